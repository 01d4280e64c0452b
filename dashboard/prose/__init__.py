"""Claims in a text: its words, numbers and countries, and what its sentences assert of trade.

What things are called, from the text to its claims:

- ``Mark``: a word, or several, by what the language's file says they mean.
- ``Sentence``: where one stands in the text. ``Attributed``: its marks in plain words, and who
  says it. ``Document``: all of a text.
- ``Clause``: a sentence as the grammar looks at it, with its ``Term``s (nouns of trade, whose and
  with whom), ``Quantity``s (numbers that count something) and ``Span``s (times).
- ``Assertion``: what of a clause asserts something: a number, a rank, a rise, a record.
- ``Piece``: a mark as examples are compared by. ``Shape``: what an example teaches. ``Fit``: a part
  of a clause that has the shape of one. ``FittedNumber``: an assertion in such a part.
- ``Sheet``: a heading, and what it says of the figures under it. ``SheetLine``: a sentence of one.
- ``Pair``: whose trade with whom is spoken of. ``Before``: what a sentence leaves to the next.
- ``Reading``: one way to take an assertion, with what was assumed. ``Candidate``: the readings of
  one claim. ``Unread``: words of trade that are not read, and why. ``Found``: either of them.
- ``Said`` (of ``dashboard.claims``): a statement in explicit terms.

``told``, as a name, is whatever a function has picked out so far; what it is, its type says.

Three grammars stand behind two keys of ``[syntax]``. Where they differ most each has its own code:

- Neither key, as in English: ``clauses.ownership`` reads whose a noun is, by the words around it,
  ``measured.attachment`` what a number is of, by those beside it.
- ``genitive``, as in Russian: the owner stands after its noun, ``clauses.beside``.
- ``verb_last``, as in Azerbaijani: all that is said of a noun stands before it, with its case,
  ``clauses.leading``; the verb after a number tells what it is of, ``measured.closing``.
"""
