"""A document cut into sentences, and each laid out as a row: its tokens, marks, times and denials.

Text and the words of a language come in, rows go out. Nothing is told here of who did what: a mark
says that a word of the lexicon stands at a token, no more.
"""
