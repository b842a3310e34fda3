"""Things of the ledger in a sentence: "an engagement", "a level", and which verb shows which.

A kind or an identifier comes in, words go out, for the messages that say why something cannot be.
"""

SHOWN = {
    "E": ("engagement", "`dragoman show {id}` shows it"),
    "H": ("person", "`dragoman person {id}` shows them"),
    "I": ("instrument", "`dragoman explain {id}` shows it"),
    "M": ("mechanism", "`dragoman explain {id}` shows it"),
    "N": ("mechanism", "`dragoman explain {id}` shows the edition"),
    "L": ("level", "`dragoman explain {id}` shows it"),
    "G": ("pledge", "`dragoman explain {id}` shows it"),
    "T": ("tenure", "`dragoman explain {id}` shows it"),
    "C": ("claim", "`dragoman explain {id}` shows it"),
    "J": ("judgement", "`dragoman log {id}` shows it"),
}
LISTED = {
    "engagement": "`dragoman engagements` lists them",
    "person": "`dragoman person NAME` finds people",
    "instrument": "`dragoman instruments` lists them",
    "mechanism": "`dragoman mechanisms` lists them",
    "level": "`dragoman levels` lists them",
    "pledge": "`dragoman pledges` lists them",
    "tenure": "`dragoman person NAME` lists them",
    "claim": "`dragoman explain ID` lists those of a thing",
    "belief": "identifiers begin as E-, H-, I-, M-, N-, L-, G-, T- or C-, and lists show them",
    "judgement": "`dragoman log` lists them",
}


def a(kind: str) -> str:
    """A kind with its article: "an engagement", "a level"."""
    return f"an {kind}" if kind[:1] in "aeiou" else f"a {kind}"


def of_its_kind(id: str) -> str | None:
    """The kind that the first letter of an identifier tells; None where it tells none."""
    return SHOWN[id[:1]][0] if id[1:2] == "-" and id[:1] in SHOWN else None


def shown(id: str) -> str:
    """The verb that shows what has this identifier."""
    return SHOWN[id[:1]][1].format(id=id)
