"""Texts that are several pieces of news: the entries of a list, the items of a newsletter.

Sentences with what they name come in, items go out, each with whose paper it is. None come out of
prose, whose sentences go on with one another.
"""
