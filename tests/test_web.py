import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import httpx
import msgspec
import pytest
from lxml import html
from msgspec.structs import replace

from dragoman import ledger
from dragoman.ledger import queries_lists
from tests import making, serving


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return serving.fill(tmp_path_factory.mktemp("web") / "full.db", serving.readings())


@pytest.fixture(scope="module")
def web(path: Path) -> Iterator[httpx.Client]:
    with serving.served(path) as address, httpx.Client(timeout=60, base_url=address) as client:
        yield client


@pytest.fixture(scope="module")
def ids(path: Path) -> dict[str, str]:
    with ledger.reader(path) as book:
        (met,) = ledger.engagements(book, ledger.Filters(status="held")).lines
        (person,) = ledger.people(book, "Bat-Ochir")
        paper = ledger.engagement(book, met.id).sources[0].document
        (promise,) = queries_lists.pledges(book, ledger.Filters(limit=1)).lines
        (step,) = queries_lists.levels(book, ledger.Filters(limit=1)).lines
    return {"met": met.id, "person": person.id, "document": paper.id, "sha": paper.sha256,
            "pledge": promise.id, "level": step.id}  # fmt: skip


FILE = re.compile(r"\.(json|csv|atom|ics|bib|ris|csl|geojson|graphml)(\?|$)")


def page(web: httpx.Client, address: str) -> html.HtmlElement:
    answer = web.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return html.document_fromstring(answer.text)


def words(node: html.HtmlElement) -> str:
    return " ".join(" ".join(node.itertext()).split())


ADDRESSES = (
    "/",
    "/?on=2025-03-09",
    "/?since=2025-01-01",
    "/?lang=en&limit=1",
    "/engagements",
    "/engagements?party=VNM&kind=meeting",
    "/engagement/{met}",
    "/document/{document}",
    "/document/{sha}",
    "/relation/MNG/VNM",
    "/relation/VNM/MNG",
    "/relation/KEN/VNM",
    "/person/{person}",
    "/office/MNG/Minister of Defence?on=2025-03-05",
    "/office/MNG/Minister of Defence",
    "/office/KEN/Admiral of the Fleet?on=2025-03-05",
    "/mechanisms",
    "/mechanisms?party=VNM",
    "/sources",
    "/method",
    "/parties",
    "/party/VNM",
    "/party/UN",
    "/people",
    "/people?name=bat-ochir",
    "/people?name=nobody",
    "/search",
    "/search?text=harbour",
    "/search?text=nobody",
    "/compare",
    "/compare?pair=MNG-VNM&pair=KEN-PRT",
    "/compare?party=Vietnam&party=Mongolia",
    "/instruments",
    "/map",
    "/map?since=2025-03-01&until=2025-03-31&party=VNM",
    "/network",
    "/network?of=people&since=2025-01-01",
    "/review",
    "/instruments?party=VNM&status=signed",
    "/pledges",
    "/pledges?by=Vietnam&party=MNG&status=open",
    "/pledges?status=met",
    "/pledge/{pledge}",
    "/level/{level}",
    "/levels",
    "/levels?party=VNM&status=any",
    "/levels?status=past",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_whole_and_has_its_twin(
    web: httpx.Client, ids: dict[str, str], address: str
) -> None:
    address = address.format(**ids)
    shown = page(web, address)
    assert (
        len(shown.xpath("//main"))
        == len(shown.xpath("//h1"))
        == len(shown.xpath("//nav[@aria-label='Main']"))
        == 1
    )
    levels = [int(node.tag[1]) for node in shown.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    (twin,) = shown.xpath("//link[@type='application/json']/@href")
    answer = web.get(twin)
    assert answer.headers["content-type"] == "application/json"
    assert msgspec.json.decode(answer.content)


@pytest.mark.parametrize("address", ADDRESSES)
def test_names_in_a_page_are_unique_and_every_jump_has_its_end(
    web: httpx.Client, ids: dict[str, str], address: str
) -> None:
    shown = page(web, address.format(**ids))
    names = shown.xpath("//@id")
    assert len(names) == len(set(names))
    assert {jump[1:] for jump in shown.xpath("//a/@href") if jump.startswith("#")} <= set(names)


def test_every_link_of_every_page_leads_somewhere(web: httpx.Client) -> None:
    seen, todo = set(), ["/"]
    while todo:
        address = todo.pop()
        shown = page(web, address)
        for link in shown.xpath("//a[not(contains(@rel, 'nofollow'))]/@href"):
            target = str(httpx.URL(address).join(link)).partition("#")[0]
            if target not in seen and target.count("&") < 2 and not FILE.search(target):
                seen.add(target)
                todo.append(target)
    assert len(seen) > 12


def test_the_list_is_newest_first_with_words_for_codes(web: httpx.Client) -> None:
    rows = page(web, "/engagements").xpath("//tbody/tr")
    assert [words(row.xpath("td")[0]) for row in rows] == ["2025-06-03", "2025-03-04"]
    assert "Kenya – Portugal" in words(rows[0])
    assert "planned" in words(rows[0])
    assert "Meeting, in person" in words(rows[1])
    assert words(rows[1].xpath("td[@data-label='Reports']")[0]) == "2 reports"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 2),
        ("party=VNM", 1),
        ("party=Vietnam", 1),
        ("party=vnm&party=Mongolia", 1),
        ("party=VNM&party=KEN", 0),
        ("party=&kind=&status=&since=&until=&text=", 2),
        ("kind=visit", 1),
        ("status=held", 1),
        ("since=2025-03-04&until=2025-03-04", 1),
        ("since=2026-01-01", 0),
        ("text=calheta", 1),
        ("text=harbour forum", 1),
        ("text=nobody", 0),
        ("text='; DROP TABLE belief; --", 0),
        ('text="*" NEAR( ] ^ OR', 0),
        ("text=%00%01%FF%F0", 2),
        ("limit=1", 1),
        ("limit=1&page=2", 1),
        ("page=3", 0),
        ("other=1&x[]=2", 2),
    ],
)
def test_filters(web: httpx.Client, query: str, count: int) -> None:
    shown = page(web, f"/engagements?{query}")
    assert len(shown.xpath("//table[contains(@class, 'engagements')]/tbody/tr")) == count
    assert len(web.get(f"/engagements.json?{query}").json()["lines"]) == count


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/engagements?since=yesterday", "since"),
        ("/engagements?until=2025-02-30", "until"),
        ("/engagements?kind=party", "kind"),
        ("/engagements?status=x", "status"),
        ("/engagements?party=Atlantis", "Atlantis"),
        ("/engagements?page=0", "page"),
        ("/engagements?page=-1", "page"),
        ("/engagements?page=9999999999999999999999", "page"),
        ("/engagements?page=²", "page"),
        ("/engagements?limit=201", "limit"),
        ("/engagements?text=" + "a" * 201, "text"),
        ("/?on=1", "on"),
        ("/?lang=xx", "lang"),
        ("/office/MNG/President?on=x", "on"),
        ("/office/MNG/" + "a" * 201, "office"),
        ("/engagement/{met}?page=x", "page"),
    ],
)
def test_wrong_questions_are_told_what_is_wrong(
    web: httpx.Client, ids: dict[str, str], address: str, told: str
) -> None:
    answer = web.get(address.format(**ids))
    assert answer.status_code == 400
    assert told in words(html.document_fromstring(answer.text).xpath("//main")[0])


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere",
        "/engagement/E-none",
        "/engagement/",
        "/engagement/a/b",
        "/person/H-none",
        "/document/0",
        "/relation/MNG/XXX",
        "/relation/MNG/MNG",
        "/relation/MNG",
        "/office/XXX/President",
        "/office/MNG",
        "/static/",
        "/static/none.css",
        "/favicon.ico",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/about/",
        "/index.html",
        "/engagement/E-none.json",
        "/%00",
        "/engagement/%ff%00",
    ],
)
def test_what_is_not_there_is_404(web: httpx.Client, address: str) -> None:
    answer = web.get(address)
    assert answer.status_code == 404
    assert "location" not in answer.headers


