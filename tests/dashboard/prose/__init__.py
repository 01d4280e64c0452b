"""Tests of dashboard/prose/."""
