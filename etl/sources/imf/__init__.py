"""The IMF's trade by partner: ``source`` asks, ``bodies`` takes apart, ``answers`` reads."""
