"""Tests of what asks and keeps answers."""
