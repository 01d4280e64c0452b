"""Asks the live services their smallest questions, one for each thing taken for granted of them.

What is taken for granted stands in one module a source, as data with a pure judge each;
``planning`` says which are asked where, ``asking`` asks, ``keeping`` keeps what came.
"""
