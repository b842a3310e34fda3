"""The record in words: codes, dates, places and whole sentences, in any language with phrases.

Beliefs and lines of the ledger come in, plain text goes out: never markup, never escaped, and
never more than the record holds. Digest, exports, pages and command line all say it through here.
"""
