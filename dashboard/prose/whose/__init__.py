"""Whose trade with whom a sentence tells of, from its words and those before it."""
