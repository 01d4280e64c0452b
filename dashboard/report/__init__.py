"""The claims and main charts as pages that are read from a folder, without a server."""
