"""Asks services and keeps what they answer: the only room with a network, and raw answers."""
