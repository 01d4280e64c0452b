"""Tables kept by hand: what each may hold, and all that is wrong with one, in plain words. Pure."""
