"""A sentence as the grammar looks at it: its numbers, its nouns of trade and whose they are."""
