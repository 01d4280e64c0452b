"""Tests of ``etl``: rules, the client against a local service, refreshes end to end."""
