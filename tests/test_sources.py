"""Source settings: TOML in and out, OPML in and out, the rhythm of a source."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from dragoman import sources
from dragoman.errors import InputError
from dragoman.sources import Source, from_opml, name_for, rhythm, to_opml

FULL = Source(
    name="ferry", url="https://e.example/feed?a=1&b=2", kind="feed", title='The "Evening" Ferry\\',
    language="en", country="KEN", owner="Ministry of Ferries", state_owned=True, grade="B",
    paused=True, every=30.0, gap=2.5, robots=False, headers={"X-Key": "secret words"},
)  # fmt: skip


def raised(error: InputError) -> None:
    raise error


@pytest.mark.parametrize("source", [FULL, Source(name="a", url="/tmp/x y", kind="folder")])  # noqa: S108
def test_settings_come_back_as_they_were(tmp_path: Path, source: Source) -> None:
    sources.save(tmp_path, source)
    assert sources.load(tmp_path, raised) == (source,)
    assert sources.remove(tmp_path, source.name)
    assert not sources.remove(tmp_path, source.name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("url = ", "Invalid value"), ('url = "x"', "kind"), ('url = "x"\nkind = "blog"', "blog"),
        ('url = "x"\nkind = "feed"\nspeed = 1', "speed"), ('url = 1\nkind = "feed"', "url"),
        ('url = "x"\nkind = "feed"\ngap = -1', "gap"), ('name = "other"\nurl = "x"\nkind = "feed"',
        "name it"),
        ('url = "x"\nkind = "feed"\nevery = nan', "every"),
        ('url = "x"\nkind = "feed"\nevery = 1e300', "every"),
        ('url = "x"\nkind = "feed"\ngap = nan', "gap"),
        ('url = "x"\nkind = "feed"\ngap = inf', "gap"),
    ],
)  # fmt: skip
def test_a_bad_file_is_named_and_the_others_are_read(tmp_path: Path, text: str, words: str) -> None:
    sources.save(tmp_path, FULL)
    (tmp_path / "bad.toml").write_text(text)
    errors: list[InputError] = []
    assert sources.load(tmp_path, errors.append) == (FULL,)
    (error,) = errors
    assert "bad.toml" in str(error)
    assert words in str(error)


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".", "A", "x\n"])
def test_names_are_no_paths(tmp_path: Path, name: str) -> None:
    (tmp_path / "x.toml").write_text("")
    assert not sources.remove(tmp_path / "sub", name)
    assert (tmp_path / "x.toml").exists()


@pytest.mark.parametrize("name", ["../Evil", "a/b", "", ".", "A", "x\n", "x" * 101])
def test_nothing_is_written_under_a_name_that_is_none(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "sources"
    with pytest.raises(InputError, match="small letters"):
        sources.save(folder, replace(FULL, name=name))
    assert list(tmp_path.iterdir()) == []


def test_a_new_source_takes_no_name_of_another(tmp_path: Path) -> None:
    sources.save(tmp_path, FULL, new=True)
    (tmp_path / "broken.toml").write_text("url =")
    for name in ("ferry", "broken"):
        with pytest.raises(InputError, match="already"):
            sources.save(tmp_path, Source(name=name, url="x", kind="feed"), new=True)
    assert sources.names(tmp_path) == {"ferry", "broken"}
    assert sources.load(tmp_path, lambda _: None) == (FULL,)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("https://www.e.example/news/feed.xml", "e.example-news-feed.xml"),
        ("Вечерний паром", "source"), ("Báo Buổi Chiều", "bao-buoi-chieu"), ("taken", "taken-2"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)  # fmt: skip
def test_names_are_made_from_addresses(text: str, name: str) -> None:
    assert name_for(text, {"taken"}) == name


def test_opml_goes_round() -> None:
    given = [FULL, Source(name="b", url="https://b.example/?x=<&>", kind="feed", title="<b>"),
             Source(name="c", url="/x", kind="folder")]  # fmt: skip
    found = from_opml(to_opml(given), ())
    assert [(s.url, s.title, s.language) for s in found] == [
        (FULL.url, 'The "Evening" Ferry\\', FULL.language),
        ("https://b.example/?x=<&>", "<b>", None),
    ]
    assert to_opml(found) == to_opml(given)


def test_opml_with_folders_is_walked_and_each_address_taken_once() -> None:
    text = """<?xml version="1.0" encoding="ISO-8859-1"?><opml><body><outline text="Asia">
    <outline text="A" xmlUrl="http://a.example/"/><outline text="no feed"/></outline>
    <outline text="A again" xmlUrl="http://a.example/"/></body></opml>"""
    assert [(s.name, s.title) for s in from_opml(text, ())] == [("a.example", "A")]


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]><opml/>',
        "<opml>",
        "",
        "<rss/>",
        "<opml>&a;</opml>",
        "\ufeff<?xml version='1.0'?><?a b?><!-- c --> <!doctype opml><opml/>",
        "<opml/><!DOCTYPE x>",
    ],
)
def test_opml_that_is_none(text: str) -> None:
    with pytest.raises(InputError):
        from_opml(text, ())


HOUR = 3600.0


@pytest.mark.parametrize(
    ("times", "wait", "silence"),
    [
        ([], HOUR, 72 * HOUR),
        ([0.0], HOUR, 72 * HOUR),
        ([n * 4 * HOUR for n in range(50)], 2 * HOUR, 72 * HOUR),
        ([n * 60.5 for n in range(50)], HOUR / 6, 72 * HOUR),
        ([n * 240 * HOUR for n in range(9)], 24 * HOUR, 960 * HOUR),
        ([0.0, 8 * HOUR, 8 * HOUR + 1], 4 * HOUR, 72 * HOUR),
    ],
)
def test_a_rhythm_is_learned_within_bounds(times: list[float], wait: float, silence: float) -> None:
    found = rhythm(times)
    assert (round(found.wait), round(found.silence)) == (round(wait), round(silence))
    assert rhythm(times, 5.0).wait == 300.0