def test_an_engagement_shows_its_values_with_their_sources(
    web: httpx.Client, ids: dict[str, str]
) -> None:
    shown = page(web, f"/engagement/{ids['met']}")
    assert words(shown.xpath("//h1")[0]) == (
        "Dorjiin Bat-Ochir (Mongolia) and Trần Đức Lương Hải (Vietnam) "
        "met in Hải Phòng, Vietnam on 2025-03-04"
    )
    facts = dict(
        zip(
            map(words, shown.xpath("//dl[1]/dt")),
            map(words, shown.xpath("//dl[1]/dd")),
            strict=True,
        )
    )
    assert facts["Date"] == "2025-03-04 1 to the day"
    assert facts["Status"] == "held 1 2"
    assert facts["Setting"] == "4th Harbour Forum 2"
    assert shown.xpath("//dd//a[@href='#source-1']")
    differences = words(shown.xpath("//table[@aria-labelledby='differences']")[0])
    assert "2025-03-04 1 2025-03 2" in differences
    assert "Trần Đức Lương Hải 1 Trần Hải 2" in differences


def test_a_source_lights_its_sentence_within_its_paragraph(
    web: httpx.Client, ids: dict[str, str]
) -> None:
    shown = page(web, f"/engagement/{ids['met']}")
    first, second = shown.xpath("//article[@class='source']")
    assert [words(m) for m in first.xpath(".//mark")] == [serving.HARBOUR.split("\n\n")[1]]
    assert "The third Harbour Dialogue" not in words(first)
    assert [words(m) for m in second.xpath(".//mark")] == [serving.SECOND]
    assert "Date inferred: Tuesday before 2025-03-05" in words(first)
    assert "Day of the document inferred" not in words(first)
    assert "Day of the document inferred: of the name of its file" in words(second)
    assert "The Evening Ferry 2025-03-05" in words(first.xpath("h3")[0])


def test_a_claim_leads_to_its_engagement(web: httpx.Client, ids: dict[str, str]) -> None:
    claim = web.get(f"/engagement/{ids['met']}.json").json()["engagement"]["sources"][1]["id"]
    assert page(web, f"/engagement/{claim}").xpath("//h1")


