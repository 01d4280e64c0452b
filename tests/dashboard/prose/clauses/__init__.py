"""Tests of dashboard/prose/clauses/."""
