"""Tests of the probe of live services."""
