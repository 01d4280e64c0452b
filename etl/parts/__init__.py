"""What the figures of a vintage lie in: parts named by their content, in memory or on disk."""
