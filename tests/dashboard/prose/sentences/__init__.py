"""Tests of dashboard/prose/sentences/."""
