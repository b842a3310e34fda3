"""What was signed, agreed, promised and held again: instruments, levels, editions, pledges, areas.

Rows and what the document has told come in, things with their words go out. A noun alone is no
instrument and no edition.
"""
