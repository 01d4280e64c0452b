"""Tests of dashboard/state/."""
