"""Pieces and a calendar's rules in, all that the rules can make at one place out.

A rule's trie is walked with everything a piece can be; what one rule gives to another is
remembered, so that the work is bounded by places times rules and not by their combinations.
Where two forms of one rule end at the same place, the one wins that says more itself: a word
before a class, a class before another rule. Only forms of the same words fall to file order.
"""

from collections.abc import Sequence

from dragoman.dates.building import Slot, Value, build
from dragoman.dates.pieces import Piece, Told, tell
from dragoman.lexicon.calendar import END, Accept, Calendar, Trie

_LOOK_BACK = 8  # words before, searched for those a rule is refused after
_NOTHING = frozenset[str]()
Matches = dict[int, Value]


class Matcher:
    """One sentence under the rules; holds nothing but what was already found in it."""

    def __init__(self, pieces: Sequence[Piece], calendar: Calendar) -> None:
        self._pieces = pieces
        self._calendar = calendar
        self._known: dict[tuple[str, int], Matches] = {}
        self._told: dict[int, Told] = {}

    def at(self, rule: str, start: int) -> Matches:
        """What `rule` gives from piece `start` on, by the piece it ends before."""
        key = (rule, start)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = {}
            if self._may_begin(rule, start):
                self._walk(self._calendar.rules[rule], start, start, (), found)
        return found

    def _may_begin(self, rule: str, start: int) -> bool:
        """Whether a piece and the next could open a rule: a look that ends most walks."""
        told = self._tell(start)
        if rule not in told.rules or told.several:
            return rule in told.rules
        behind = self._tell(start + 1).keys if start + 1 < len(self._pieces) else _NOTHING
        following = self._calendar.following
        for key in told.keys:
            after = following.get((rule, key))
            if after and (END in after or not after.isdisjoint(behind)):
                return True
        return False

    def _tell(self, here: int) -> Told:
        told = self._told.get(here)
        if told is None:
            told = self._told[here] = tell(self._pieces, here, self._calendar)
        return told

    def _walk(
        self, trie: Trie, start: int, here: int, values: tuple[Slot, ...], found: Matches
    ) -> None:
        for accept in trie.accepts:
            if here not in found and self._allowed(accept, start, here):
                value = build(accept.rule.makes, _slots(accept, values))
                if value is not None:
                    found[here] = value
        if here >= len(self._pieces) or not (trie.steps or trie.calls):
            return
        told, steps = self._tell(here), trie.steps
        for symbol in told.symbols if steps else ():
            step = steps.get(symbol.key)
            if step:
                self._walk(step, start, here + symbol.length, (*values, symbol.value), found)
        for call, step in trie.calls.items():
            if call in told.rules:
                for end, value in self.at(call, here).items():
                    self._walk(step, start, end, (*values, value), found)

    def _allowed(self, accept: Accept, start: int, end: int) -> bool:
        rule = accept.rule
        if rule.after and (start == 0 or self._pieces[start - 1].low not in rule.after):
            return False
        if rule.not_next and end < len(self._pieces):
            piece = self._pieces[end]
            name = "{name}" in self._tell(end).keys and "<capital>" in rule.not_next
            if name or piece.low in rule.not_next:
                return False
        before = self._pieces[max(0, start - _LOOK_BACK) : start] if rule.unless else ()
        return not any(piece.low in rule.unless for piece in before)


def _slots(accept: Accept, values: tuple[Slot, ...]) -> dict[str, Slot]:
    named = {name: v for name, v in zip(accept.slots, values, strict=True) if name}
    return {**accept.rule.fixed, **named}
