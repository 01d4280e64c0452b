"""Tests of dashboard/prose/words/."""
