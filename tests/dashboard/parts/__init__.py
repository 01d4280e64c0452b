"""Tests of dashboard/parts/."""
