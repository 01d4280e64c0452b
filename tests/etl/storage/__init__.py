"""Tests of object storage, against a real server on the loopback."""
