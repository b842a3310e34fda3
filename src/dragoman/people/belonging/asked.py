"""Whose somebody is whom an answer names without a state: the one that the question names.

    Q. And Fiji?  A. I saw Prime Minister X in Lima.        X is of Fiji

Sentences of a transcript come in, persons and states out. Refused are questions that name two
states, and answers that name two people without one.
"""

from collections.abc import Sequence

from dragoman.records import Actor, Mention, Sentence

_NEAR = 2  # sentences behind a question that answer it


def states(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    actors: Sequence[Sequence[Actor]],
) -> dict[int, str]:
    """The state of each person whom only an answer names."""
    found: dict[int, str] = {}
    asked, behind = "", 0
    for sentence, named, acting in zip(sentences, mentions, actors, strict=True):
        behind += 1
        if sentence.lows[-1] == "?":
            codes = {m.ref or "" for m in named if m.kind == "state"}
            asked, behind = codes.pop() if len(codes) == 1 else "", 0
        elif asked and behind <= _NEAR and (who := _answered(acting)) is not None:
            found.setdefault(who, asked)
    return found


def _answered(acting: Sequence[Actor]) -> int | None:
    """The one person without a state in a sentence in which a speaker says "I"."""
    voices = {a.person for a in acting if a.pronoun == "speaker"} - {None}
    others = {a.person for a in acting if a.kind == "person" and not a.parties} - voices
    return others.pop() if voices and len(others) == 1 else None
