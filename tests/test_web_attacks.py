"""What someone who means harm tries on pages and files, by number of the list of attacks.

31 to 34, 36, 37, 39 and 41 stand where their subject is tested: exports, letters, pictures, hosts,
hostile documents, reviews.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from dragoman import ledger
from dragoman.errors import LedgerError
from dragoman.ledger.queries_claims import hurry
from tests import hostile, serving

SOURCE = Path(ledger.__file__).parent.parent


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    path = hostile.fill(tmp_path_factory.mktemp("web") / "hostile.db")
    with (
        serving.served(path) as address,
        httpx.Client(timeout=60, base_url=address) as client,
    ):
        yield client


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "*",
        "NEAR(a b)",
        "a] OR [b",
        "' OR 1=1 --",
        "a*b^2",
        "-a",
        '"a" AND',
        "\u0000",
        "(" * 99,
    ],
)
@pytest.mark.parametrize(
    "where", ["/search?text=", "/engagements?text=", "/people?name=", "/engagements.csv?text="]
)
def test_attack_30_what_is_typed_is_never_a_query(
    web: httpx.Client, where: str, words: str
) -> None:
    path, _, name = where.partition("?")
    assert web.get(path, params={name.rstrip("="): words}).status_code == 200


@pytest.mark.parametrize("field", ["kind", "status"])
def test_attack_30_only_known_values_of_a_facet_are_asked(web: httpx.Client, field: str) -> None:
    answer = web.get("/engagements", params={field: "held' OR '1'='1"})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "/engagements.csv",
        "/engagements.ics?party=VNM",
        "/today.atom",
        '/office/VNM/a"; filename="evil.exe.csv',
        "/office/VNM/..%2f..%2fetc%2fpasswd.csv",
        "/office/VNM/" + "a" * 150 + ".csv",
    ],
)
def test_attack_35_a_file_is_named_by_us(web: httpx.Client, address: str) -> None:
    answer = web.get(address)
    assert answer.status_code == 200, answer.text
    named = answer.headers["content-disposition"]
    assert re.fullmatch(r'attachment; filename="[A-Za-z0-9-]{1,80}\.[a-z]{3,4}"', named)
    assert "set-cookie" not in answer.headers


def test_attack_35_a_line_end_reaches_no_header(web: httpx.Client) -> None:
    answer = web.get("/office/VNM/x%0d%0aSet-Cookie:%20a=b.csv")
    assert answer.status_code in (200, 404)
    assert "set-cookie" not in answer.headers


def test_attack_38_a_stored_page_is_shown_as_text_alone(web: httpx.Client) -> None:
    documents = web.get("/sources.json").json()["documents"]
    assert documents
    for line in documents:
        answer = web.get(f"/document/{line['id']}")
        assert "<style>*" not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "script-src" not in answer.headers["content-security-policy"]


def test_attack_40_nothing_secret_is_set_or_told(web: httpx.Client) -> None:
    for address in ("/", "/review", "/review.json", "/method", "/sources"):
        answer = web.get(address)
        assert "set-cookie" not in answer.headers
        assert "server" not in answer.headers or "uvicorn" in answer.headers["server"]
        assert str(SOURCE) not in answer.text


def test_attack_42_what_is_asked_cannot_forge_a_line_of_the_log(
    web: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    web.get("/engagement/x%0d%0aERROR forged", headers={"user-agent": "x\tERROR forged"})
    assert not [record for record in caplog.records if "forged" in record.getMessage()]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/engagements?page=100001", 400),
        ("/engagements?limit=100000", 400),
        ("/?limit=101", 400),
        ("/compare?" + "&".join(["pair=MNG-VNM"] * 50), 200),
        ("/compare?" + "&".join(f"pair=MNG-{x}" for x in "VNM KEN PRT GHA URY FIN".split()), 400),
        ("/search?page=501", 400),
    ],
)
def test_attack_43_no_question_asks_for_too_much(
    web: httpx.Client, address: str, status: int
) -> None:
    assert web.get(address).status_code == status


def test_attack_43_a_question_ends_when_its_time_is_over(tmp_path: Path) -> None:
    path = serving.fill(tmp_path / "a.db", serving.readings())
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    with pytest.raises(LedgerError, match="interrupted"):
        _ask(path, endless)


def _ask(path: Path, query: str) -> None:
    with ledger.reader(path) as book:
        hurry(book, 0.05)
        book.db.execute(query).fetchone()
