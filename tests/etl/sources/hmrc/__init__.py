"""Tests of HMRC."""
