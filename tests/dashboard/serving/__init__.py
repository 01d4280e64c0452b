"""Tests of dashboard/serving/."""
