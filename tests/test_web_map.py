"""The map and the network: what is counted, where it is drawn, and how it leaves as a file."""

import io
from collections.abc import Iterator
from pathlib import Path

import httpx
import networkx as nx
import pytest
from lxml import etree, html

from dragoman import ledger
from dragoman.export.graphml import write as graphml
from dragoman.export.shapes import Network, Node, Tie
from dragoman.ledger import queries_network
from dragoman.ledger.queries_where import where
from dragoman.lexicon.coordinates import land, point
from dragoman.records import Participant, Place, Reading
from dragoman.web.layout import places
from dragoman.web.pictures.network import Circle, Line, network
from dragoman.web.pictures.style import Look
from dragoman.web.pictures.world import Spot, world
from tests import hostile, making, serving
from tests.test_web_pictures import read, texts

HAI, BAT, CALHETA = ("Lê Thu Vân", "VNM"), ("Dorjiin Bat-Ochir", "MNG"), ("Rui Calheta", "PRT")
MET = (  # day, who, where, status
    ("2025-03-04", (HAI, BAT), Place(city="Hải Phòng", country="VNM"), "held"),
    ("2025-04-10", (HAI, BAT), Place(city="Hai Phong", country="VNM"), "held"),
    ("2025-05-01", (BAT, CALHETA), Place(country="PRT"), "held"),
    ("2025-05-20", (HAI, CALHETA), None, "held"),
    ("2025-06-01", (HAI, CALHETA), Place(city="Lisbon", country="PRT"), "planned"),
    ("2023-01-05", (HAI, CALHETA), Place(city="Nowhere at All", country=None), "held"),
)


def met() -> list[Reading]:
    found = []
    for day, who, place, status in MET:
        text = f"On {day} {who[0][0]} and {who[1][0]} met."
        people = tuple(Participant(name=n, party=p, office=None) for n, p in who)
        claim = making.engagement(
            text, date=day, place=place, status=status, participants=people,
            parties=tuple(sorted(p for _, p in who)),
        )  # fmt: skip
        found.append(making.reading(claim, source=f"{day}.txt", text=text, published=day))
    return found


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return serving.fill(tmp_path_factory.mktemp("map") / "met.db", met())


@pytest.fixture(scope="module")
def web(path: Path) -> Iterator[httpx.Client]:
    with (
        serving.served(path) as address,
        httpx.Client(timeout=60, base_url=address) as client,
    ):
        yield client


def rows(web: httpx.Client, address: str) -> list[str]:
    shown = html.document_fromstring(web.get(address).text)
    return [" ".join(row.text_content().split()) for row in shown.xpath("//tbody/tr")]


def test_a_place_has_the_engagements_that_took_place_there(path: Path) -> None:
    with ledger.reader(path) as book:
        found = where(book, "2025-01-01", "2025-12-31")
        both = where(book, "2025-01-01", "2025-12-31", ("MNG", "PRT"))
    assert {(p.city, p.country, p.engagements, p.last) for p in found} == {
        ("Hải Phòng", "VNM", 1, "2025-03-04"),
        ("Hai Phong", "VNM", 1, "2025-04-10"),
        (None, "PRT", 1, "2025-05-01"),
        (None, None, 1, "2025-05-20"),
    }
    assert [(p.country, p.engagements) for p in both] == [("PRT", 1)]


def test_the_map_is_of_the_last_year_and_says_what_it_cannot_show(web: httpx.Client) -> None:
    page = web.get("/map.json").json()
    assert (page["period"]["since"], page["period"]["until"]) == ("2024-06-02", "2025-06-01")
    assert (page["total"], page["placed"], page["silent"]) == (4, 3, 1)
    assert rows(web, "/map") == [
        "Portugal 1 2025-05-01 with its state",
        "Hai Phong, Vietnam 1 2025-04-10 as a town",
        "Hải Phòng, Vietnam 1 2025-03-04 as a town",
    ]
    assert rows(web, "/map?since=2023-01-01&until=2023-12-31") == [
        "Nowhere at All 1 2023-01-05 not known where it lies"
    ]
    assert "No place to show" in web.get("/map?since=1990-01-01&until=1990-02-01").text


