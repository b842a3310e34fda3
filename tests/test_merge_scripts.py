"""Reports in several languages: one engagement, one person, and what is left to a person."""

import pytest
from msgspec.structs import replace

from dragoman.merge import merge
from dragoman.merge.beliefs import Beliefs
from dragoman.merge.cities import same_city
from dragoman.merge.judgements import Judgement
from dragoman.merge.offices import same_office
from dragoman.merge.titles import same_title
from dragoman.records import LevelClaim, MechanismClaim, Participant, Place, Reading
from tests.making import engagement, evidence, reading, statements

HAN = ("韩立恒", "国防部长")
LATIN = ("Han Liheng", "Minister of National Defence")
RUSSIAN = ("Хань Лихэн", "министр обороны")
VIETNAMESE = ("Hàn Lập Hằng", "Bộ trưởng Bộ Quốc phòng")
MONGOLIAN = ("Хань Лихөн", "Батлан хамгаалахын сайд")
OTHER = ("Luo Jianmin", "Minister of National Defence")


def told(*who: tuple[str, str | None], **more: object) -> Beliefs:
    """One report of a meeting with each of these, two states and a host."""
    readings = []
    for i, (name, office) in enumerate(who):
        people = (Participant(name=name, party="CHN", office=office, role="visitor"),)
        claim = engagement(f"{i}.", participants=people, parties=("CHN", "MNG"), **more)
        readings.append(reading(claim, text=f"{i}.", source=f"{i}.txt"))
    return merge(statements(readings))


def test_five_languages_tell_of_one_engagement_and_one_person() -> None:
    found = told(HAN, LATIN, RUSSIAN, VIETNAMESE, MONGOLIAN)
    (met,) = found.engagements
    (who,) = met.participants
    (person,) = found.people
    assert {v.value for v in person.names} == {v.value for v in who.names}
    assert len(person.names) == 5
    assert met.reports == 5
    (tenure,) = found.tenures
    assert len(tenure.offices) == 5


def test_another_minister_of_the_same_day_is_another_engagement() -> None:
    found = told(HAN, OTHER)
    assert len(found.engagements) == 2
    assert len(found.people) == 2
    assert found.doubts == ()


def test_a_likely_name_with_nothing_in_common_waits_for_a_person() -> None:
    one = engagement(
        "One.",
        participants=(Participant(name="韩恒", party="CHN", office="外交部长"),),
        parties=("CHN", "MNG"),
    )
    other = engagement(
        "Two.", date="2020-01-05", parties=("CHN", "KEN"),
        participants=(Participant(name="Han Heng", party="CHN", office="Ambassador to Kenya"),),
    )  # fmt: skip
    found = merge(
        statements([reading(one, text="One."), reading(other, text="Two.", source="b.txt")])
    )
    assert len(found.people) == 2
    (doubt,) = found.doubts
    assert {doubt.a, doubt.b} == {p.id for p in found.people}
    assert "韩恒" in doubt.reason
    assert "no office or engagement in common" in doubt.reason


def test_a_name_that_fits_two_people_is_neither() -> None:
    found = told(("韩恒", "国防部长"), ("Han Heng", "Minister of Defence"), date=None)
    assert len(found.people) == 1
    two = told(
        ("韩恒", "国防部长"), ("韩衡", "国防部长"), ("Han Heng", "Minister of Defence"), date=None
    )
    assert len(two.people) == 3
    assert len(two.doubts) >= 2


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("国防部副部长", "Deputy Minister of National Defence", True),
        ("Thứ trưởng Bộ Quốc phòng", "заместитель министра обороны", True),
        ("Батлан хамгаалахын дэд сайд", "Vice Minister of National Defense", True),
        ("Гадаад хэргийн сайд", "министра иностранных дел", True),
        ("国务委员兼国防部长", "Defence Minister", True),
        ("Ủy viên Bộ Chính trị, Bộ trưởng Bộ Quốc phòng", "国防部长", True),
        ("国务院总理", "Premier", True),
        ("外交部长", "Defence Minister", False),
        ("国防部长", "Deputy Defence Minister", False),
        ("начальник Генерального штаба", "Chief of the General Staff", True),
        ("Жанжин штабын дарга", "总参谋长", True),
    ],
)
def test_offices_across_languages(a: str, b: str, same: bool) -> None:
    assert same_office(a, b) is same
    assert same_office(b, a) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("第十届香山论坛", "Diễn đàn Hương Sơn", False),  # one tells the number
        ("香山论坛", "Diễn đàn Hương Sơn", True),
        ("香格里拉对话会", "Shangri-La Dialogue", True),
        ("香格里拉对话会", "Xiangshan Forum", False),
        ("中越防务磋商", "China-Vietnam Defence Consultations", True),  # of parties in any writing
        ("Tham vấn Quốc phòng Việt Nam - Trung Quốc", "China-Vietnam Defence Consultations", True),
        ("中越防务磋商", "China-Vietnam Maritime Consultations", False),
        ("海上搜救合作协定", "Agreement on Maritime Cooperation", False),
        (
            "соглашение о взаимной защите секретной информации",
            "Agreement on the Mutual Protection of Classified Information",
            True,
        ),
        ("互免签证协定", "visa exemption agreement", True),
        ("визгүй зорчих тухай хэлэлцээр", "Agreement on Extradition", False),
        ("全面战略伙伴关系", "comprehensive strategic partnership", True),
        ("đối tác chiến lược", "comprehensive strategic partnership", False),
        ("всеобъемлющее стратегическое партнерство", "иж бүрэн стратегийн түншлэл", True),
    ],
)
def test_occasions_across_languages(a: str, b: str, same: bool) -> None:
    assert same_title(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("乌兰巴托", "Ulaanbaatar", True),
        ("Улаанбаатар", "Ulan Bator", True),
        ("河内", "Hà Nội", True),
        ("Ha Noi", "Hanoi", True),
        ("Кубинка", "Kubinka", True),
        ("河内", "Da Nang", False),
        ("Пекин", "Hanoi", False),
    ],
)
def test_cities_across_languages(a: str, b: str, same: bool) -> None:
    assert same_city(a, b) is same


