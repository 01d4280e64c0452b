"""Tests of dashboard/frames/."""
