"""The look at pages as they came: what could hold nothing is passed over, in every language."""

import pytest

from dragoman.lexicon import frames
from dragoman.lexicon import sieve as words
from dragoman.sieve import may_hold
from tests.sitepages import pages

MENU = "<nav><ul><li>Visit us</li><li>Talks</li></ul></nav><script>var a='Kenya met Peru';</script>"


@pytest.mark.parametrize(
    ("body", "may"),
    [
        ("<p>Wash the beans and heat the oven.</p>", False),
        ("<p>We left the tools and talked to all who came.</p><p>Beans grew in Peru.</p>", False),
        ("<p>Ministers of <b>Kenya</b> and <i>Peru</i> met.</p>", True),
        ("<div>Kenya<br>and Peru</div>", True),
        ("<p>Kenya&#39;s delegation arrived.</p>", True),
        ("<p>The foreign minister met the defence minister.</p>", True),
        ("<p " + "x" * 9000 + "<p " * 9000 + ">Nothing</p>", False),
    ],
)
def test_an_english_page_is_looked_at_as_it_came(body: str, may: bool) -> None:
    for html in (f"<html lang=en>{MENU}{body}", f"<html>{body}{MENU}"):
        assert may_hold(html.encode(), words.load()) is may


RECIPES = {
    "es": "Lave las judías, córtelas y caliente el horno durante veinte minutos con aceite.",
    "mn": "Шошийг угааж, хэрчээд зуухыг сайн халаана. Дараа нь давс, хар перец нэмнэ.",
    "ru": "Помойте и нарежьте фасоль, потом хорошо разогрейте духовку и добавьте соль.",
    "vi": "Rửa sạch đậu, cắt nhỏ rồi làm nóng lò trong hai mươi phút với dầu ăn.",
    "zh": "把豆子洗净切好，烤箱预热二十分钟，再加盐和油，翻炒均匀即可装盘。",
}


def test_every_language_that_is_read_is_sifted() -> None:
    assert set(words.load().framed) == set(frames.languages()) == set(RECIPES)


@pytest.mark.parametrize("language", RECIPES)
def test_a_recipe_is_passed_over_and_a_meeting_is_not(language: str) -> None:
    recipe = f"<p>{RECIPES[language]}</p>" * 9
    told = [frame.read for frame in frames.load(language).phrases if frame.kind == "meeting"]
    for said in ("", f" lang={language}", " lang=en"):
        assert not may_hold(f"<html{said}>{recipe}".encode(), words.load())
        for sentence in told:
            page = f"<html{said}>{recipe}<p>{sentence}</p>"
            assert may_hold(page.encode(), words.load()), sentence


@pytest.mark.parametrize(
    "page",
    [
        f"<html lang='fr'>{MENU}<p>Lavez les haricots.".encode(),
        f"<html>{MENU}<p>Wash the beans.".encode("utf-16"),
        f"<html>{MENU}<p>{RECIPES['ru']}".encode("cp1251"),
        "<p>豆を洗って、オーブンをよく温めてください。</p>".encode("shift_jis"),
        "<p>اغسل الفول وسخن الفرن جيدا</p>".encode(),
        b"<html></html>",
    ],
)
def test_what_bytes_cannot_tell_is_for_the_reader(page: bytes) -> None:
    assert may_hold(page, words.load())


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_no_page_of_content_systems_with_a_meeting_is_lost(page: object) -> None:
    assert may_hold(getattr(page, "html").encode(), words.load())  # noqa: B009
