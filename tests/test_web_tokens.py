"""Who may judge and read: the author's own machine, tokens of two scopes, and everyone else."""

import stat
from base64 import b64encode
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from dragoman import ledger
from dragoman.cli import dragoman
from dragoman.errors import DragomanError, InputError
from dragoman.ledger.queries_judgements import views
from dragoman.ledger.queries_review import questions
from dragoman.web import tokens
from dragoman.web.seats import TRIES
from tests import making, serving
from tests.test_web_review import contradicting

Head = dict[str, str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return serving.fill(tmp_path / "review.db", contradicting())


def bearer(secret: str) -> Head:
    return {"authorization": f"Bearer {secret}"}


def basic(name: str, secret: str) -> Head:
    return {"authorization": "Basic " + b64encode(f"{name}:{secret}".encode()).decode()}


def accepting(path: Path, **more: str) -> dict[str, str]:
    with ledger.reader(path) as book:
        return {"verdict": "accept", "a": questions(book)[0].a, **more}


def made(path: Path) -> list[tuple[str, str]]:
    with ledger.reader(path) as book:
        return [(j.verb, j.who) for j in views(book.db)]


def test_a_token_is_kept_as_its_hash_in_a_file_of_its_owner(path: Path) -> None:
    secret = tokens.add(path, "amara", "judge", making.NOW)
    file = tokens.beside(path)
    assert secret not in file.read_text()
    assert len(secret) > 40
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert tokens.add(path, "bertil", "read", making.NOW) != secret
    assert [(t.name, t.scope) for t in tokens.held(path)] == [
        ("amara", "judge"),
        ("bertil", "read"),
    ]
    assert secret.encode() not in path.read_bytes()


@pytest.mark.parametrize(
    ("today", "opens"), [("2026-01-31", True), ("2026-02-01", False), ("2025-01-01", True)]
)
def test_a_token_ends_on_its_day(path: Path, today: str, opens: bool) -> None:
    secret = tokens.add(path, "amara", "judge", making.NOW, ends="2026-01-31")
    assert (tokens.opened_by(path, secret, today) is not None) == opens


@pytest.mark.parametrize("name", ["", " ", "a:b", "x" * 81, "a\nb"])
def test_a_name_that_a_header_cannot_bear_is_refused(path: Path, name: str) -> None:
    with pytest.raises(InputError, match="name"):
        tokens.add(path, name, "judge", making.NOW)
    assert not tokens.beside(path).exists()


def test_a_broken_file_of_tokens_opens_nothing(path: Path) -> None:
    tokens.beside(path).write_text("[{]")
    with pytest.raises(DragomanError, match="tokens"):
        tokens.held(path)
    with serving.asked(path) as web:
        assert web.get("/review").status_code == 200
        assert web.get("/review", headers=bearer("x")).status_code == 500


def test_without_a_token_others_read_and_judge_nothing(path: Path) -> None:
    with serving.asked(path) as web:
        assert "This server only shows" in web.get("/review").text
        head = {"sec-fetch-site": "same-origin"}
        answer = web.post("/review", data=accepting(path, who="amara"), headers=head)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Basic")
        assert web.get("/sign-in").status_code == 401
    assert made(path) == []


def test_a_token_signs_with_its_own_name_whatever_is_asked(path: Path) -> None:
    secret = tokens.add(path, "amara", "judge", making.NOW)
    with serving.asked(path) as web:
        form = accepting(path, who="somebody else")
        assert web.post("/review", data=form, headers=bearer(secret)).status_code == 303
    assert made(path) == [("accept", "amara")]


def test_a_browser_signs_in_and_judges_with_its_token_as_the_password(path: Path) -> None:
    secret = tokens.add(path, "amara", "judge", making.NOW)
    own = {"sec-fetch-site": "same-origin", **basic("whoever", secret)}
    with serving.asked(path) as web:
        answer = web.get("/sign-in", headers=own)
        assert (answer.status_code, answer.headers["location"]) == (303, "/review")
        assert 'name="verdict"' in web.get("/review", headers=own).text
        assert web.post("/review", data=accepting(path), headers=own).status_code == 303
    assert made(path) == [("accept", "amara")]


def test_attack_39_a_browser_that_is_signed_in_is_not_used_by_another_page(path: Path) -> None:
    secret = tokens.add(path, "amara", "judge", making.NOW)
    with serving.asked(path) as web:
        for site in ({"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}, {}):
            head = {**site, **basic("amara", secret)}
            assert web.post("/review", data=accepting(path), headers=head).status_code == 403
    assert made(path) == []


def test_attack_41_a_token_that_reads_judges_nothing(path: Path) -> None:
    secret = tokens.add(path, "amara", "read", making.NOW)
    with serving.asked(path) as web:
        answer = web.post("/review", data=accepting(path), headers=bearer(secret))
        assert answer.status_code == 403
        assert "only reads" in answer.text
    assert made(path) == []


@pytest.mark.parametrize("address", ["/", "/review.json", "/engagements.csv", "/static/style.css"])
def test_private_pages_are_read_with_a_token_alone(path: Path, address: str) -> None:
    secret = tokens.add(path, "amara", "read", making.NOW)
    with serving.asked(path, private=True) as web:
        assert web.get(address).status_code == 401
        assert web.get(address, headers=bearer("dgm_wrong")).status_code == 401
        assert web.get(address, headers=bearer(secret)).status_code == 200
        tokens.remove(path, "amara")
        assert web.get(address, headers=bearer(secret)).status_code == 401


@pytest.mark.parametrize(
    "given",
    [
        "",
        "Bearer",
        "Basic",
        "Basic ???",
        "Basic YQ==",
        "Digest x",
        "Bearer \xe9",
        "x" * 999,
    ],
)
def test_what_is_no_token_is_refused_and_not_told_back(path: Path, given: str) -> None:
    with serving.asked(path) as web:
        answer = web.get("/review", headers={b"authorization": given.encode("latin-1")})
        assert answer.status_code == 401
        assert "xxx" not in answer.text


def test_attack_40_a_token_in_an_address_is_no_token(path: Path) -> None:
    secret = tokens.add(path, "amara", "judge", making.NOW)
    with serving.asked(path, private=True) as web:
        for name in ("token", "access_token", "authorization"):
            answer = web.get(f"/review?{name}={secret}")
            assert answer.status_code == 401
            assert secret not in answer.text


def test_attack_43_tokens_cannot_be_guessed_at_leisure(path: Path) -> None:
    secret = tokens.add(path, "amara", "judge", making.NOW)
    with serving.asked(path) as web:
        codes = [web.get("/", headers=bearer(f"dgm_{n}")).status_code for n in range(TRIES + 1)]
        assert codes == [401] * TRIES + [429]
        assert web.get("/", headers=bearer(secret)).status_code == 429
        assert web.get("/").status_code == 200


@pytest.mark.parametrize(("workers", "tries"), [(4, 2), (64, 1)])
def test_attack_43_each_process_takes_its_share_of_guesses(
    path: Path, workers: int, tries: int
) -> None:
    with (
        serving.served(path, workers=workers) as address,
        httpx.Client(timeout=60, base_url=address) as web,
    ):
        codes = [web.get("/", headers=bearer(f"dgm_{n}")).status_code for n in range(tries + 1)]
    assert codes == [401] * tries + [429]


def test_the_verbs_make_show_and_end_tokens(path: Path) -> None:
    run = CliRunner()

    def said(*words: str) -> str:
        found = run.invoke(dragoman, ["token", *words, "--ledger", str(path)])
        assert found.exit_code == 0, found.output
        return found.stdout

    secret = said("add", "amara", "--scope", "judge", "--ends", "2030-01-31").strip()
    assert tokens.opened_by(path, secret, "2029-01-01") is not None
    assert "amara" in said("list")
    assert secret not in said("list", "--format", "json")
    said("remove", "amara")
    assert tokens.held(path) == ()
    assert run.invoke(dragoman, ["token", "remove", "amara", "--ledger", str(path)]).exit_code != 0
