"""What a passage that the grammar cannot read may mean, for a reader to choose. Pure."""
