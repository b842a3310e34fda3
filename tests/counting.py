"""How much work is done: calls of functions, which are the same on every machine, never seconds."""

import sys
from collections.abc import Callable
from types import FrameType


def work(run: Callable[[], object]) -> int:
    """How many functions are called."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count
