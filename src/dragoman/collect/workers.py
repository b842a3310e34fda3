"""Parsing apart: processes that may be slow, grow or fall without taking the run with them.

A function of a module and its arguments go in, a future of its result comes out. A process that
takes longer than its time, or more memory than it may, is ended and replaced; the future then
raises an `InputError` that says so. `serve` is what such a process does, until its input ends.
"""

import os
import pickle  # between our own processes alone
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from types import TracebackType
from typing import IO, Any, ParamSpec, Self, TypeVar

from dragoman.errors import DragomanError, InputError
from dragoman.records import Page, Reading

Read = Callable[[Page, str | None], tuple[Reading, ...]]
P = ParamSpec("P")
R = TypeVar("R")
# Not `-m`: the package imports this module, and Python would warn of having it twice.
_PROGRAM = f"import sys; from {__name__} import serve; serve(int(sys.argv[1]))"
SECONDS = 60.0  # for one list or page
MEMORY = 4 * 1024**3  # bytes of addresses; the words of all languages take a quarter of it


class Workers:
    """A few processes, each with one task at a time."""

    def __init__(
        self, count: int | None = None, *, seconds: float = SECONDS, memory: int = MEMORY
    ) -> None:
        self._seconds, self._memory = seconds, memory
        self._threads = ThreadPoolExecutor(count or min(4, os.cpu_count() or 1))
        self._mine = threading.local()
        self._all: set[subprocess.Popen[bytes]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if _type is not None:
            self._end_all()  # what runs is not waited for
        self._threads.shutdown(cancel_futures=True)
        self._end_all()

    def _end_all(self) -> None:
        for process in list(self._all):
            self._end(process)

    def submit(self, work: Callable[P, R], *args: P.args, **more: P.kwargs) -> Future[R]:
        """The result of `work`, a function of a module; raises what it raises of Dragoman's."""
        return self._threads.submit(lambda: self._done(work, args, more))

    def _done(self, work: Callable[..., R], args: tuple[object, ...], more: dict[str, object]) -> R:
        process: subprocess.Popen[bytes] = getattr(self._mine, "process", None) or self._start()
        timer = threading.Timer(self._seconds, process.kill)
        timer.start()
        try:
            _send(process.stdin, (work, args, more))
            good, result = _got(process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            self._mine.process = None
            self._end(process)
            raise InputError(
                f"could not be read within {self._seconds:.0f} s and {self._memory >> 20} MiB"
            ) from error
        finally:
            timer.cancel()
        if not good:
            raise InputError(result)
        found: R = result
        return found

    def _start(self) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(  # noqa: S603  # this interpreter, this module
            [sys.executable, "-c", _PROGRAM, str(self._memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        self._all.add(process)
        with suppress(EOFError, OSError, pickle.UnpicklingError):  # the first task will tell
            _got(process.stdout)  # it is ready: only from here does a task's time run
        self._mine.process = process
        return process

    def _end(self, process: "subprocess.Popen[bytes]") -> None:
        self._all.discard(process)
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        process.wait()


def _send(pipe: IO[bytes] | None, value: object) -> None:
    if pipe is None:
        raise EOFError
    pickle.dump(value, pipe, pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def _got(pipe: IO[bytes] | None) -> tuple[bool, Any]:
    if pipe is None:
        raise EOFError
    good, result = pickle.load(pipe)  # noqa: S301  # our own process wrote it
    return good, result


def serve(memory: int) -> None:
    """Do what comes in on standard input until it ends."""
    import signal  # noqa: PLC0415  # only the process needs these

    with suppress(ImportError, ValueError, OSError):  # systems without such limits
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the run; it ends this one
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    with suppress(EOFError, BrokenPipeError, pickle.UnpicklingError):  # the run was ended
        _send(answers, (True, None))
        while True:
            work, args, more = pickle.load(sys.stdin.buffer)  # noqa: S301
            _send(answers, _tried(work, args, more))


def _tried(
    work: Callable[..., object], args: tuple[object, ...], more: dict[str, object]
) -> tuple[bool, object]:
    try:
        return True, work(*args, **more)
    except DragomanError as error:
        return False, str(error)
    except MemoryError:
        return False, "takes more memory than one page may"
    except RecursionError:
        return False, "is nested too deep"
    except Exception as error:  # noqa: BLE001  # a defect costs one page, not the run
        return False, f"a defect in Dragoman, please report it: {type(error).__name__}: {error}"
