"""Tests of dashboard/prose/fact_sheets/."""
