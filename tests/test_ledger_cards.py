"""A card for each name: language, script, order and the sources that write it so."""

from pathlib import Path

from msgspec.structs import replace

from dragoman import ledger
from dragoman.records import Participant, Reading
from tests.making import engagement, reading
from tests.test_ledger import filled


def told(name: str, language: str, publisher: str | None, day: str) -> Reading:
    who = Participant(name=name, party="CHN", office="Minister of Defence")
    text = f"{name} {publisher}."
    claim = engagement(text, participants=(who,), parties=("CHN", "MNG"), date=day)
    found = reading(claim, text=text, source=f"{day}.txt", published=day)
    return replace(found, document=replace(found.document, language=language, publisher=publisher))


def test_every_spelling_has_its_card(tmp_path: Path) -> None:
    readings = [
        told("Han Liheng", "en", "The Evening Ferry", "2025-03-04"),
        told("Han Liheng", "vi", "Harbour Post", "2025-03-06"),
        told("Han Liheng", "en", "The Evening Ferry", "2025-03-05"),
        told("韩立恒", "zh", None, "2025-03-07"),
        told("Хань Лихэн", "ru", "Вечерний паром", "2025-03-08"),
    ]
    with ledger.reader(filled(tmp_path / "a.db", readings)) as book:
        (line,) = ledger.people(book, "韩立恒")
        cards = {card.name: card for card in ledger.person(book, line.id).cards}
    assert set(cards) == {"Han Liheng", "韩立恒", "Хань Лихэн"}
    latin, han, cyrillic = cards["Han Liheng"], cards["韩立恒"], cards["Хань Лихэн"]
    assert (latin.script, latin.order, latin.claims) == ("latin", "family first", 3)
    assert latin.languages == ("en", "vi")
    assert latin.sources == ("The Evening Ferry", "Harbour Post")
    assert (latin.first, latin.last) == ("2025-03-04", "2025-03-06")
    assert (han.script, han.sources) == ("han", ("2025-03-07.txt",))  # no publisher: the input
    assert (cyrillic.languages, cyrillic.order) == (("ru",), "family first")
