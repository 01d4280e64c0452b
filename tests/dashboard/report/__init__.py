"""Tests of dashboard/report/, and of the command that writes one."""