def test_a_document_lights_all_that_is_claimed(web: httpx.Client, ids: dict[str, str]) -> None:
    shown = page(web, f"/document/{ids['document']}")
    assert words(shown.xpath("//div[@class='text']")[0]).startswith("Ministers meet on the harbour")
    lit = [words(m) for m in shown.xpath("//mark")]
    assert "Vietnam will open a ferry line in 2026." in lit
    assert "The third Harbour Dialogue" in lit
    assert shown.xpath(
        f"//div[@class='text']//span[@class='cites']/a[@href='/engagement/{ids['met']}']"
    )
    kinds = [words(k) for k in shown.xpath("//ol[@class='said']//span[@class='kind']")]
    assert sorted(kinds) == ["engagement", "instrument", "level", "mechanism", "pledge", "tenure"]


def test_a_relation_shows_every_kind_of_belief(web: httpx.Client) -> None:
    shown = words(page(web, "/relation/VNM/MNG").xpath("//main")[0])
    for part in (
        "comprehensive partnership , upgraded",
        "Protocol on Harbour Rescue",
        "2025 to 2029",
        "Harbour Dialogue",
        "number 3",
        "open a ferry line",
        "1 source",
        "Hải Phòng",
    ):
        assert part in shown


def test_an_office_is_answered_with_its_words(web: httpx.Client) -> None:
    known = words(page(web, "/office/MNG/Defence Minister?on=2025-03-05").xpath("//main")[0])
    assert "Dorjiin Bat-Ochir" in known
    assert "Minister of Defence of Mongolia" in known
    unknown = words(page(web, "/office/KEN/Admiral of the Fleet?on=2025-03-05").xpath("//main")[0])
    assert "not known" in unknown
    assert "dragoman add" in unknown


def test_long_lists_come_in_parts(tmp_path: Path) -> None:
    path = serving.fill(tmp_path / "many.db", making.series(130))
    with serving.served(path) as address, httpx.Client(timeout=60, base_url=address) as web:
        first = page(web, "/engagements?party=VNM")
        rows = "//table[contains(@class, 'engagements')]/tbody/tr"
        assert len(first.xpath(rows)) == 50
        (after,) = first.xpath("//a[@rel='next']/@href")
        assert "party=VNM" in after
        second = page(web, f"/engagements{after}")
        assert len(second.xpath(rows)) == 15
        assert second.xpath("//a[@rel='prev']")


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    with ledger.writer(tmp_path / "empty.db"):
        pass
    with (
        serving.served(tmp_path / "empty.db") as address,
        httpx.Client(timeout=60, base_url=address) as web,
    ):
        for path in ("/", "/engagements", "/mechanisms", "/sources", "/relation/MNG/VNM"):
            assert "dragoman add" in page(web, path).text_content()
        assert web.get("/method").status_code == 200
        assert web.get("/office/MNG/President").status_code == 400


def test_a_ledger_that_is_not_there_is_503_and_tells_nothing_of_the_disk(tmp_path: Path) -> None:
    with serving.served(tmp_path / "none.db") as address:
        answer = httpx.get(f"{address}/", timeout=60)
        assert answer.status_code == 503
        assert "dragoman add" in answer.text
        assert str(tmp_path) not in answer.text
        assert httpx.get(f"{address}/sources.json", timeout=60).json()["status"] == 503
        assert not (tmp_path / "none.db").exists()


def test_what_is_added_while_it_serves_is_shown(tmp_path: Path) -> None:
    first, *others = serving.readings()
    path = serving.fill(tmp_path / "grows.db", [first])
    with serving.served(path) as address:
        before = len(httpx.get(f"{address}/engagements.json", timeout=60).json()["lines"])
        serving.fill(path, others)
        assert (
            len(httpx.get(f"{address}/engagements.json", timeout=60).json()["lines"]) == before + 1
        )


def test_a_document_shows_its_title_once_with_what_rests_on_it(tmp_path: Path) -> None:
    title, rest = "Ministers met in Hanoi", "They spoke of fish."
    text = f"{title}\n\n{rest}"
    told = making.reading(
        making.engagement(text, evidence=making.evidence(text, 0, len(title))), text=text
    )
    alone = making.reading(text=title, source="b.txt")
    readings = [replace(one, document=replace(one.document, title=title)) for one in (told, alone)]
    path = serving.fill(tmp_path / "titled.db", readings)
    with ledger.reader(path) as book:
        one, other = sorted(ledger.documents(book), key=lambda line: line.source)
    with serving.asked(path) as web:
        shown = html.document_fromstring(web.get(f"/document/{one.id}").text)
        assert [mark.text_content() for mark in shown.xpath("//h1//mark")] == [title]
        assert [p.text_content().strip() for p in shown.xpath("//div[@class='text']/p")] == [rest]
        assert web.get(f"/document/{one.id}.json").json()["titled"] is True
        bare = html.document_fromstring(web.get(f"/document/{other.id}").text)
        assert bare.xpath("//div[@class='text']/p")[0].text_content() == "Nothing but its headline."
