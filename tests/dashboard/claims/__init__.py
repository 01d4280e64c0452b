"""Tests of dashboard/claims/."""
