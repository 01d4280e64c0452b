"""Figures on object storage, and the copy of them that a machine reads."""
