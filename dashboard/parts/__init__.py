"""Pieces that pages share: blocks, tables, cards, controls, statements."""
