"""What is known: a vintage with its reference tables, and what changed between two."""
