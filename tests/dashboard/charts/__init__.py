"""Tests of dashboard/charts/."""
