"""Whether the office someone holds answers to a shorter or looser way of naming it.

"The Lao minister", "the PM" and "the defence chief" come in as words and a head; an office as
introduced comes in beside them; yes or no goes out. Nothing is looked up but words.
"""

from dragoman.people.offices import OfficeGroup

_LONG = {
    "pm": ("prime", "minister"),
    "fm": ("foreign", "minister"),
    "dpm": ("deputy", "prime", "minister"),
}


def asked_of(office: OfficeGroup) -> set[str]:
    """The words a holder's own office must have to be meant."""
    said = (
        w
        for w in office.words.lower().replace("-", " ").split()
        if w not in ("of", "for", "the", "and")
    )
    return {word for w in said for word in _LONG.get(w, (w,))}


_SECOND = frozenset({"vice", "deputy"})
_UNDER = frozenset({"state", "assistant", "junior"})  # of ministers: no minister of the cabinet
_FIRST = frozenset(
    {"president", "prime minister", "premier", "speaker", "chairman", "governor", "king"}
)
_CHIEFS = frozenset({"chief", "head", "minister"})  # "the defence chief" is the minister


def answers(asked: set[str], key: str, office: str, held: str) -> bool:
    """Whether an office as introduced answers to a shorter way of naming it."""
    own = set(office.lower().replace("-", " ").split())
    if "minister" in own:
        own = {"deputy" if w in _UNDER else w for w in own}
    if _SECOND & own - asked and (key in _FIRST or (len(asked) > 1 and "prime" not in own)):
        return False  # "the president" is no vice-president, "the foreign minister" no deputy
    if asked <= own | {"defense" if w == "defence" else w for w in own}:
        return True
    if (
        asked & _CHIEFS
        and asked - _CHIEFS
        and held.rsplit(maxsplit=1)[-1] in ("minister", "secretary")
    ):
        return {"defence" if w == "defense" else w for w in asked - _CHIEFS} <= {
            "defence" if w == "defense" else w for w in own
        }
    if asked in ({key}, {"leader"}):
        return (
            key == held
            or held.endswith(" " + key)
            or (
                key == "leader"
                and held
                in (
                    "president",
                    "prime minister",
                    "king",
                    "chancellor",
                    "premier",
                    "general secretary",
                )
            )
        )
    return False
