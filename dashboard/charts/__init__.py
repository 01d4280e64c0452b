"""Charts: rows to a description of what is shown, and that to plotly's figure or SVG. Pure."""
