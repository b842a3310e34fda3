"""Texts told again: a small sketch of each, and how alike two are.

A text comes in, a sketch of at most 256 bytes goes out: the least hashes of its runs of five
words, whatever their order. Two sketches give the share of runs that the texts have in common,
within a few hundredths. A sketch of next to nothing is empty and is like no other.
"""

import re
from array import array
from heapq import nsmallest
from zlib import crc32

RUN = 5  # words; fewer would join texts that merely share the phrases of the genre
KEPT = 64
LEAST = 8  # runs: of a shorter text nothing is said
WORD = re.compile(r"\w+")


def sketch(text: str) -> bytes:
    """The least hashes of the runs of words, four bytes each, in order."""
    words = [word.encode() for word in WORD.findall(text.casefold())]
    runs = {crc32(b" ".join(words[i : i + RUN])) for i in range(len(words) - RUN + 1)}
    return array("I", nsmallest(KEPT, runs)).tobytes() if len(runs) >= LEAST else b""


def likeness(a: bytes, b: bytes) -> float:
    """The share of runs that two texts have in common, from 0 to 1."""
    return alike(frozenset(array("I", a)), frozenset(array("I", b)))


def alike(left: frozenset[int], right: frozenset[int]) -> float:
    """The same of sketches whose hashes are read already."""
    if not left or not right:
        return 0.0
    lowest = nsmallest(min(len(left), len(right), KEPT), left | right)
    return len((left & right).intersection(lowest)) / len(lowest)
