"""The claims of one sentence, and what keeps it from being read."""
