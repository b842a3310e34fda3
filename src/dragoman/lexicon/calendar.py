"""The words and forms a language writes times with, read from `languages/<xx>/dates.toml`.

A TOML file of word classes and rules comes in; a `Calendar` goes out, whose rules are tries over
words, classes and other rules, so that matching never tries them one by one. A form that could
match without a calendar word or a figure in it is refused with a `DataError`: the cheap gate in
front of the search depends on it. Nothing here knows a date; `dates` gives the rules meaning.

A form is a line of elements: a word; `{class}` or `{class:slot}`; `<rule>` for what another rule
gives; `[optional]`; `(this|that)`; a backslash makes the next sign a word. Classes that need no
list, because figures and capitals show them: `day`, `month_number`, `year`, `short_year`,
`ordinal_day`, `number`, `clock`, `hour`, `four_figures`, `name`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal

from msgspec import Struct, field

from dragoman.errors import DataError
from dragoman.lexicon import files

Fixed = int | str | bool
Bound = Literal["at", "from", "until", "by", "before"]

FIGURES = frozenset(
    "day month_number year short_year ordinal_day number clock hour four_figures name".split()
)
END = ""  # among what can come next: nothing has to
# Figures the gate sees by their shape; a month in figures is joined to its day by a sign.
_TELLING = frozenset({"year", "ordinal_day", "clock", "month_number"})
_ELEMENT = re.compile(
    r"\\(\S)|([\[\]()|])|\{(\w+)(?::(\w+))?\}|<(\w+)(?::(\w+))?>|([^\s\[\]()|{}<>]+)|(\S)"
)


class Word(Struct, frozen=True, gc=False):
    """One reading of a word: its class and value, and the words that must follow it."""

    kind: str
    value: int | str
    rest: tuple[str, ...] = ()


class Rule(Struct, frozen=True):
    """What a form gives: the builder `makes` it from slots and `fixed` values."""

    makes: str
    fixed: Mapping[str, Fixed]
    after: frozenset[str]  # the word before must be one of these; empty: any
    unless: frozenset[str]  # none of these among the eight words before
    not_next: frozenset[str]  # nor one of these next; "<capital>" is any capitalised word


class Accept(Struct, frozen=True):
    """The end of a form: its rule, and for each element passed the slot it fills."""

    rule: Rule
    slots: tuple[str | None, ...]


class Trie(Struct, frozen=True):
    """A state: what may come next, and the rules complete here."""

    steps: dict[str, "Trie"] = field(default_factory=dict)  # "word" or "{class}"
    calls: dict[str, "Trie"] = field(default_factory=dict)  # name of another rule
    accepts: list[Accept] = field(default_factory=list)


class Calendar(Struct, frozen=True):
    """All that `dates` needs to know of one language."""

    words: Mapping[str, tuple[Word, ...]]
    rules: Mapping[str, Trie]
    starting: Mapping[str, frozenset[str]]  # for each word or class, the rules it may begin
    following: Mapping[tuple[str, str], frozenset[str]]  # for a rule and its first, the second
    gate: frozenset[str]  # lower-case words without one of which, or a figure, there is no time
    proper: frozenset[str]  # those of them that count only when capitalised
    known: frozenset[str]  # every lower-case word a form can pass through
    capital: frozenset[str]  # classes whose words count only when capitalised
    wary: frozenset[str]  # words that are also verbs or names
    dotted: frozenset[str]  # abbreviations that may be followed by a dot
    possessive: tuple[str, ...]
    ordinal_suffixes: frozenset[str]
    lead: frozenset[str]  # words before a year or month that make it a time
    function: frozenset[str]  # words after a year or month that do not make it an adjective
    not_before: frozenset[str]
    not_after: frozenset[str]
    bounds: Mapping[str, Bound]  # "since" -> "from", "until" -> "until", "by" -> "by"
    bounds_after: Mapping[str, Bound]

    def of_class(self, kind: str) -> frozenset[str]:
        """The words of one class: of "weekday" and "month" with their short forms."""
        return frozenset(w for w, means in self.words.items() if any(m.kind == kind for m in means))


class _RuleData(Struct, frozen=True, forbid_unknown_fields=True):
    gives: str
    makes: str
    forms: tuple[str, ...]
    fixed: dict[str, int | str | bool] = {}
    after: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    not_next: tuple[str, ...] = ()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    order: tuple[str, ...]
    anchors: tuple[str, ...]
    capital: tuple[str, ...]
    wary: tuple[str, ...]
    dotted: tuple[str, ...]
    possessive: tuple[str, ...]
    ordinal_suffixes: tuple[str, ...]
    lead: tuple[str, ...]
    function: tuple[str, ...]
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]
    bounds: dict[str, Bound]
    words: dict[str, dict[str, int | str]]
    rule: tuple[_RuleData, ...]
    bounds_after: dict[str, Bound] = {}  # where the word stands behind the time


@cache
def load(language: str) -> Calendar:
    """The calendar of a language (ISO 639-1). Raises `DataError` when the file is at fault."""
    path = f"languages/{language}/dates.toml"
    return compiled(files.toml(path, _File), path)


def languages() -> list[str]:
    """The languages that have a calendar."""
    return [p.parent.name for p in sorted((files.folder() / "languages").glob("*/dates.toml"))]


def compiled(data: _File, path: str) -> Calendar:
    """Turn a checked file into a calendar; `path` is named in errors."""
    words = _words(data)
    gate = _gate(data, words)
    rules = _rules(data, gate, path)
    firsts = _firsts(rules)
    return Calendar(
        words=words,
        rules=rules,
        starting=_starting(firsts),
        following=_following(rules, firsts),
        gate=gate,
        proper=_proper(gate, words, frozenset(data.capital)),
        known=_known(rules.values(), words),
        capital=frozenset(data.capital),
        wary=frozenset(data.wary),
        dotted=frozenset(data.dotted),
        possessive=data.possessive,
        ordinal_suffixes=frozenset(data.ordinal_suffixes),
        lead=frozenset(data.lead),
        function=frozenset(data.function),
        not_before=frozenset(data.not_before),
        not_after=frozenset(data.not_after),
        bounds=data.bounds,
        bounds_after=data.bounds_after,
    )


def _words(data: _File) -> dict[str, tuple[Word, ...]]:
    """Readings by first word, longest first; a word that is not wary is also `firm_<class>`."""
    found: dict[str, list[Word]] = {}
    for kind, entries in data.words.items():
        firm = f"firm_{kind}" in _used(data)
        for text, value in entries.items():
            head, *rest = text.split()
            kinds = [kind, f"firm_{kind}"] if firm and text not in data.wary else [kind]
            found.setdefault(head, []).extend(Word(k, value, tuple(rest)) for k in kinds)
    return {head: tuple(sorted(ws, key=lambda w: -len(w.rest))) for head, ws in found.items()}


def _used(data: _File) -> frozenset[str]:
    return frozenset(re.findall(r"\{(\w+)", " ".join(f for r in data.rule for f in r.forms)))


def _gate(data: _File, words: Mapping[str, tuple[Word, ...]]) -> frozenset[str]:
    anchors = set(data.anchors)
    plain = {w for w, readings in words.items() if any(r.kind in anchors for r in readings)}
    inflected = {w + suffix for w in plain for suffix in data.possessive}
    return frozenset(plain | inflected | {w + "." for w in plain if w in data.dotted})


def _proper(
    gate: frozenset[str], words: Mapping[str, tuple[Word, ...]], capital: frozenset[str]
) -> frozenset[str]:
    def small(word: Word) -> bool:
        return word.kind.removeprefix("firm_") not in capital

    return frozenset(g for g in gate if g in words and not any(map(small, words[g])))


def _known(rules: Iterable[Trie], words: Mapping[str, tuple[Word, ...]]) -> frozenset[str]:
    """The words of all classes, and those that forms spell out."""
    rests = (word.rest for means in words.values() for word in means)
    return frozenset(words).union(*rests, *(_spelled(trie) for trie in rules))


def _spelled(trie: Trie) -> frozenset[str]:
    later = (_spelled(step) for step in (*trie.steps.values(), *trie.calls.values()))
    return frozenset(trie.steps).union(*later)


def _rules(data: _File, gate: frozenset[str], path: str) -> dict[str, Trie]:
    """One trie for each rule name, in `order`; a rule may call only those named before it."""
    tries: dict[str, Trie] = {name: Trie() for name in data.order}
    anchored = dict.fromkeys(data.order, True)
    for rule in sorted(data.rule, key=lambda r: _place(data, r, path)):
        callable_ = frozenset(data.order[: data.order.index(rule.gives)])
        shared = _shared(rule)
        for form in rule.forms:
            where = f"{path}: form {form!r}"
            for steps in _flat(form, where):
                _check(steps, data, callable_, where)
                anchored[rule.gives] &= _anchored(steps, data, gate, anchored)
                _insert(tries[rule.gives], steps, shared)
    if not anchored[data.order[-1]]:
        loose = [name for name, told in anchored.items() if not told]
        raise DataError(f"{path}: {loose}: a form has no word of a class in `anchors` and no year")
    return tries


def _shared(rule: _RuleData) -> Rule:
    after, unless, not_next = map(frozenset, (rule.after, rule.unless, rule.not_next))
    return Rule(rule.makes, rule.fixed, after, unless, not_next)


def _firsts(rules: Mapping[str, Trie]) -> dict[str, frozenset[str]]:
    """The words and classes each rule may begin with."""
    firsts: dict[str, frozenset[str]] = {}
    for name, trie in rules.items():  # in `order`: what a rule calls is there already
        firsts[name] = frozenset(trie.steps).union(*(firsts[call] for call in trie.calls))
    return firsts


def _starting(firsts: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    keys = frozenset[str]().union(*firsts.values())
    return {key: frozenset(name for name in firsts if key in firsts[name]) for key in keys}


def _following(
    rules: Mapping[str, Trie], firsts: Mapping[str, frozenset[str]]
) -> dict[tuple[str, str], frozenset[str]]:
    """What can stand second in each rule, by what stands first; `END` where the first is all."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for name, trie in rules.items():
        for key in firsts[name]:
            after = _behind(trie.steps[key], firsts) if key in trie.steps else frozenset[str]()
            for call, step in trie.calls.items():
                inner = found.get((call, key), frozenset[str]())
                after |= (inner - {END}) | (_behind(step, firsts) if END in inner else inner)
            found[name, key] = after
    return found


