"""Tests of UN Comtrade."""
