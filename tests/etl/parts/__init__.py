"""Tests of what vintages lie in."""
