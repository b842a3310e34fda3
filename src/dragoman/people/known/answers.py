"""Whether the office someone holds answers to a shorter or looser way of naming it.

"The Lao minister", "the PM" and "the defence chief" come in as words and a head; an office as
introduced comes in beside them; yes or no goes out. Nothing is looked up but words.
"""

from dragoman.lexicon.people import People
from dragoman.people.written.offices import OfficeGroup


def asked_of(office: OfficeGroup, words: People) -> set[str]:
    """The words a holder's own office must have to be meant."""
    said = (
        w
        for w in office.words.lower().replace("-", " ").split()
        if w not in ("of", "for", "the", "and")
    )
    return {word for w in said for word in words.long.get(w, (w,))}


def answers(asked: set[str], key: str, office: str, held: str, words: People) -> bool:
    """Whether an office as introduced answers to a shorter way of naming it."""
    said = office.lower().replace("-", " ").split()
    own = {word for w in said for word in words.long.get(w, (w,))}
    if "minister" in own:
        own = {"deputy" if w in words.under else w for w in own}
    if words.second & own - asked and (
        key in words.first or (len(asked) > 1 and "prime" not in own)
    ):
        return False  # "the president" is no vice-president, "the foreign minister" no deputy
    if asked <= own | {"defense" if w == "defence" else w for w in own}:
        return True
    if key in words.sovereigns:
        return office.lower() in words.sovereigns[key]
    if _by_matter(asked, held, words):
        return _plain(asked - words.chiefs) <= _plain(own)
    if asked in ({key}, {"leader"}):
        leads = key == "leader" and held in words.leaders and not words.second & own
        return key == held or held.endswith(" " + key) or leads
    return False


def seconds(asked: set[str], office: str, words: People) -> bool:
    """Whether an office is that of the second in rank of what is asked for: a deputy secretary."""
    return bool(words.second & set(office.lower().replace("-", " ").split()) - asked)


def _by_matter(asked: set[str], held: str, words: People) -> bool:
    """Whether an office is named by its matter alone: "the defence chief"."""
    minister = held.rsplit(maxsplit=1)[-1] in ("minister", "secretary")
    return bool(asked & words.chiefs and asked - words.chiefs) and minister


def _plain(office: set[str]) -> set[str]:
    """The words of an office in one spelling."""
    return {"defence" if w == "defense" else w for w in office}
