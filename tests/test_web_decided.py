"""Engagement and relation: who copied whom, who decided what and why, what each side told."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from lxml import html
from msgspec.structs import replace

from dragoman import ledger, sources
from dragoman.ledger import Filters, collecting, judgements
from dragoman.ledger.judgements import Signed
from dragoman.ledger.queries_sides import side_of
from dragoman.records import Place, Reading, TenureClaim
from dragoman.sources import Source
from tests import making, serving

OWN = "The ministers of defence met at the harbour and looked at the new rescue boats together."
OTHER = "Two delegations spoke of ferries, fog and lighthouses when the ministers saw each other."
LONG = " They said that the crews of both states would sail in turn and that others would follow."
FERRY = "https://ferry.example/b"
TOLD = (  # source, publisher, text
    ("a.txt", "VNA", OWN + LONG),
    ("b.txt", "The Evening Ferry", OWN + LONG),
    ("c.txt", "Harbour Weekly", OWN + LONG + " (VNA)"),
    ("d.txt", "Montsame", OTHER),
)


def told() -> list[Reading]:
    """One meeting in four documents: the agency's, two copies, and one in other words."""
    found = []
    for day, (source, publisher, text) in enumerate(TOLD, 5):
        town = "Hải Phòng" if source == "a.txt" else "Hanoi"
        claim = making.engagement(text, place=Place(city=town, country="VNM"))
        one = making.reading(claim, source=source, text=text, published=f"2025-03-{day:02}")
        found.append(replace(one, document=replace(one.document, publisher=publisher)))
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return serving.fill(tmp_path / "told.db", told())


@pytest.fixture
def web(path: Path) -> Iterator[httpx.Client]:
    with serving.served(path) as address, httpx.Client(timeout=60, base_url=address) as client:
        yield client


def met(path: Path) -> str:
    with ledger.reader(path) as book:
        (line,) = ledger.engagements(book, Filters()).lines
        return line.id


