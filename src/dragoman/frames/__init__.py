"""Reading by frames: a document in a language whose grammar is data, to what it claims.

Languages with a `grammar.toml` come here; English has stages of its own, which know more. The same
engine reads all of them: sentences, marks (words of the lexicon), people, clauses, engagements,
objects. It prefers silence: a clause whose two parties are not known makes no engagement.
"""

from dragoman.frames.reading import read

__all__ = ["read"]
