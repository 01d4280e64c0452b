"""Tests of dashboard/measures/."""
