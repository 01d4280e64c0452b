"""Tests of dashboard/prose/examples/."""
