"""Who is named in a document, in which office, of which state, since when.

Rows come in, people and tenures go out. A name is one by its shape beside an office; whose paper
the text is tells of those whose state no word gives, with the reason.
"""
