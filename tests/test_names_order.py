"""In which order a spelling puts the parts of a name."""

import pytest

from dragoman.names.order import Order, order


@pytest.mark.parametrize(
    ("name", "party", "others", "told"),
    [
        ("韩立恒", "CHN", (), "family first"),
        ("Han Liheng", "CHN", (), "family first"),
        ("Liheng Han", "CHN", (), "given first"),
        ("Хань Лихэн", "CHN", (), "family first"),
        ("Trần Đức Hải", "VNM", (), "family first"),
        ("Ro Min-jae", "KOR", (), "family first"),
        ("Min-jae Ro", "KOR", (), "given first"),
        ("Min-jae", "KOR", (), None),
        ("特木尔·巴雅尔赛汗", "MNG", (), "given first"),
        ("Т.Баярсайхан", "MNG", (), "initial first"),
        ("Tömöriin Bayarsaikhan", "MNG", (), "father's name first"),
        ("Төмөрийн Баярсайхан", "MNG", (), "father's name first"),
        ("Bayarsaikhan Tomor", "MNG", ("Т.Баярсайхан",), "own name first"),
        ("Tomor Bayarsaikhan", "MNG", ("Т.Баярсайхан",), "father's name first"),
        ("Tomor Bayarsaikhan", "MNG", (), None),
        ("Pavel Sergeyevich Orlin", "RUS", (), "given, patronymic, family"),
        ("Орлин Павел Сергеевич", "RUS", (), "family, given, patronymic"),
        ("П.С.Орлин", "RUS", (), "initial first"),
        ("Josphat Lemayian", "KEN", (), "given first"),
        ("Lemayian", "KEN", (), "one part"),
    ],
)
def test_order(name: str, party: str, others: tuple[str, ...], told: Order | None) -> None:
    assert order(name, party, others) == told
