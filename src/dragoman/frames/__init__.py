"""Reading by frames: a document in a language whose grammar is data, to what it claims.

Languages with a `grammar.toml` come here; English has stages of its own, which know more. The same
engine reads all of them, in rooms of which each sees only those above it here:

    sentence     sentences, each laid out as a row: tokens, marks, times, what is denied
    persons      who is named, in which office, of which state, since when
    clause       a phrase with its actors and times, where it was, whether it happened
    engagements  clauses made into engagements, each once
    things       instruments, levels, editions, pledges and areas

`reading` walks through them. It prefers silence: a clause whose two parties are not known makes no
engagement.
"""

from dragoman.frames.reading import read

__all__ = ["read"]