def edition(name: str, ordinal: int | None, language: str, date: str = "2031-05-03") -> Reading:
    claim = MechanismClaim(
        name=name, parties=("KEN", "MNG"), ordinal=ordinal, status="held", date=date, place=None,
        evidence=evidence("They met."),
    )  # fmt: skip
    one = reading(claim, text=f"{name} {date}", source=f"{name}{date}.txt")
    return replace(one, document=replace(one.document, language=language))


@pytest.mark.parametrize(
    ("said", "mechanisms"),
    [
        ((edition("Golden Crane", 7, "en"), edition("Алтан тогоруу", 7, "mn")), 1),
        ((edition("Golden Crane", 7, "en"), edition("Алтан тогоруу", 8, "mn")), 2),
        ((edition("Golden Crane", 7, "en"), edition("Silver Plover", 7, "en")), 2),
        ((edition("Golden Crane", None, "en"), edition("Алтан тогоруу", None, "mn")), 2),
        ((edition("Golden Crane", 7, "en"), edition("Алтан тогоруу", 7, "mn", "2032-01")), 2),
        ((edition("Golden Crane", 7, "en"), edition("Алтан тогоруу", 7, "mn"),
          edition("金鹤", 7, "zh")), 1),
        ((edition("Golden Crane", 7, "en"), edition("Silver Plover", 7, "en"),
          edition("Алтан тогоруу", 7, "mn")), 3),  # of two that it may be it is neither
    ],
)  # fmt: skip
def test_a_name_that_no_words_translate_is_one_by_its_number_and_days(
    said: tuple[Reading, ...], mechanisms: int
) -> None:
    assert len(merge(statements(said)).mechanisms) == mechanisms


def test_one_number_of_several_on_the_same_days_is_enough() -> None:
    said = [edition("Golden Crane", n, "en", f"20{n + 20}-05-03") for n in (6, 7, 9)]
    said += [edition("Алтан тогоруу", n, "mn", f"20{n + 20}-05-03") for n in (5, 8, 9)]
    said.append(edition("金鹤", 6, "zh", "2031-05-03"))
    assert sorted(len(m.editions) for m in merge(statements(said)).mechanisms) == [1, 5]


def test_names_that_somebody_parted_are_two_in_any_language() -> None:
    said = statements([edition("Golden Crane", 7, "en"), edition("Алтан тогоруу", 7, "mn")])
    apart = Judgement(id="J-1", verb="apart", subjects=(said[0].id,), others=(said[1].id,))
    assert len(merge(said).mechanisms) == 1
    assert len(merge(said, [apart]).mechanisms) == 2


def test_a_level_is_one_in_two_languages() -> None:
    said = [
        reading(
            LevelClaim(parties=("CHN", "KEN"), level=level, change="upgraded", date="2031-05",
                       evidence=evidence("They met.")),
            text=level, source=f"{i}.txt",
        )
        for i, level in enumerate(("战略伙伴关系", "strategic partnership", "全面战略伙伴关系"))
    ]  # fmt: skip
    found = merge(statements(said)).levels
    assert sorted(len(step.claims) for step in found) == [1, 2]


def test_two_capitals_are_told_apart_in_any_script() -> None:
    here = Place(city="河内", country="VNM")
    found = told(HAN, place=here)
    (met,) = found.engagements
    assert met.place == here
