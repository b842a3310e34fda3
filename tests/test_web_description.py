"""The description of the API: of every room, true of its answers, and fuzzed on a real server."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import httpx
import pytest
from hypothesis import HealthCheck, given, settings

from dragoman import ledger
from dragoman.ledger.queries_judgements import views
from dragoman.web import tokens
from dragoman.web.description import ASKS, QUESTIONS, describe
from dragoman.web.rooms import ROOMS
from tests import making, serving
from tests.test_web_review import contradicting

if TYPE_CHECKING:
    from collections.abc import Callable

    import schemathesis

    Asked = schemathesis.Case[Any]
    Check = Callable[..., bool | None]
else:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        schemathesis = pytest.importorskip(
            "schemathesis", reason="schemathesis is not installed: make .venv/.ready-dev"
        )

FOLDER = Path(ledger.__file__).parents[1] / "web/rooms"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    readings = [*serving.readings(), *contradicting()]
    return serving.fill(tmp_path_factory.mktemp("api") / "full.db", readings)


@pytest.fixture(scope="module")
def address(path: Path) -> Iterator[str]:
    with serving.served(path) as found:
        yield found


@pytest.fixture(scope="module")
def secret(path: Path) -> str:
    return tokens.add(path, "fuzzer", "judge", making.NOW)


def test_every_room_is_described_with_all_it_takes() -> None:
    assert set(ASKS) <= {room.twin for room in ROOMS}
    for room in ROOMS:
        module = room.look.__module__.rpartition(".")[2]
        code = (FOLDER / f"{module}.py").read_text(encoding="utf-8")
        asked = set(re.findall(r'asking\.(?!party)\w+\(request, "(\w+)"', code))
        asked |= set(re.findall(r'query_params\.get(?:list)?\("(\w+)"', code))
        if "period(book, request" in code:
            asked |= {"since", "until"}
        assert asked - {"raw"} <= set(ASKS.get(room.twin, ())), room.twin
    assert {name for asked in ASKS.values() for name in asked} == set(QUESTIONS)


def test_the_description_is_of_the_addresses_there_are(address: str) -> None:
    described = httpx.get(f"{address}/openapi.json", timeout=60).json()
    assert described["openapi"] == "3.1.0"
    assert {f"{room.twin.replace(':path', '')}.json" for room in ROOMS} <= set(described["paths"])
    assert {"/engagements.csv", "/map.geojson", "/review"} <= set(described["paths"])
    assert "post" in described["paths"]["/review"]


API: Any = schemathesis.openapi.from_dict(describe(ROOMS))
OPERATIONS = {one.label: one for one in (found.ok() for found in API.get_all_operations())}
CHECKS = [
    schemathesis.checks.CHECKS.get_one(name)
    for name in (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
    )
]


@pytest.mark.parametrize("label", OPERATIONS)
def test_no_question_is_too_strange(address: str, secret: str, label: str) -> None:
    head = {"Authorization": f"Bearer {secret}"}

    @settings(
        max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
    )
    @given(OPERATIONS[label].as_strategy())
    def ask(case: Asked) -> None:
        answer = case.call(base_url=address, headers=head, timeout=60, allow_redirects=False)
        case.validate_response(answer, checks=cast("list[Check]", CHECKS))

    ask()


def test_a_program_with_a_token_makes_and_undoes_a_judgement(
    path: Path, address: str, secret: str
) -> None:
    head = {"authorization": f"Bearer {secret}"}
    with httpx.Client(timeout=60, base_url=address, headers=head) as web:
        question = web.get("/review.json").json()["question"]
        form = {"verdict": "accept", "a": question["a"], "why": "seen"}
        assert web.post("/review", data=form).status_code == 303
        with ledger.reader(path) as book:
            made = views(book.db)[0]
        assert (made.verb, made.who, made.why) == ("accept", "fuzzer", "seen")
        assert web.post("/review", data={"verdict": "undo", "id": made.id}).status_code == 303
