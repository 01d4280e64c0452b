"""The dashboard: from vintages to charts, claims and downloads. Reads data, never writes any."""
