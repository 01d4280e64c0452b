"""What leaves the house: rows of numbers, readings, receipts, CSV and JSON. Pure."""
