"""To which state somebody belongs whom the document names without one.

A document, its sentences and persons come in; evidence and the state whose paper it is go out, each
with the reason. States that are only talked of are no evidence; no sign, no answer.
"""
