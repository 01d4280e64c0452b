"""What is said on the command line, and what is said back."""
