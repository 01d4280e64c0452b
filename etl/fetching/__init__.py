"""Asks publishers' services, as no other room does, and keeps their raw answers."""
