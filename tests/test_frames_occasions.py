"""Names of occasions in their base form, in a language that bends them."""

import pytest

from dragoman import frames
from dragoman.lexicon import frames as lexicon
from dragoman.records import Document

SENTENCE = (
    "Президент Казахстана Ерлан Сатов на полях {} встретился"
    " с премьер-министром Грузии Леваном Чубинидзе."
)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "юбилейного Астанинского международного форума",
            "юбилейный Астанинский международный форум",
        ),
        ("Самаркандской конференции", "Самаркандская конференция"),
        (
            "внеочередного заседания Генеральной Ассамблеи",
            "внеочередное заседание Генеральной Ассамблеи",
        ),
        ("саммита ШОС", "саммит ШОС"),
    ],
)
def test_an_occasion_is_told_in_its_base_form(written: str, told: str) -> None:
    document = Document(
        source="s.txt", kind="article", title=None, publisher=None, url=None,
        published="2026-06-10", language="ru", sha256="", text=SENTENCE.format(written),
    )  # fmt: skip
    (claim,) = frames.read(document, lexicon.load("ru")).engagements
    assert claim.setting == told
