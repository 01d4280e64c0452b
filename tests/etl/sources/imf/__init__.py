"""Tests of the IMF."""
