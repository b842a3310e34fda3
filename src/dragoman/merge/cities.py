"""Whether two names of cities name one: in any spelling, and of capitals in any language.

Cities as documents write them come in, a plain answer goes out: "Ha Noi" is "Hanoi" and 河内, and
"Кубинка" is "Kubinka". Cities that share no table are compared by their letters and characters.
"""

from functools import cache, lru_cache

from dragoman.lexicon.capitals import capitals
from dragoman.names import fold, latin, same_person, script


@lru_cache(maxsize=65536)
def same_city(a: str, b: str) -> bool:
    """Whether two cities can be one."""
    one, other = fold(a), fold(b)
    if _joined(one) == _joined(other):
        return True
    state = _states().get(one)
    if state is not None:
        return state == _states().get(other)
    return script(one) != script(other) and same_person(one, other)


@lru_cache(maxsize=65536)
def comparable(a: str, b: str) -> bool:
    """Whether two different names speak of two cities: not across scripts, unless tables know."""
    known = _states()
    return script(a) == script(b) or (fold(a) in known and fold(b) in known)


def _joined(folded: str) -> str:
    return latin(folded).replace(" ", "")


@cache
def _states() -> dict[str, str]:
    return {fold(form): state for form, state in capitals().items()}
