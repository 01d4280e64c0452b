"""Tests of dashboard/prose/rephrasing/."""
