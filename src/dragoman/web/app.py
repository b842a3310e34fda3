"""The application: rooms become routes, and every answer passes the gate.

A path to a ledger file comes in, a Starlette application goes out. The ledger is looked at
for every request, so that a page shows what was added since, and a missing file is an answer (503)
and not a crash. Only names of this machine, and those given, are taken as `Host`.
"""

from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from dragoman.export import formats
from dragoman.web import answers, description, gate, lifespan, pausing, seats, verdicts
from dragoman.web.rooms import ROOMS
from dragoman.web.shelf import Shelf

FOLDER = Path(__file__).parent
LOCAL = ("localhost", "127.0.0.1", "[::1]")


def create(
    ledger_path: Path,
    *hosts: str,
    reviewer: str | None = None,
    private: bool = False,
    workers: int = 1,
) -> Starlette:
    """The pages over one ledger file; `hosts` are further names that it may be asked under.

    With a `reviewer` judgements can be made by whoever asks, in that name unless another is given:
    for the author's own machine. Without one judging needs a token, and so does reading where the
    pages are `private`. `workers` is how many processes answer, this one included.
    """
    named = [f"[{host}]" if ":" in host else host for host in hosts]
    app = Starlette(
        routes=_routes(ledger_path),
        middleware=[
            Middleware(gate.Gate),
            Middleware(TrustedHostMiddleware, allowed_hosts=[*LOCAL, *named], www_redirect=False),
            Middleware(
                seats.Door, ledger=ledger_path, reviewer=reviewer, private=private, workers=workers
            ),
        ],
        exception_handlers=answers.handlers(),
        lifespan=partial(lifespan.lifespan, ledger_path),
    )
    app.router.redirect_slashes = False  # no answer of ours sends a reader elsewhere
    return app


def _routes(path: Path) -> list[BaseRoute]:
    """Files stand first: `{id}` would otherwise take `x.json` for an identifier."""
    shelf = Shelf(path)
    twins = [Route(f"{room.twin}.json", shelf.endpoint(answers.twin(room))) for room in ROOMS]
    files = [
        Route(f"{room.twin}.{form.suffix}", shelf.endpoint(answers.file(room, form)))
        for room in ROOMS
        for form in formats()
        if form.takes in room.gives
    ]
    pictures = [
        Route(f"{room.twin}.{name}.svg", shelf.endpoint(answers.picture(paint), drawn=True))
        for room in ROOMS
        for name, paint in room.pictures.items()
    ]
    pages = [Route(room.path, shelf.endpoint(answers.page(room))) for room in ROOMS]
    judged = Route("/review", verdicts.endpoint(path), methods=["POST"])
    paused = Route("/sources", pausing.endpoint(path), methods=["POST"])
    asked = Route("/sign-in", seats.sign_in)
    told = Route("/openapi.json", description.endpoint(ROOMS))
    static = Mount("/static", StaticFiles(directory=FOLDER / "static"))
    return [static, judged, paused, asked, told, *twins, *files, *pictures, *pages]
