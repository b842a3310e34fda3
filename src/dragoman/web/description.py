"""The description of what programs can ask here, in OpenAPI 3.1, made of the rooms themselves.

Every room gives its twin and its files with the questions it takes (`ASKS`) and, from the type of
its record, the form of the answer; the taking of forms is described beside them. Nothing is
told twice: a room or a format that is added stands here too.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.metadata import version
from typing import get_type_hints

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dragoman.export import formats
from dragoman.export.shapes import Table
from dragoman.lexicon.languages import having
from dragoman.records import Record
from dragoman.web import asking, forms, pausing, verdicts
from dragoman.web.room import Room
from dragoman.web.schemas import Json, schema

# What each room takes, by the path of its twin; days are of ISO 8601.
ASKS: Mapping[str, tuple[str, ...]] = {
    "/today": ("on", "since", "limit", "lang"),
    "/engagements": (
        "party",
        "kind",
        "status",
        "since",
        "until",
        "text",
        "person",
        "place",
        "page",
        "limit",
    ),
    "/engagement/{id}": ("page",),
    "/document/{id}": ("page",),
    "/office/{party}/{office:path}": ("on",),
    "/relation/{a}/{b}": ("limit",),
    "/compare": ("pair", "party"),
    "/people": ("name", "page"),
    "/mechanisms": ("party",),
    "/mechanism/{id}": ("page",),
    "/instruments": ("party", "kind", "status", "since", "until", "text", "page"),
    "/pledges": ("party", "by", "kind", "status", "since", "until", "text", "page"),
    "/levels": ("party", "kind", "status", "since", "until", "text", "page"),
    "/instrument/{id}": ("page",),
    "/pledge/{id}": ("page",),
    "/level/{id}": ("page",),
    "/map": ("since", "until", "party"),
    "/network": ("since", "until", "party", "of"),
    "/sources": ("page", "source"),
    "/search": ("text", "q", "page"),
    "/review": ("at", "after", "who"),
}
_TEXT: Json = {"type": "string", "maxLength": asking.LONGEST}
_DAY: Json = {"type": "string", "format": "date"}
_NUMBER: Json = {"type": "integer", "minimum": 1}
_MANY: Json = {"type": "array", "items": _TEXT}
QUESTIONS: Mapping[str, tuple[Json, str]] = {
    "on": (_DAY, "a day"),
    "since": (_DAY, "the first day"),
    "until": (_DAY, "the last day"),
    "limit": ({**_NUMBER, "maximum": 200}, "how many of a list, 100 at most in a digest"),
    "page": ({**_NUMBER, "maximum": asking.LAST_PAGE}, "which part of a list"),
    "lang": (_TEXT, "the language of a digest"),
    "party": (_MANY, "a state or organisation by code or name; several: all of them"),
    "by": (_TEXT, "the party that promises"),
    "pair": (_MANY, "a relation, as MNG-VNM"),
    "kind": (_TEXT, "a kind of the codebook"),
    "status": (_TEXT, "a status of the codebook"),
    "text": (_TEXT, "words that are searched for"),
    "q": (_TEXT, "the same as text"),
    "name": (_TEXT, "a name, in any script"),
    "person": (_TEXT, "somebody, by a name in any spelling or an identifier"),
    "place": (_TEXT, "a town, a state, or both: Accra, Ghana"),
    "of": ({"type": "string", "enum": ["parties", "people"]}, "whom a network is of"),
    "source": (_TEXT, "the name of a source"),
    "at": (_TEXT, "the key of a question"),
    "after": (_TEXT, "the key of the question before"),
    "who": (_TEXT, "a reviewer, on the author's own machine"),
}
ERRORS = {
    "400": "cannot be asked so", "401": "needs a token", "404": "not in the ledger",
    "414": "the address is too long", "429": "too many wrong tokens",
    "503": "the ledger cannot be read, or the question took too long",
}  # fmt: skip


class Error(Record):
    """Why something was not answered."""

    status: int
    error: str


def endpoint(rooms: Iterable[Room]) -> Callable[[Request], Response]:
    """The endpoint that gives the description as a file; it is made when first asked for."""

    @cache
    def described() -> bytes:
        return msgspec.json.format(msgspec.json.encode(describe(rooms)), indent=2) + b"\n"

    return lambda _: Response(described(), media_type="application/json")


def describe(rooms: Iterable[Room]) -> Json:
    """The description of these rooms."""
    rooms = tuple(rooms)
    answers = {room.twin: get_type_hints(room.look)["return"] for room in rooms}
    parts: dict[str, Json] = {}
    forms = {twin: schema(answer, parts) for twin, answer in answers.items()}
    schema(Error, parts)
    paths: Json = {f"{_plain(room)}.json": {"get": _twin(room, forms[room.twin])} for room in rooms}
    for room in rooms:
        for form in formats():
            if form.takes in room.gives:
                raw = form.takes is Table
                paths[f"{_plain(room)}.{form.suffix}"] = {
                    "get": _get(room, f"{form.label} of {room.twin}", form.media_type, {}, raw=raw)
                }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Dragoman", "version": version("dragoman"), "description":
                 "What a ledger holds, read-only but for judgements and the pausing of sources."},
        "paths": {
            **paths, "/review": {"post": _judging()}, "/sources": {"post": _pausing()},
        },
        "components": {"schemas": parts, "securitySchemes": {
            "token": {"type": "http", "scheme": "bearer"},
            "password": {"type": "http", "scheme": "basic"}}},
        "security": [{}, {"token": []}, {"password": []}],
    }  # fmt: skip


def _plain(room: Room) -> str:
    """The path of its twin, parts named only."""
    return room.twin.replace(":path", "")


def _twin(room: Room, form: Json) -> Json:
    return _get(room, f"What {room.twin} shows", "application/json", form)


def _get(room: Room, summary: str, media: str, form: Json, *, raw: bool = False) -> Json:
    told: Json = {"content": {media.partition(";")[0]: {"schema": form}}, "description": summary}
    asked = [_asked(name) for name in ASKS.get(room.twin, ())]
    if raw:
        flag = {"type": "string", "enum": ["0", "1"]}
        asked.append({"name": "raw", "in": "query", "schema": flag,
                      "description": "1: for programs, nothing guarded"})  # fmt: skip
    inside = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in re.findall(r"\{(\w+)\}", _plain(room))
    ]
    return {"summary": summary, "parameters": [*inside, *asked],
            "responses": {"200": told, **_errors(ERRORS)}}  # fmt: skip


def question(name: str) -> tuple[Json, str]:
    """The form of what is asked by this name, and what it means."""
    form, words = QUESTIONS[name]
    if name == "lang":
        form = {"type": "string", "enum": list(having("headlines.toml"))}
    return form, words


def _asked(name: str) -> Json:
    form, words = question(name)
    return {"name": name, "in": "query", "schema": form, "description": words}


def _errors(errors: Mapping[str, str]) -> Json:
    """Errors of rooms are JSON, those of the gate and the door plain text."""
    error: Json = {"$ref": "#/components/schemas/web.description.Error"}
    return {
        status: {"description": words, "content": {
            "application/json": {"schema": error}, "text/plain": {"schema": {"type": "string"}},
            "text/html": {"schema": {"type": "string"}}}}
        for status, words in errors.items()
    }  # fmt: skip


def _judging() -> Json:
    """A verdict: a form, as the page of reviews sends it; needs a token of scope `judge`."""
    field: Json = {"type": "string", "maxLength": forms.LONGEST}
    names = ("a", "b", "field", "value", "id", "why", "after", "who")
    fields: Json = {"verdict": _one_of(verdicts.VERDICTS), **dict.fromkeys(names, field)}
    done = "made; the next question"
    return _posted("Make a judgement, or undo one", fields, ("verdict",), done)


def _pausing() -> Json:
    """A source put to rest or woken; needs a token of scope `judge` too."""
    name: Json = {"type": "string", "maxLength": forms.LONGEST, "minLength": 1}
    fields: Json = {"source": name, "do": _one_of(pausing.DO)}
    return _posted("Pause a source, or resume it", fields, ("source", "do"), "done; its line")


def _one_of(known: Iterable[str]) -> Json:
    return {"type": "string", "enum": list(known)}


def _posted(summary: str, fields: Json, required: Iterable[str], done: str) -> Json:
    """What takes a form."""
    form: Json = {"type": "object", "required": list(required), "properties": fields}
    more = {"403": "a token that only reads, or another site's page", "411": "no length",
            "413": "too long a form", "415": "no form"}  # fmt: skip
    return {
        "summary": summary,
        "requestBody": {
            "required": True, "content": {"application/x-www-form-urlencoded": {"schema": form}},
        },
        "responses": {"303": {"description": done}, **_errors({**ERRORS, **more})},
    }  # fmt: skip
