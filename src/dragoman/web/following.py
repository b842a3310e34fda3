"""A process that ends with the one that began it, however that ends.

What to do at that moment comes in; a thread waits for it from then on. A process that nobody of
ours began has nothing to wait for. It is needed because a process that is killed tells no one.
"""

from collections.abc import Callable
from multiprocessing import parent_process
from threading import Thread


def follow(end: Callable[[], None]) -> None:
    """Call this when the process that began this one is gone."""
    beginner = parent_process()
    if beginner is None:
        return

    def wait() -> None:
        beginner.join()
        end()

    Thread(target=wait, name="follow", daemon=True).start()
