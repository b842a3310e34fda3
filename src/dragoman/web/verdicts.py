"""Answers to the questions of the review page: the only thing these pages write to the ledger.

A form comes in, one judgement goes to the ledger, and the reader goes on to the next question. It
is taken only of whoever may judge (see `seats`), only from a page of this server or with a token in
its head (`gate` looks at where a request comes from), and only of known fields.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman import ledger
from dragoman.errors import InputError
from dragoman.ledger import Ledger, judgements
from dragoman.ledger.judgements import Signed
from dragoman.ledger.views import JudgementView
from dragoman.web import forms, seats
from dragoman.web.forms import Form, field

Judge = Callable[[Ledger, Form, Signed], JudgementView]


def _pair(form: Form) -> list[str]:
    return [field(form, "a"), field(form, "b")]


VERDICTS: Mapping[str, Judge] = {
    "same": lambda book, form, by: judgements.merge(book, _pair(form), by),
    "same-person": lambda book, form, by: judgements.same_person(book, _pair(form), by),
    "different": lambda book, form, by: judgements.different(
        book, field(form, "a"), field(form, "b"), by
    ),
    "accept": lambda book, form, by: judgements.accept(book, field(form, "a"), by),
    "reject": lambda book, form, by: judgements.reject(book, field(form, "a"), by),
    "correct": lambda book, form, by: judgements.correct(
        book, field(form, "a"), field(form, "field"), field(form, "value"), by
    ),
    "undo": lambda book, form, by: judgements.undo(book, field(form, "id"), by),
}


def endpoint(path: Path) -> Callable[[Request], object]:
    """The endpoint that takes an answer."""

    async def answer(request: Request) -> Response:
        form = forms.read(await request.body())
        who = seats.judging(request, form.get("who"))
        await run_in_threadpool(_judge, path, form, who)
        after = {k: form[k] for k in ("after", "who") if form.get(k)}
        return RedirectResponse(f"/review?{urlencode(after)}" if after else "/review", 303)

    return answer


def _judge(path: Path, form: Form, who: str) -> None:
    judge = VERDICTS.get(form.get("verdict", ""))
    if judge is None:
        raise InputError(f"verdict: is one of {', '.join(VERDICTS)}")
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    by = Signed(who, at, form.get("why") or "seen in review")
    with ledger.writer(path, make=False) as book:
        judge(book, form, by)
