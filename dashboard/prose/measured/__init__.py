"""What a number is said of: an amount, a change, a share of which trade, of which goods."""
