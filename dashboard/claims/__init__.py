"""Claims: sentences about trade as data, and the verdict a published rule gives them. Pure."""
