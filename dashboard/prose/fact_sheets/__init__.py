"""Figures under a heading, as fact sheets tell them: without verbs, and whose only once."""
