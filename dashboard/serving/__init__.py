"""Bytes and headers: routes, the first page, packing; never a trade term."""
