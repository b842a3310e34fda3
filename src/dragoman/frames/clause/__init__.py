"""One clause of a row: its phrase, when and where it was, and whether it happened.

A row and its people come in, clauses with their slots go out. What its cues leave in doubt stays
open, and what the row denies is not told.
"""