def words(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def test_reports_stand_under_the_text_they_copied(web: httpx.Client, path: Path) -> None:
    id = met(path)
    origins = web.get(f"/engagement/{id}.json").json()["origins"]
    assert [
        (o["name"], [(c["document"]["source"], c["how"]) for c in o["copies"]]) for o in origins
    ] == [
        ("VNA", [("a.txt", "first"), ("b.txt", "same text"), ("c.txt", "credited")]),
        ("Montsame", [("d.txt", "first")]),
    ]
    shown = html.document_fromstring(web.get(f"/engagement/{id}").text)
    groups = [words(node) for node in shown.xpath("//ol[@class='origins']/li")]
    assert "VNA 3 reports" in groups[0]
    assert "Harbour Weekly, 2025-03-07 names VNA as its source" in groups[0]
    assert groups[1].endswith("its own words")
    line = web.get(f"/engagement/{id}.json").json()["engagement"]["line"]
    assert (line["reports"], line["origins"]) == (4, len(origins))


def test_a_correction_is_shown_with_its_judge_and_reason(web: httpx.Client, path: Path) -> None:
    id = met(path)
    with ledger.writer(path) as book:
        by = Signed("amara", "2025-04-01T09:30:00Z", "the <readout> names the port")
        made = judgements.correct(book, id, "place", "Hải Phòng, VNM", by)
        judgements.accept(book, id, Signed("bertil", "2025-04-02T08:00:00Z", "seen"))
    shown = html.document_fromstring(web.get(f"/engagement/{id}").text)
    rows = [words(row) for row in shown.xpath("//table[@aria-labelledby='judgements']/tbody/tr")]
    assert len(rows) == 2
    assert "2025-04-01 09:30" in rows[1]
    assert f"correct: place is Hải Phòng, VNM {made.id}" in rows[1]
    assert "amara the <readout> names the port in force" in rows[1]
    (mark,) = shown.xpath("//dl[@class='facts']//a[contains(@class, 'decided')]")
    assert (words(mark), mark.get("href")) == ("corrected by amara", f"#{made.id}")
    told = web.get(f"/engagement/{id}.json").json()["engagement"]["judgements"]
    assert [(j["who"], j["why"], j["state"]) for j in told][1] == (
        "amara", "the <readout> names the port", "in force"
    )  # fmt: skip


def test_a_document_shows_what_nothing_rests_on_any_more(web: httpx.Client, path: Path) -> None:
    id = met(path)
    with ledger.writer(path) as book:
        document = ledger.engagement(book, id).sources[0].document.id
        judgements.reject(book, id, Signed("amara", "2025-04-01T09:30:00Z", "another port"))
    answer = web.get(f"/document/{document}")
    assert answer.status_code == 200
    assert "engagement meeting," in words(html.document_fromstring(answer.text))


def test_an_undone_judgement_says_who_undid_it(web: httpx.Client, path: Path) -> None:
    id = met(path)
    with ledger.writer(path) as book:
        made = judgements.accept(book, id, Signed("amara", "2025-04-01T09:30:00Z", "seen"))
        judgements.undo(book, made.id, Signed("bertil", "2025-04-02T08:00:00Z", "too early"))
    page = words(html.document_fromstring(web.get(f"/engagement/{id}").text))
    assert "undone by bertil, 2025-04-02: too early" in page


def test_a_relation_shows_what_papers_of_either_side_told(web: httpx.Client) -> None:
    sides = web.get("/relation/MNG/VNM.json").json()["sides"]
    assert [(s["party"], s["documents"]) for s in sides] == [("MNG", 1), ("VNM", 1)]
    assert [c["document"]["source"] for s in sides for c in s["said"]] == ["d.txt", "a.txt"]
    shown = html.document_fromstring(web.get("/relation/MNG/VNM").text)
    left, right = shown.xpath("//div[@class='sides']/section")
    assert words(left).startswith("Mongolia")
    assert OTHER in words(left)
    assert OWN in words(right)


def test_the_settings_of_a_source_tell_whose_paper_it_brought(
    web: httpx.Client, path: Path
) -> None:
    with ledger.writer(path) as book:
        collecting.prepare(book)
        (raw,) = book.db.execute("SELECT sha256 FROM page WHERE source = 'b.txt'").fetchone()
        book.db.execute(
            "INSERT INTO received (source, asked, url, hops, status, at, headers, wire, sha256) "
            "VALUES ('ferry', ?1, ?1, '[]', 200, '', '[]', 0, ?2)",
            (FERRY, raw),
        )
        book.db.execute("UPDATE page SET url = ? WHERE source = 'b.txt'", (FERRY,))
        book.db.execute("UPDATE revision SET number = number + 1")
    feed = Source(name="ferry", url="https://ferry.example/feed", kind="feed", country="MNG")
    sources.save(sources.folder_of(path), replace(feed, state_owned=True))
    mongolia, _ = web.get("/relation/MNG/VNM.json").json()["sides"]
    assert mongolia["documents"] == 2
    assert [c["document"]["source"] for c in mongolia["said"]] == ["d.txt", "b.txt"]
    assert mongolia["owned"] == [mongolia["said"][1]["document"]["id"]]
    shown = html.document_fromstring(web.get("/relation/MNG/VNM").text)
    assert "owned by the state" in words(shown.xpath("//div[@class='sides']/section")[0])


@pytest.mark.parametrize(
    ("publisher", "url", "side"),
    [
        ("Montsame", None, "MNG"),
        ("montsame ", None, "MNG"),
        ("The Evening Ferry", None, None),
        ("The Evening Ferry", "https://www.mod.gov.vn/a", "VNM"),
        (None, "https://ferry.example/a", None),
        (None, "https://[broken", None),
        (None, None, None),
    ],
)
def test_whose_paper_it_is(publisher: str | None, url: str | None, side: str | None) -> None:
    assert side_of(publisher, url) == side


def test_a_decided_edition_and_paper_say_who_decided_and_why(tmp_path: Path) -> None:
    path = serving.fill(tmp_path / "all.db", serving.readings())
    with serving.asked(path, reviewer="amara") as web:
        (one,) = web.get("/mechanisms.json").json()["mechanisms"]
        paper = web.get("/instruments.json").json()["lines"][0]
        (edition,) = one["editions"]
        for id, value in ((edition["id"], "cancelled"), (paper["id"], "suspended")):
            form = {"verdict": "correct", "a": id, "field": "status", "value": value, "why": "fog"}
            assert web.post("/review", data=form, headers=_from(web)).status_code == 303
        for address, value in ((f"mechanism/{one['id']}", "cancelled"),
                               (f"instrument/{paper['id']}", "suspended")):  # fmt: skip
            shown = html.document_fromstring(web.get(f"/{address}").text)
            (mark,) = shown.xpath("//a[contains(@class, 'decided')]")
            assert words(mark) == "corrected by amara"
            assert value in words(mark.getparent())
            (row,) = shown.xpath("//table[@aria-labelledby='judgements']/tbody/tr")
            assert f"correct: status is {value}" in words(row)
            told = web.get(f"/{address}.json").json()
            assert [j["why"] for j in told["judgements"]] == ["fog"]
        log = html.document_fromstring(web.get("/review").text)
        assert log.xpath(f"//a[@href='/mechanism/{edition['id']}']")
        assert web.get(f"/mechanism/{edition['id']}").status_code == 200


def test_a_paper_goes_to_the_relation_that_people_say_it_is_of(tmp_path: Path) -> None:
    path = serving.fill(tmp_path / "all.db", serving.readings())
    with serving.asked(path, reviewer="amara") as web:
        paper = web.get("/instruments.json").json()["lines"][0]["id"]
        form = {"verdict": "correct", "a": paper, "field": "parties", "value": "KEN, Portugal"}
        assert web.post("/review", data=form, headers=_from(web)).status_code == 303
        shown = html.document_fromstring(web.get(f"/instrument/{paper}").text)
        (mark,) = shown.xpath("//a[contains(@class, 'decided')]")
        assert words(mark.getparent()).startswith("Kenya KEN, Portugal PRT corrected by")
        (row,) = shown.xpath("//table[@aria-labelledby='differences']/tbody/tr")
        assert words(row).startswith("Parties Kenya, Portugal Mongolia, Vietnam")
        told = web.get(f"/instrument/{paper}.json").json()
        assert told["instrument"]["parties"] == ["KEN", "PRT"]
        for pair, papers in (("KEN/PRT", [paper]), ("MNG/VNM", [])):
            relation = web.get(f"/relation/{pair}.json").json()["relation"]
            assert [i["id"] for i in relation["instruments"]] == papers


def test_a_decided_level_says_who_decided_and_why(tmp_path: Path) -> None:
    path = serving.fill(tmp_path / "all.db", serving.readings())
    with serving.asked(path, reviewer="amara") as web:
        (level,) = web.get("/levels.json").json()["lines"]
        form = {"verdict": "correct", "a": level["id"], "field": "change", "value": "downgraded"}
        assert web.post("/review", data=form, headers=_from(web)).status_code == 303
        shown = html.document_fromstring(web.get(f"/level/{level['id']}").text)
        (mark,) = shown.xpath("//a[contains(@class, 'decided')]")
        assert words(mark.getparent()) == "downgraded corrected by amara"
        (row,) = shown.xpath("//table[@aria-labelledby='judgements']/tbody/tr")
        assert "correct: change is downgraded" in words(row)
        told = web.get(f"/level/{level['id']}.json").json()
        assert told["level"]["change"] == "downgraded"
        assert [j["field"] for j in told["judgements"]] == ["change"]
        (listed,) = web.get("/levels.json").json()["lines"]
        assert listed["change"] == "downgraded"


def _from(web: httpx.Client) -> dict[str, str]:
    return {"Origin": str(web.base_url).rstrip("/")}


def test_an_office_shows_every_correction_of_its_holders_whatever_the_day(tmp_path: Path) -> None:
    """On the day asked about one person holds it; both were said to be of another party."""
    said = [
        _holding("Rui Calheta", "2025-03-05"),
        _holding("Ana Duarte", "2025-03-20"),
    ]
    path = serving.fill(tmp_path / "offices.db", said)
    by = Signed("amara", "2025-04-01T09:30:00Z", "the gazette")
    with ledger.writer(path) as book:
        made = [
            judgements.correct(book, ledger.people(book, name)[0].id, "party", "PRT", by).id
            for name in ("Duarte", "Calheta")
        ]
    with serving.served(path) as address, httpx.Client(timeout=60, base_url=address) as web:
        shown = html.document_fromstring(web.get("/office/PRT/Minister?on=2025-03-20").text)
        table = web.get("/office/PRT/Minister.csv?raw=1").text.splitlines()
    rows = shown.xpath("//table[@aria-labelledby='holders']/tbody/tr")
    assert [f"decided {id}" in words(row) for id, row in zip(made, rows, strict=True)] == [True] * 2
    assert len(shown.xpath("//table[@aria-labelledby='judgements']/tbody/tr")) == 2
    assert [line.rpartition(",")[2] for line in table] == ["decided", *reversed(made)]


def _holding(name: str, on: str) -> Reading:
    claim = TenureClaim(
        name=name, party="ESP", office="Minister", on=on, evidence=making.evidence(name)
    )
    return making.reading(claim, source=f"{on}.txt", text=name, published=on)
