"""Review: the queue, verdicts by form and by keyboard, and who may give them."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from lxml import html

from dragoman import ledger
from dragoman.ledger.queries_judgements import views
from dragoman.ledger.queries_review import questions
from dragoman.records import Place, Reading
from tests import making, serving
from tests.test_ledger_allegiance import told
from tests.test_web_browser import browser

__all__ = ["browser"]  # a fixture


def contradicting() -> list[Reading]:
    """One meeting that two documents place in two towns, and one without its year."""
    found = []
    for number, town in enumerate(("Lisbon", "Nairobi")):
        text = f"Document {number} of {town}: they met."
        place = {"Lisbon": "PRT", "Nairobi": "KEN"}[town]
        claim = making.engagement(text, place=Place(city=town, country=place))
        found.append(making.reading(claim, text=text, source=f"{number}.txt"))
    text = "They met on 28 November."
    undated = making.engagement(text, date="XXXX-11-28", parties=("KEN", "PRT"), participants=())
    found.append(making.reading(undated, text=text, source="year.txt", published=None))
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return serving.fill(tmp_path / "review.db", contradicting())


@pytest.fixture
def web(path: Path) -> Iterator[httpx.Client]:
    with serving.asked(path, "amara") as client:
        yield client


def judge(web: httpx.Client, **form: str) -> httpx.Response:
    origin = {"origin": str(web.base_url).rstrip("/"), "sec-fetch-site": "same-origin"}
    return web.post("/review", data=form, headers=origin)


def asked(web: httpx.Client, query: str = "") -> dict[str, object]:
    found: dict[str, object] = json.loads(web.get(f"/review.json{query}").text)
    return found


def test_contradictions_and_missing_years_are_asked(path: Path) -> None:
    with ledger.reader(path) as book:
        found = questions(book)
    assert [(q.sort, q.field) for q in found] == [("contradiction", "place"), ("year", "date")]
    assert found[0].why in ("Lisbon, PRT or Nairobi, KEN", "Nairobi, KEN or Lisbon, PRT")


def test_a_verdict_is_a_judgement_and_can_be_undone(web: httpx.Client, path: Path) -> None:
    with ledger.reader(path) as book:
        question = questions(book)[0]
    answer = judge(web, verdict="correct", a=question.a, field="place", value="Nairobi, KEN")
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"] == "/review"
    with ledger.reader(path) as book:
        (made,) = views(book.db)
        assert (made.verb, made.who, made.value) == ("correct", "amara", "Nairobi, KEN")
        assert [q.sort for q in questions(book)] == ["year"]
    assert judge(web, verdict="undo", id=made.id).status_code == 303
    with ledger.reader(path) as book:
        assert len(questions(book)) == 2
        assert views(book.db)[0].undone is not None


def test_several_reviewers_and_their_disagreement(web: httpx.Client, path: Path) -> None:
    with ledger.reader(path) as book:
        question = questions(book)[0]
    for who, town in (("amara", "Nairobi, KEN"), ("bertil", "Lisbon, PRT")):
        judge(web, verdict="correct", a=question.a, field="place", value=town, who=who)
    assert "contradicted by J-" in web.get("/review").text
    with ledger.reader(path) as book:
        assert {j.who for j in views(book.db)} == {"amara", "bertil"}
        assert {j.state for j in views(book.db)} == {"contradicted"}


def test_what_others_judged_stands_on_the_question(web: httpx.Client, path: Path) -> None:
    with ledger.reader(path) as book:
        question = questions(book)[0]
    for who, town in (("amara", "Nairobi, KEN"), ("bertil", "Lisbon, PRT")):
        judge(web, verdict="correct", a=question.a, field="place", value=town, who=who)
    with ledger.reader(path) as book:  # neither is in force, so it is asked again
        assert questions(book)[0].key == question.key
    (side,) = html.document_fromstring(web.get("/review").text).xpath("//section[@class='side']")
    told = " ".join(side.text_content().split())
    assert "amara: correct place Nairobi, KEN contradicted by J-2" in told
    assert "bertil: correct place Lisbon, PRT contradicted by J-1" in told


def guessed(number: int, inferred: dict[str, str]) -> Reading:
    text = f"They met, says number {number}."
    claim = making.engagement(
        text, date=f"2025-05-{number:02}", place=Place(city="Accra", country="GHA"),
        parties=("GHA", "URY"), participants=(), inferred=inferred,
    )  # fmt: skip
    return making.reading(claim, text=text, source=f"{number}.txt", published="2025-05-20")


def test_a_guess_is_asked_about_until_somebody_judges_it(tmp_path: Path) -> None:
    both = {"date": "the document's own day", "place": "of the dateline"}
    told = [guessed(1, both), guessed(9, {"date": "the document's own day"}), guessed(17, {})]
    path = serving.fill(tmp_path / "guess.db", told)
    with serving.served(path, "amara") as address, httpx.Client(base_url=address) as web:
        question = asked(web)["question"]
        assert isinstance(question, dict)
        assert (question["sort"], asked(web)["open"]) == ("guess", 1)
        assert question["why"] == "date: the document's own day; place: of the dateline"
        assert question["score"] == 0.33  # the parties and the form, of six
        judge(web, verdict="accept", a=str(question["a"]))
        assert asked(web)["open"] == 0


def test_unsure_goes_on_and_the_address_says_where_one_stopped(web: httpx.Client) -> None:
    first = asked(web)
    question = first["question"]
    assert isinstance(question, dict)
    second = asked(web, f"?after={question['key']}")
    assert (first["number"], second["number"], second["open"]) == (1, 2, 2)
    assert second["before"] == question["key"]
    assert asked(web, f"?at={question['key']}")["question"] == question


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"origin": "null", "sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"}, 403),
        ({"origin": "null", "sec-fetch-site": "same-origin"}, 303),
        ({"sec-fetch-site": "same-origin", "content-type": "text/plain"}, 415),
        ({"sec-fetch-site": "same-origin", "content-type": "application/json"}, 415),
    ],
)
def test_attack_39_a_verdict_from_another_page_is_refused(
    web: httpx.Client, path: Path, headers: dict[str, str], status: int
) -> None:
    with ledger.reader(path) as book:
        form = {"verdict": "accept", "a": questions(book)[0].a}
    answer = web.post("/review", data=form, headers=headers)
    assert answer.status_code == status
    with ledger.reader(path) as book:
        assert len(views(book.db)) == (status == 303)


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_attack_41_a_verdict_about_one_that_is_not_there_writes_nothing(
    web: httpx.Client, path: Path, verdict: str
) -> None:
    with ledger.reader(path) as book:
        known = questions(book)[0].a
    answer = judge(web, verdict=verdict, a=known, b="E-000000000000")
    assert answer.status_code == 404
    with ledger.reader(path) as book:
        assert views(book.db) == ()


def test_attack_39_nothing_is_judged_by_a_link(web: httpx.Client, path: Path) -> None:
    with ledger.reader(path) as book:
        id = questions(book)[0].a
    assert web.get(f"/review?verdict=accept&a={id}").status_code == 200
    with ledger.reader(path) as book:
        assert not views(book.db)


def test_attack_41_a_server_without_a_reviewer_only_shows(path: Path) -> None:
    with serving.served(path) as address, httpx.Client(timeout=60, base_url=address) as web:
        assert "This server only shows" in web.get("/review").text
        assert '<form method="post"' not in web.get("/review?who=amara").text
        with ledger.reader(path) as book:
            answer = judge(web, verdict="accept", a=questions(book)[0].a, who="amara")
            assert answer.status_code == 401
            assert not views(book.db)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"a": "E-1"}, "verdict"),
        ({"verdict": "drop"}, "verdict"),
        ({"verdict": "accept"}, "a: is missing"),
        ({"verdict": "accept", "a": "E-none"}, "E-none"),
        ({"verdict": "undo", "id": "J-9"}, "J-9"),
        ({"verdict": "correct", "a": "E-none", "field": "x", "value": "y"}, "E-none"),
    ],
)
def test_a_wrong_verdict_is_told_and_writes_nothing(
    web: httpx.Client, path: Path, form: dict[str, str], told: str
) -> None:
    answer = judge(web, **form)
    assert answer.status_code in (400, 404)
    assert told in answer.text
    with ledger.reader(path) as book:
        assert not views(book.db)


def test_attack_43_a_long_form_is_refused_unread(web: httpx.Client) -> None:
    assert judge(web, verdict="accept", why="x" * 20_000).status_code == 413
    many = "&".join(f"a{n}=1" for n in range(100))
    headers = {"sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded"}
    assert web.post("/review", content=many, headers=headers).status_code == 400


def test_the_queue_is_cleared_by_keyboard_alone(browser: "object", path: Path) -> None:
    from playwright.sync_api import Browser

    assert isinstance(browser, Browser)
    wrong: list[str] = []
    with serving.served(path, "amara") as address:
        page = browser.new_context(base_url=address).new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.goto("/review")
        page.keyboard.press("j")
        page.get_by_text("In which year was this?").wait_for(timeout=5000)
        page.keyboard.press("k")
        page.get_by_text("Sources contradict each other").wait_for(timeout=5000)
        page.keyboard.press("?")
        assert page.get_by_text("leaves it open and goes on").is_visible()
        page.keyboard.press("/")
        page.keyboard.type("Nairobi, KEN")
        page.keyboard.press("Enter")
        page.get_by_text("1 of 1 open").wait_for(timeout=5000)
        page.keyboard.press("a")
        page.get_by_role("heading", name="Nothing is open").wait_for(timeout=5000)
        page.keyboard.press("z")
        page.get_by_text("1 of 1 open").wait_for(timeout=5000)
        page.context.close()
    assert not wrong
    with ledger.reader(path) as book:
        assert [j.verb for j in views(book.db)] == ["accept", "correct"]


def early(day: str, told: str, later: str | None = None) -> list[Reading]:
    """A meeting planned for a day, which another document tells of as held that month."""
    told_so = [("planned", day, "2025-02-20"), ("held", day[:7], told)]
    if later:
        told_so.append(("held", day, later))
    return [
        making.reading(
            making.engagement(text, status=status, date=date), text=text, published=on,
            source=f"{status}-{on}.txt",
        )
        for status, date, on in told_so
        for text in (f"Told on {on}: they met or will meet in the old harbour, it is said.",)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "told", "later", "asked_about"),
    [
        ("2025-03-20", "2025-03-02", None, True),
        ("2025-03-20", "2025-03-21", None, False),
        ("2025-03-20", "2025-03-19", None, False),  # where it was it was the next day
        ("2025-03-20", "2025-03-18", None, True),
        ("2025-03-20", "2025-03-02", "2025-03-21", False),  # told again when it was over
    ],
)
def test_what_was_held_before_its_day_is_asked_about(
    tmp_path: Path, day: str, told: str, later: str | None, asked_about: bool
) -> None:
    path = serving.fill(tmp_path / "early.db", early(day, told, later))
    with serving.asked(path, "amara") as web:
        question = asked(web)["question"]
        assert bool(question) is asked_about
        if not isinstance(question, dict):
            return
        assert (question["sort"], question["field"]) == ("early", "status")
        assert question["why"] == f"{day}, last told on {told}"
        shown = html.document_fromstring(web.get("/review").text)
        assert shown.xpath("//input[@name='field']/@value") == ["status"]
        answer = judge(web, verdict="correct", a=question["a"], field="status", value="planned")
        assert answer.status_code == 303
        assert asked(web)["question"] is None


def test_a_party_that_no_words_state_is_corrected_at_the_person(tmp_path: Path) -> None:
    path = serving.fill(tmp_path / "party.db", [told({"party": "taken from the dateline"})])
    with serving.served(path, "amara") as address, httpx.Client(base_url=address) as web:
        question = asked(web)["question"]
        assert isinstance(question, dict)
        assert question["why"] == "Lorato Tsheko: BWA, taken from the dateline"
        shown = html.document_fromstring(web.get("/review").text)
        (form,) = shown.xpath("//form[@aria-label='Correct the value']")
        sent = {i.get("name"): i.get("value") or "" for i in form.xpath(".//input[@name]")}
        assert (sent["a"], sent["field"]) == (question["b"], "party")
        assert judge(web, **{**sent, "value": "Namibia", "why": "the gazette"}).status_code == 303
        assert asked(web)["question"] is None
        (line,) = web.get("/engagements.json").json()["lines"]
        assert line["parties"] == ["NAM", "ZMB"]
