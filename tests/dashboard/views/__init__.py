"""Tests of dashboard/views/."""
