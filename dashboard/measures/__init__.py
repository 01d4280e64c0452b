"""Measures of trade by name: formulas over figures, pure and free of the screen."""
