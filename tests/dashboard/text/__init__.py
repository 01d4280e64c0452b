"""Tests of dashboard/text/."""
