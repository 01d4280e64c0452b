"""Claims in a text: its words, numbers and countries, and what its sentences assert of trade."""
