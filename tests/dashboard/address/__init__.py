"""Tests of dashboard/address/."""
