"""How identifiers are made: a letter, a hyphen and twelve letters of base 32, from content alone.

Sixty bits: among a million claims two clash with a chance of one in two million. Nothing random
and no counter goes in, so a rebuilt ledger has the identifiers of the old one. A belief is named
after its earliest claim, and `claim_of` leads from any such name back to the claim, which is how
an identifier still finds its engagement after a merge.
"""

import hashlib

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # no i l o u: read aloud without doubt


def short(prefix: str, *parts: str) -> str:
    """`prefix-` and twelve letters that stand for these parts in this order."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[:8], "big") >> 4
    return f"{prefix}-" + "".join(ALPHABET[number >> shift & 31] for shift in range(55, -5, -5))


def sorted_pair(a: str, b: str) -> tuple[str, str]:
    """Two identifiers in the order in which pairs are kept."""
    return (a, b) if a <= b else (b, a)


def named_after(prefix: str, claim: str) -> str:
    """The name of the belief whose earliest claim is `claim`: `C-x` gives `E-x`."""
    return f"{prefix}-{claim[2:]}"


def claim_of(belief: str) -> str:
    """The claim that a belief of this name was, or would have been, named after."""
    return f"C-{belief[2:]}"
