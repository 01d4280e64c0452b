"""UN Comtrade: ``source`` asks as ``plan`` says, ``answers`` and ``rows`` read what comes."""
