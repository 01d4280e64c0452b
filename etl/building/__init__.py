"""Makes a vintage of figures: reads what was kept or imported, checks, drafts and publishes it."""
