"""Clauses made into engagements: drafted, parted by whom they are with, folded over the document.

Clauses of all rows come in, engagements go out, each once. A clause of which fewer than two parties
are known makes none.
"""
