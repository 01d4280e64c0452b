"""What is typed after ``python -m dashboard``: the arguments, and what each command does."""
