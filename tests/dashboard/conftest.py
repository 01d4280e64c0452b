"""What tests of ``dashboard`` share."""

from hypothesis import settings

# How long an example takes says more of the machine's other work than of the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
