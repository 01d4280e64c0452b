"""From an address to what is asked, and back. Pure."""
