"""Tests of dashboard/prose/times/."""
