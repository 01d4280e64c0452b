"""Tests of ``dashboard``: measures, claims, frames, charts and pages."""
