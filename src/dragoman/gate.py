"""Which sentences are worth parsing: one look at the words of each, before anything is built.

A sentence matters when it has a word of dealings between states and names two that deal: parties
or office-holders. It is parsed with its neighbours, since they say who "he" is and when it was, and
with the head of the document. In general news most sentences are skipped, which is where the
speed comes from; in reports of meetings hardly any are. `near` takes the same look at whole
paragraphs, so that most of them are never cut into tokens, and at the document: of a long one
about home (a law, a speech) only what brings in somebody foreign matters.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from dragoman.lexicon.gate import Gate, Names
from dragoman.parts import blanked
from dragoman.records import Sentence

OPENING = 4  # sentences kept at the head of a document that matters
WIDE, NARROW = (2, 4), (1, 2)  # sentences kept before and after one that matters
_HEADS = 3  # lines more that may head what is kept
_DENSE = 0.3  # share of sentences that matter in a report of dealings; a speech has fewer
_SURE = 0.15  # share of sentences that surely matter in a document whose other names are believed
_SIDES = 2  # names of those who deal with one another
_FEW = 3  # sentences whose names are believed
_SHORT = 30  # sentences of a report that goes on with one name and surnames: "X met both guests"
_FULL = 0.4  # share of sentences that matter in a report of nothing else
_LONG = 8  # paragraphs; a shorter report may leave its own state unnamed
_LENGTHY = 24  # paragraphs; a report so long names its own state more often than its guest's
_LISTED = frozenset("-–—•·*▪◦●;")  # what items of a list begin or end with
_OWN = 0.5  # share of paragraphs that matter in a longer one that may do so too
_FOREIGN = 0.34  # share of those that bring in somebody foreign; fewer do in a law or a speech


def near(paragraphs: Sequence[str], words: Gate) -> set[int]:
    """The paragraphs that `keep` could take a sentence from: the rest need not be cut at all."""
    plain = blanked("\0".join(paragraphs))
    cut, lows = plain.split("\0"), plain.lower().split("\0")
    telling = {
        n: found
        for n, low in enumerate(lows)
        if not words.telling_parts.isdisjoint(found := low.split())
    }

    def matter(names: Names) -> list[int]:
        return [
            n
            for n, found in telling.items()
            if _may_matter(paragraphs[n], cut[n].split(), found, words, names)
        ]

    hot = _by_share(matter, len(paragraphs), words)
    kept = _around(hot, paragraphs)
    if len(paragraphs) <= _LONG or len(hot) >= _OWN * len(paragraphs):
        return kept
    foreign = _foreign({n: cut[n].split() for n in kept}, lows, words)
    abroad = [n for n in hot if not foreign.isdisjoint(range(n - 1, n + 2))]
    of_home = len(paragraphs) > _LENGTHY and len(abroad) < _FOREIGN * len(hot)
    return _around(abroad, paragraphs) if of_home or not foreign else kept


def _by_share(matter: Callable[[Names], list[int]], many: int, words: Gate) -> list[int]:
    """What matters: by names that are sure, and where those say that much does, by all names.

    A few lines have no room to name both sides: "A Chinese hospital ship docked in Mombasa".
    """
    if many <= _FEW:
        return matter(words.wide)
    hot = matter(words.sure)
    return matter(words.wide) if hot and len(hot) >= _SURE * many else hot


def _may_matter(
    paragraph: str, found: Sequence[str], lows: Sequence[str], words: Gate, names: Names
) -> bool:
    """Whether any sentence of a telling paragraph could matter: counts parts of words."""
    named = _count(found, names.party_parts)
    heads = _count(lows, names.head_parts)
    sides = named + heads >= _SIDES or (named > 0 and "-" in paragraph)
    if sides and _deals(found, lows, words.hot_parts, words):
        return True
    one = named + heads > 0 or not words.bodies.isdisjoint(lows)
    return one and _hands_over(lows, words)


def _count(parts: Sequence[str], known: frozenset[str]) -> int:
    """How many parts are known, as far as two: more make no difference."""
    count = 0
    for part in parts:
        if part in known:
            count += 1
            if count == _SIDES:
                break
    return count


def _foreign(kept: Mapping[int, Sequence[str]], lows: Sequence[str], words: Gate) -> set[int]:
    """The paragraphs, by their parts, that name another party than most, or one without a name.

    On the shared archive documents without any gave tenures of home politics and named gatherings
    that were none between states, and no engagement; they were a third of the work.
    """
    named = {n: list(_named(found, words)) for n, found in kept.items()}
    counts = Counter(code for said in named.values() for code in {code for code, _ in said})
    home = {code for code, _ in counts.most_common(1)}
    return {
        n
        for n, said in named.items()
        if any(theirs or code not in home for code, theirs in said)
        or not words.alone.isdisjoint(lows[n].split())
    }


def _named(found: Sequence[str], words: Gate) -> Iterator[tuple[str, bool]]:
    """The parties that the parts of a paragraph name, and whether by an official of theirs.

    "Kenyan Foreign Minister X" is how papers call those of others: at home he is "the minister".
    """
    for i, part in enumerate(found):
        if part in words.named.starts and (length := words.named.length(found, i)):
            name, behind = tuple(found[i : i + length]), found[i + length : i + length + 3]
            theirs = name in words.demonyms
            yield words.codes[name], theirs and any(p.lower() in words.sure.heads for p in behind)


def keep(sentences: Sequence[Sentence], words: Gate) -> tuple[Sentence, ...]:
    """The sentences to parse, numbered anew; none when nothing in the document matters."""
    telling = [s for s in sentences if not _says_nothing(s, words)]

    def matter(names: Names, least: int = _SIDES) -> list[int]:
        return [s.index for s in telling if _matters(s, words, names, least)]

    hot = _by_share(matter, len(sentences), words)
    if len(sentences) <= _SHORT and len(hot) >= _FULL * len(sentences):
        hot = matter(words.wide, 1)
    kept = _around(hot, sentences)
    if len(kept) == len(sentences):
        return tuple(sentences)
    return tuple(replace(sentences[i], index=n) for n, i in enumerate(sorted(kept)))


def _around(hot: Iterable[int], all_: Sequence[str] | Sequence[Sentence]) -> set[int]:
    """The neighbours of what is hot, and the opening; nothing where nothing is hot.

    A list that something hot opens belongs to it: "held meetings with:", and a line for each.

    Where little is hot, the text is about other things, and its neighbours tell less: over the
    gold sets a wide reach there gains nothing and costs a third of the time on general news.
    """
    indices = list(hot)
    if not indices:
        return set()
    before, after = WIDE if len(indices) >= _DENSE * len(all_) else NARROW
    done = min(OPENING, len(all_))
    kept = set(range(done))
    listed = 0  # the end of the last list: what opens one inside it opens nothing more
    for index in indices:
        if index + 1 >= listed:
            listed = max(listed, _list_end(index, all_))
        end = min(max(index + after + 1, listed), len(all_))
        kept.update(range(_headed(max(index - before, done), done, all_), end))
        done = max(done, end)
    return kept


def _headed(start: int, done: int, all_: Sequence[str] | Sequence[Sentence]) -> int:
    """Where the lines begin that head what starts here: a day, a town, an hour, one a line."""
    first = max(start - _HEADS, done)
    while start > first and _is_item(*_edges(all_[start])) and _is_item(*_edges(all_[start - 1])):
        start -= 1
    return start


def _list_end(index: int, all_: Sequence[str] | Sequence[Sentence]) -> int:
    """The end of the list that a line opens, by a colon or above bullets; 0 where it opens none."""
    below = _edges(all_[index + 1])[0] if index + 1 < len(all_) else ""
    if _edges(all_[index])[1] != ":" and (below not in _LISTED or not below):
        return 0
    end = index + 1
    while end < len(all_) and _is_item(*_edges(all_[end])):
        end += 1
    return end + 1  # the last item may have neither sign


def _is_item(first: str, last: str) -> bool:
    """Whether a line is of a list, by its edges: a bullet, a semicolon, or no stop at its end."""
    return first in _LISTED or last in _LISTED or last.isalnum() or last == ")"


def _edges(line: str | Sentence) -> tuple[str, str]:
    """The first and the last sign of a paragraph or sentence."""
    words = line.words if isinstance(line, Sentence) else (line.strip(),)
    return words[0][:1], words[-1][-1:]


def _matters(sentence: Sentence, words: Gate, names: Names, least: int) -> bool:
    """Whether a sentence tells of dealings, by a word of them and at least so many names."""
    sides = len(names.parties.intersection(sentence.words)) + len(names.heads & sentence.said)
    able = sides >= least or _with_a_dash(sentence, names)
    if able and _deals(sentence.words, sentence.lows, words.hot, words):
        return True
    one = sides > 0 or not words.bodies.isdisjoint(sentence.said)
    return one and _hands_over(sentence.lows, words)


def _says_nothing(sentence: Sentence, words: Gate) -> bool:
    """Whether no word here is of dealings, and none of an office that changes hands."""
    return words.hot.isdisjoint(sentence.said) and words.turning.absent(sentence.said)


def _with_a_dash(sentence: Sentence, names: Names) -> bool:
    """Whether a dash joins a party to something: "Chad-led"."""
    dashed = [word for word in sentence.words if "-" in word]
    return any(word.partition("-")[0] in names.parties for word in dashed)


def _deals(written: Sequence[str], lows: Sequence[str], hot: frozenset[str], words: Gate) -> bool:
    """Whether a hot word tells of dealings here: "Chair Moyo" is a title, "due to" a reason."""
    found = hot.intersection(lows)
    if not found or not found <= words.doubtful:
        return bool(found)
    cold = _cold(lows, words)
    return any(
        low in found
        and i not in cold
        and not (low in words.titles and written[i].istitle())  # in a line of capitals a verb
        for i, low in enumerate(lows)
    )


def _cold(lows: Sequence[str], words: Gate) -> set[int]:
    """The words that stand in phrases of no dealings: "in consultation with"."""
    phrases = ((i, words.cold.length(lows, i)) for i in words.cold.beginnings(lows))
    return {j for i, length in phrases for j in range(i, i + length)}


def _hands_over(lows: Sequence[str], words: Gate) -> bool:
    """Whether an office changes hands: one name of who, or of what, then is enough."""
    return not words.turning.telling.isdisjoint(lows) and words.turning.within(lows) > 0
