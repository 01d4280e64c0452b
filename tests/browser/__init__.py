"""The pages in a real Chromium, served by the command a reader would use."""
