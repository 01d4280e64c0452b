"""Tests. No test needs a network."""
