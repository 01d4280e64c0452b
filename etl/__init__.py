"""From publishers' answers to vintages of trade flows. Knows nothing of the dashboard."""