def test_spellings_of_one_place_are_one_circle(web: httpx.Client) -> None:
    said = read(web.get("/map.world.svg").content)[1].text
    assert said == "Hai Phong 2; Portugal 1"


def test_days_move_by_their_own_length(web: httpx.Client) -> None:
    period = web.get("/map.json?since=2025-03-01&until=2025-03-10&party=VNM").json()["period"]
    assert period["before"] == "party=VNM&since=2025-02-19&until=2025-02-28"
    assert period["after"] == "party=VNM&since=2025-03-11&until=2025-03-20"
    assert web.get("/map?since=0001-01-01&until=9999-12-31").status_code == 200


@pytest.mark.parametrize("room", ["map", "network"])
@pytest.mark.parametrize(
    "query", ["since=x", "since=2025-02-01&until=2025-01-01", "party=Atlantis", "until=2025-02-30"]
)
def test_a_wrong_question_is_told(web: httpx.Client, room: str, query: str) -> None:
    assert web.get(f"/{room}.json?{query}").status_code == 400


def test_geojson_tells_a_town_from_its_state(web: httpx.Client) -> None:
    answer = web.get("/map.geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    found = {f["properties"]["name"]: f for f in answer.json()["features"]}
    assert found["Portugal"]["properties"]["precision"] == "state"
    assert found["Hai Phong, Vietnam"]["properties"]["precision"] == "city"
    longitude, latitude = found["Hai Phong, Vietnam"]["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (107, 21)


@pytest.mark.parametrize(
    ("city", "country", "exact"),
    [
        ("Hải Phòng", "VNM", True),
        ("DA NANG", "VNM", True),
        ("Москве", "RUS", True),
        ("上海", "CHN", True),
        ("Nowhere at All", "KEN", False),
        (None, "KEN", False),
        ("Ulaanbaatar", None, True),
        ("Nowhere at All", None, None),
        ("Paris", None, None),  # several states have one
        (None, "ATA", None),
        (None, None, None),
    ],
)
def test_where_a_place_lies(city: str | None, country: str | None, exact: bool | None) -> None:
    found = point(city, country)
    assert (found and found.exact) == exact


def test_the_land_is_whole_and_without_borders() -> None:
    shape = land()
    assert shape["type"] == "MultiPolygon"
    coordinates = shape["coordinates"]
    assert isinstance(coordinates, list)
    assert 80 < len(coordinates) < 200  # continents and islands, and not 177 states
    assert all(polygon[0][0] == polygon[0][-1] for polygon in coordinates)


def test_ties_count_what_two_shared(path: Path) -> None:
    with ledger.reader(path) as book:
        parties = queries_network.met(book, "2025-01-01", "2025-12-31")
        people = queries_network.met(book, "2025-01-01", "2025-12-31", people=True)
        of_one = queries_network.met(book, "2025-01-01", "2025-12-31", ("PRT",))
    assert [(t.a, t.b, t.engagements) for t in queries_network.first(parties, 400)] == [
        ("MNG", "VNM", 2), ("MNG", "PRT", 1), ("PRT", "VNM", 1)
    ]  # fmt: skip
    assert [(t.a, t.b) for t in queries_network.first(parties, 2)] == [
        ("MNG", "VNM"),
        ("MNG", "PRT"),
    ]
    assert sorted(people.values()) == [1, 1, 2]
    assert set(of_one) == {("MNG", "PRT"), ("PRT", "VNM")}


def test_a_gathering_of_many_ties_nobody(tmp_path: Path) -> None:
    crowd = tuple("VNM MNG KEN PRT URY GHA FIN KAZ CHL JPN TUR NZL EGY".split())
    claim = making.engagement("They met.", kind="conference", parties=crowd, participants=())
    path = serving.fill(tmp_path / "crowd.db", [making.reading(claim)])
    with ledger.reader(path) as book:
        assert not queries_network.met(book, "2025-01-01", "2025-12-31")


def test_the_network_begins_with_the_last_days_that_hold_anything(tmp_path: Path) -> None:
    late = making.reading(
        making.engagement("Plans.", date="2027-05-01", status="planned"),
        source="late.txt", text="Plans. They look back.", published="2026-12-18",
    )  # fmt: skip
    path = serving.fill(tmp_path / "quiet.db", [*met(), late])
    with serving.served(path) as address, httpx.Client(timeout=60, base_url=address) as client:
        page = client.get("/network.json").json()
        assert page["period"]["until"] == "2025-05-20"
        assert {(t["a"], t["b"]) for t in page["ties"]} == {
            ("MNG", "PRT"), ("MNG", "VNM"), ("PRT", "VNM"),
        }  # fmt: skip
        asked = client.get("/network.json?until=2026-12-18").json()
        assert (asked["period"]["until"], asked["ties"]) == ("2026-12-18", [])


def test_the_network_shows_its_ties_as_rows(web: httpx.Client) -> None:
    year = "since=2025-01-01&until=2025-12-31"
    assert rows(web, f"/network?{year}") == [
        "Mongolia Vietnam 2",
        "Mongolia Portugal 1",
        "Portugal Vietnam 1",
    ]
    people = rows(web, f"/network?{year}&of=people")
    assert people[0].endswith("2")
    assert {"Dorjiin Bat-Ochir Mongolia", "Lê Thu Vân Vietnam"} <= {
        part for row in people for part in (row[:26], row[:18], row[27:-2], row[19:-2])
    }
    drawn = web.get(f"/network.network.svg?{year}&of=people").content
    assert {"Dorjiin Bat-Ochir", "Lê Thu Vân", "Rui Calheta"} <= set(texts(drawn))
    assert web.get("/network?of=cats").status_code == 400


def test_graphml_is_read_by_networkx(web: httpx.Client) -> None:
    answer = web.get("/network.graphml?since=2025-01-01&until=2025-12-31")
    graph = nx.read_graphml(io.BytesIO(answer.content))
    assert graph.nodes["VNM"]["name"] == "Vietnam"
    assert graph.edges["MNG", "VNM"]["weight"] == 2


@pytest.mark.parametrize("words", [*hostile.HOSTILE, "]]>", "\x00\x1b\ufffe"])
def test_attack_34_a_name_stays_inside_its_element(words: str) -> None:
    nodes = (Node(id="H-1", name=words, party=None, engagements=1),
             Node(id="H-2", name="b", party="KEN", engagements=1))  # fmt: skip
    file = graphml(Network(nodes=nodes, ties=(Tie(a="H-1", b="H-2", engagements=1),)))
    root = etree.fromstring(file, etree.XMLParser(resolve_entities=False, no_network=True))
    assert {etree.QName(node).localname for node in root.iter()} == {
        "graphml", "key", "graph", "node", "edge", "data"
    }  # fmt: skip


@pytest.mark.parametrize("look", [Look(), Look(narrow=True), Look(dark=True)])
@pytest.mark.parametrize("words", ["Hải Phòng", *hostile.HOSTILE[:4]])
def test_attack_31_names_on_the_map_are_only_drawn(words: str, look: Look) -> None:
    from dragoman.web.drawing import draw

    spot = Spot(name=words, latitude=20.9, longitude=106.7, exact=True, count=3)
    circles = [Circle(name=words, x=0, y=0, count=1), Circle(name="b", x=1, y=1, count=2)]
    line = Line(x=0, y=0, x2=1, y2=1, count=2)
    for spec in (world([spot], look), network(circles, [line], look)):
        drawn = draw(spec, words, words)
        names = {str(node.tag).rpartition("}")[2] for node in read(drawn).iter()}
        assert names <= {"svg", "g", "path", "text", "line", "rect", "title", "desc", "defs",
                         "clipPath", "tspan"}  # fmt: skip
        assert float(read(drawn).get("width", "999")) <= (330 if look.narrow else 1010)


def test_the_same_ties_give_the_same_places() -> None:
    nodes = [f"n{i}" for i in range(9)]
    links = [(f"n{i}", f"n{(i * 3 + 1) % 6}", i + 1) for i in range(6) if i != (i * 3 + 1) % 6]
    first = places(nodes, links)
    assert first == places(nodes, links)
    assert set(first) == set(nodes)
    assert all(0 <= at <= 1 for spot in first.values() for at in spot)
    assert len(set(first.values())) == len(nodes)
    assert places([], []) == {}
    assert places(["a"], []) == {"a": (0.0, 0.0)}
