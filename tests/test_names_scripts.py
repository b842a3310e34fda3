"""One name in several scripts: surely one, likely one, clearly two, or for a person to say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon import scripts
from dragoman.names import anchors, clearly_two, fold, likely_one, same_person, sought
from dragoman.names.readings import mandarin, vietnamese
from dragoman.names.sounds import consonants, likeness

SAME = [
    ("韩立恒", "Han Liheng"),
    ("韓立恒", "Han Li-heng"),
    ("韩立恒", "Хань Лихэн"),
    ("Han Liheng", "Хань Лихэн"),
    ("韩立恒", "Liheng Han"),
    ("陶明禄", "Đào Minh Lộc"),
    ("韩立恒", "Hàn Lập Hằng"),
    ("单国强", "Shan Guoqiang"),  # a family name read as it is nowhere else
]
LIKELY = [
    ("Han Liheng", "Hàn Lập Hằng"),
    ("Хань Лихэн", "Hàn Lập Hằng"),
    ("韩恒", "Han Heng"),  # of two syllables there are many
    ("Дао Минь Лок", "Đào Minh Lộc"),
    ("Доан Тхи Фыонг", "Đoàn Thị Phượng"),
    ("巴雅尔赛汗", "Баярсайхан"),
    ("巴雅尔赛汗", "Tömöriin Bayarsaikhan"),
    ("特木尔·巴雅尔赛汗", "Т.Баярсайхан"),
    ("Ким Чжун Сок", "Kim Jun-seok"),
    ("Хань Лихэн", "Хань Лихөн"),  # as Russian and as Mongolian write it
    ("Ло Жяньминь", "Luo Jianmin"),  # as Mongolian writes Chinese
    ("Джон Лэмбтон", "John Lambton"),
    ("库兹涅佐夫", "Kuznetsov"),
    ("Bun-thoong Xổm-vi-lay", "Bounthong Somvilay"),  # as Vietnamese hears a Lao name
    ("Bun-thoong Xổm-vi-lay", "本通·宋维莱"),
    ("Ma-đi-na Ca-ri-mô-va", "Мадина Каримова"),
]
TWO = [
    ("韩立恒", "Luo Jianmin"),
    ("Han Liheng", "Han Lihong"),
    ("巴雅尔赛汗", "Oyuunbileg Dorj"),
    ("Дао Минь Лок", "Đào Quang Thắng"),
    ("Баярсайхан", "Enkhtuvshin"),
    ("Bun-thoong Xổm-vi-lay", "Khamphet Vongsa"),
    ("Bun-thoong Xổm-vi-lay", "Nguyễn Văn Tạo"),
]
OPEN = [
    ("小野寺健", "Ken Onodera"),  # read as in Japan
    ("Ганбаатар", "Ganbold"),
]


def _verdicts(a: str, b: str) -> tuple[bool, bool, bool]:
    return same_person(a, b), likely_one(a, b), clearly_two(a, b)


@pytest.mark.parametrize(
    ("a", "b", "verdicts"),
    [
        *((a, b, (True, False, False)) for a, b in SAME),
        *((a, b, (False, True, False)) for a, b in LIKELY),
        *((a, b, (False, False, True)) for a, b in TWO),
        *((a, b, (False, False, False)) for a, b in OPEN),
    ],
)
def test_verdicts(a: str, b: str, verdicts: tuple[bool, bool, bool]) -> None:
    assert _verdicts(a, b) == verdicts
    assert _verdicts(b, a) == verdicts


@pytest.mark.parametrize(("a", "b"), SAME + LIKELY)
def test_names_that_can_be_one_find_each_other(a: str, b: str) -> None:
    assert anchors(a) & sought(b)
    assert anchors(b) & sought(a)


def test_names_of_one_script_are_not_sought_by_their_sound() -> None:
    assert not any("~" in anchor for anchor in anchors("Josphat Lemayian") & sought("Lemoyan Jo"))


@pytest.mark.parametrize(
    ("name", "syllables"),
    [
        ("Han Liheng", "han li heng"),
        ("Хань Лихэн", "han li heng"),
        ("Цзян Вэй", "jiang wei"),
        ("Чжоу Эньлинь", "zhou en lin"),
    ],
)
def test_letters_are_cut_into_syllables(name: str, syllables: str) -> None:
    lines = mandarin(fold(name))
    assert syllables in {" ".join(min(s) for s in line) for line in lines}


@pytest.mark.parametrize("name", ["Pavel Orlin", "Han", "Han Li Heng Wei Bo", "", "韩", "X-1 Han"])
def test_what_is_no_chinese_name_has_no_syllables(name: str) -> None:
    assert mandarin(fold(name)) == ()


def test_characters_without_a_reading_are_left_alone() -> None:
    assert vietnamese(fold("\u3400\u3401")) == ()


def test_consonants_of_a_transcription() -> None:
    assert consonants("bayarsaikhan") == consonants("баярсаихан")
    assert likeness(consonants("巴雅尔赛汗"), consonants("bayarsaikhan")) == pytest.approx(1.0)
    assert likeness("", "NHJ") == 0.0


def test_the_tables_agree() -> None:
    known = scripts.syllables()
    assert len(scripts.han()) > 10_000
    assert {p for read in scripts.palladius().values() for p in read} <= known
    assert "nguyen" in scripts.vietnamese_readings()
    assert "ngo" in scripts.sino_vietnamese()["wu"]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Bun-thoong Xổm-vi-lay", "bun thoong xom_vi_lay"),
        ("Ca-ri-mô-va", "ca_ri_mo_va"),
        ("Jean-Benoît Saint-Léger", "jean benoit saint leger"),
        ("Đặng-Văn Đức", "dang van duc"),
        ("Kim Tae-seok", "kim tae seok"),
        ("al-Ḥusayn", "al husayn"),
        ("a_b _c_", "a_b c"),
    ],
)
def test_syllables_of_a_transcription_stay_together(name: str, folded: str) -> None:
    assert fold(name) == folded
    assert fold(folded) == folded


LETTERS = st.text(alphabet="abhiknоанлкь韩立恒 ·-", max_size=12)


@given(LETTERS, LETTERS)
def test_verdicts_do_not_depend_on_order_and_never_contradict(a: str, b: str) -> None:
    assert _verdicts(a, b) == _verdicts(b, a)
    assert sum(_verdicts(a, b)) <= 1
    if same_person(a, b):
        assert anchors(a) & sought(b)
