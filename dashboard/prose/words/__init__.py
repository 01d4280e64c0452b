"""Words of a language: a text cut into them, what each means, and which are data."""
