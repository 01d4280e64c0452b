"""Tests of what makes vintages."""
