"""Sources put to rest and woken on their page: the only setting that these pages write.

A form with the name of a source and what to do comes in; the file of the source is written anew
beside the ledger, as `dragoman source pause` writes it, and the reader comes back to its line. It
is taken only of whoever may judge, like an answer of a review.
"""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from msgspec.structs import replace
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman import sources
from dragoman.errors import InputError
from dragoman.web import forms, seats

DO = {"pause": True, "resume": False}


def endpoint(path: Path) -> Callable[[Request], object]:
    """The endpoint that pauses and resumes the sources of a ledger."""

    async def answer(request: Request) -> Response:
        form = forms.read(await request.body())
        seats.judging(request, None)
        name = forms.field(form, "source")
        if forms.field(form, "do") not in DO:
            raise InputError(f"do: is one of {', '.join(DO)}")
        await run_in_threadpool(_set, sources.folder_of(path), name, paused=DO[form["do"]])
        return RedirectResponse(f"/sources#{quote(name)}", 303)

    return answer


def _set(folder: Path, name: str, *, paused: bool) -> None:
    found = [one for one in sources.load(folder, lambda _: None) if one.name == name]
    if not found:
        raise InputError("source: none of these settings has this name")
    sources.save(folder, replace(found[0], paused=paused))
