"""Tests of dashboard/prose/gist/."""