def _behind(trie: Trie, firsts: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """What can come next in a state of a rule."""
    ends = {END} if trie.accepts else set()
    return frozenset(trie.steps).union(ends, *(firsts[call] for call in trie.calls))


def _place(data: _File, rule: _RuleData, path: str) -> int:
    if rule.gives not in data.order:
        raise DataError(f"{path}: rule gives {rule.gives!r}, which `order` does not name")
    return data.order.index(rule.gives)


class _Step(Struct, frozen=True):
    kind: Literal["word", "class", "call"]
    text: str
    slot: str | None = None


_Steps = tuple[_Step, ...]


def _flat(form: str, where: str) -> Iterator[_Steps]:
    """All plain sequences a form stands for."""
    elements = list(_ELEMENT.finditer(form))
    sequences, rest = _alternatives(elements, 0, where)
    if rest != len(elements):
        raise DataError(f"{where}: a bracket is closed that was not opened")
    yield from dict.fromkeys(s for s in sequences if s)


def _alternatives(elements: list[re.Match[str]], at: int, where: str) -> tuple[list[_Steps], int]:
    """Sequences up to the closing bracket at this depth, and where it stands."""
    done: list[_Steps] = []
    current: list[_Steps] = [()]
    while at < len(elements) and elements[at][2] not in ("]", ")"):
        sign = elements[at][2]
        at += 1
        if sign in ("[", "("):
            inner, at = _group(elements, at, "]" if sign == "[" else ")", where)
            current = [a + b for a in current for b in (*inner, *([()] if sign == "[" else []))]
        elif sign == "|":
            done, current = done + current, [()]
        else:
            step = _step(elements[at - 1], where)
            current = [(*s, step) for s in current]
    return done + current, at


def _group(
    elements: list[re.Match[str]], at: int, closing: str, where: str
) -> tuple[list[_Steps], int]:
    inner, at = _alternatives(elements, at, where)
    if at == len(elements) or elements[at][2] != closing:
        raise DataError(f"{where}: {closing!r} is missing")
    return inner, at + 1


def _step(element: re.Match[str], where: str) -> _Step:
    escaped, _, kind, kind_slot, call, call_slot, word, stray = element.groups()
    if stray:
        raise DataError(f"{where}: {stray!r} is not understood; a backslash makes it a word")
    if kind:
        return _Step("class", kind, kind_slot or kind.removeprefix("firm_"))
    if call:
        return _Step("call", call, call_slot or call)
    return _Step("word", escaped or word)


def _check(steps: _Steps, data: _File, callable_: frozenset[str], where: str) -> None:
    """Every class must be listed, every call must name a rule that comes before."""
    for step in steps:
        kind = step.text.removeprefix("firm_")
        if step.kind == "class" and kind not in data.words and kind not in FIGURES:
            raise DataError(f"{where}: class {step.text!r} has no words")
        if step.kind == "call" and step.text not in callable_:
            raise DataError(f"{where}: <{step.text}> must stand before this rule in `order`")


def _anchored(
    steps: _Steps, data: _File, gate: frozenset[str], anchored: Mapping[str, bool]
) -> bool:
    """True when the sequence holds something the gate sees."""
    return any(
        (step.kind == "word" and step.text in gate)
        or (step.kind == "class" and step.text in _TELLING)
        or (step.kind == "class" and step.text.removeprefix("firm_") in data.anchors)
        or (step.kind == "call" and anchored[step.text])
        for step in steps
    )


def _insert(trie: Trie, steps: _Steps, rule: Rule) -> None:
    for step in steps:
        branch = trie.calls if step.kind == "call" else trie.steps
        key = f"{{{step.text}}}" if step.kind == "class" else step.text
        trie = branch.setdefault(key, Trie())
    trie.accepts.append(Accept(rule, tuple(step.slot for step in steps)))
