"""Tests of dashboard/prose/whose/."""
