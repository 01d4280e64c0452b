"""Charts: a frame to a picture. Pure; no Dash, no reading, no measuring."""
