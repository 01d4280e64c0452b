"""Tests of dashboard/prose/measured/."""
