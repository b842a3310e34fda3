"""Pages that were cut are told from those that only leave out what HTML lets them leave out."""

from pathlib import Path

import pytest

from dragoman.pages.endings import breaks_off
from tests.test_cli import run

WHOLE = (
    "<!doctype html><title>Talks</title><p>Kenya and Portugal met.<p>They signed.",
    "<html><body><div><p>Kenya and Portugal met.</div></body></html>",
    "<html><body><div><p>Kenya and Portugal met.</BODY>\n\n",
    "<p>Kenya and Portugal met.</p>",
    "<ul><li>Kenya<li>Portugal</ul>",
    '<p>Kenya met.</p><script>el.innerHTML = "<div>";</script>',
    "<p>Growth was 5 < 6",
    '<!-- <div class="ad"> --><p>Kenya and Portugal met.</p>',
)
CUT = (
    ("<html><body><article>\n<p>Kenya and Portugal met in Lis", "at line 2, before </article>"),
    ("<html><body><p>Kenya</p>\n\n<p>Portugal</p><p cla", "at line 3, within a tag"),
    ('<html><body><p>See <a href="/a">Kenya', "at line 1, before </a>"),
    ("<html><head><title>Kenya and Port", "at line 1, before </title>"),
)


@pytest.mark.parametrize("html", WHOLE)
def test_what_may_be_whole_is_not_complained_of(html: str) -> None:
    assert breaks_off(html) is None


@pytest.mark.parametrize(("html", "where"), CUT)
def test_what_is_cut_is_told_with_its_place(html: str, where: str) -> None:
    assert breaks_off(html) == where


def test_whoever_adds_a_cut_page_is_told_and_the_page_kept(tmp_path: Path) -> None:
    cut = "<html><body><article><h1>Talks</h1>\n<p>Kenya and Portugal held talks in Lisbon on 4"
    (tmp_path / "cut.html").write_text(cut)
    done = run("add", "cut.html", folder=tmp_path)
    assert done.returncode == 0
    words = done.stderr.decode()
    assert "cut.html: read up to where it breaks off, at line 2, before </article>" in words
    assert "save the whole page" in words
    assert b"1 added" in done.stderr
    assert b"! read up to where it breaks off" in run("read", "cut.html", folder=tmp_path).stdout
