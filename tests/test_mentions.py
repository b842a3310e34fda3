"""What a document names: forms that parties share, and towns at the head of longer names."""

import pytest

from dragoman.pipeline import lay
from dragoman.records import Document

SHARED = [
    # text, the form, whom it names
    ("Dominica's prime minister flew to Quito. The Dominican delegation left.", "Dominican", "DMA"),
    ("DOMINICA AND PERU SIGN PACT. The Dominican minister met Foreign Minister Ana Rojo of Peru.",
     "Dominican", "DMA"),
    ("The Dominican Republic sent a team to Dominica. The Dominican minister met the president.",
     "Dominican", "DOM"),  # both are named: the likelier stays
    ("The Dominican foreign minister met his counterpart of Peru.", "Dominican", "DOM"),
    ("Ministers met in Brazzaville. The Congolese president received the Kenyan minister.",
     "Congolese", "COG"),
    ("Dominican minister Pedro Ruiz arrived in Dominica for talks with its prime minister.",
     "Dominican", "DOM"),
    ("Congolese President Jean Mbala met the Rwandan minister. He will travel to Brazzaville.",
     "Congolese", "COD"),
    ("North Korea fired a missile. The Korean foreign minister met his counterpart of Japan.",
     "Korean", "KOR"),
    ("The EU council met in Brussels. The EU and Peru held talks.", "Brussels", "BEL"),
    ("Australia hosted the Commonwealth forum. The minister met the president of Fiji.",
     "Commonwealth", "Commonwealth"),
]  # fmt: skip

TOWNS = [
    # text, whether the town is named
    ("The minister landed at Norman Ade Airport and met the president of Jamaica.", False),
    ("The minister landed at Norman and met the president of Jamaica.", True),
    ("The minister landed at Norman Tuesday and met the president of Jamaica.", True),
    ("Jamaican Minister Lands At Norman Before Talks With President Of Kenya", True),
]


@pytest.mark.parametrize(("text", "form", "code"), SHARED)
def test_a_shared_form_means_whom_the_document_names(text: str, form: str, code: str) -> None:
    assert {ref for named, ref in _named(text) if named == form} == {code}


@pytest.mark.parametrize(("text", "named"), TOWNS)
def test_a_small_town_begins_no_longer_name(text: str, named: bool) -> None:
    assert (("Norman", "USA") in _named(text)) == named


def _named(text: str) -> set[tuple[str, str | None]]:
    document = Document(
        source="test", kind="article", title=None, publisher=None, url=None,
        published="2031-05-14", language="en", sha256="", text=text,
    )  # fmt: skip
    scene, _, _ = lay(document)
    return {(text[m.start : m.end], m.ref) for here in scene.mentions for m in here}
