"""The only reader of `data/`: tables and phrases in, typed and compiled words out.

One module for each kind of data: `files` finds and checks, the others give meaning. Everything
is loaded at most once and is immutable; nothing is loaded at import.
"""
