"""Offices taken up and left, in the languages that are read by frames."""

import pytest

import dragoman

MET = {
    "ru": "Лима, 6 марта 2023 года. Министр обороны Анголы Жоана Телеш встретилась в Лиме с "
    "министром обороны Перу Аной Рохас.",
    "zh": "2023年3月6日，安哥拉国防部长若阿娜·特莱斯在利马会见秘鲁国防部长安娜·罗哈斯。",
    "vi": "Ngày 6/3/2023, Bộ trưởng Quốc phòng Angola Joana Teles đã hội đàm với Bộ trưởng Quốc "
    "phòng Peru Ana Rojas tại Lima.",
    "mn": "2023 оны 3 дугаар сарын 6. Анголын Батлан хамгаалахын сайд Жоана Телеш Перугийн Батлан "
    "хамгаалахын сайд Ана Рохастай Лима хотод уулзав.",
}


def told(language: str, text: str) -> set[tuple[str, str | None, str | None, str]]:
    (reading,) = dragoman.read(f"{MET[language]}\n\n{text}", published="2023-03-06")
    assert reading.document.language == language
    return {(c.name, c.party, c.on, c.state) for c in reading.tenures}


@pytest.mark.parametrize(
    ("language", "text", "name", "on", "state"),
    [
        ("ru", ("Указом президента от 15 февраля 2023 года министр обороны Анголы Руй Кальета "
         "освобожден от должности."), "Руй Кальета", "2023-02-15", "ends"),
        ("ru", "Жоана Телеш назначена министром обороны Анголы 11 мая 2022 года.", "Жоана Телеш",
         "2022-05-11", "starts"),
        ("zh", "2023年2月15日，安哥拉国防部长鲁伊·卡列塔被免职。", "鲁伊·卡列塔", "2023-02-15",
         "ends"),
        ("zh", "若阿娜·特莱斯于2022年5月11日就任安哥拉国防部长。", "若阿娜·特莱斯", "2022-05-11",
         "starts"),
        ("vi", "Ngày 15/2/2023, Bộ trưởng Quốc phòng Angola Rui Calheta bị miễn nhiệm.",
         "Rui Calheta", "2023-02-15", "ends"),
        ("vi", "Bà Joana Teles nhậm chức Bộ trưởng Quốc phòng Angola ngày 11/5/2022.",
         "Joana Teles", "2022-05-11", "starts"),
        ("mn", ("Анголын Батлан хамгаалахын сайд Руй Кальета 2023 оны 2 дугаар сарын 15-нд ажлаас "
         "чөлөөлөгдсөн."), "Руй Кальета", "2023-02-15", "ends"),
        ("mn", ("Жоана Телешийг 2022 оны 5 дугаар сарын 11-нд Анголын Батлан хамгаалахын сайдаар "
         "томилсон."), "Жоана Телеш", "2022-05-11", "starts"),
    ],
)  # fmt: skip
def test_turns(language: str, text: str, name: str, on: str, state: str) -> None:
    found = told(language, text)
    assert (name, "AGO", on, state) in found
    assert state == "starts" or all(n != name or s == "ends" for n, _, _, s in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Посол Анголы Руй Кальета и посол Перу Роса Уаман назначены 15 февраля 2023 года."),
        ("vi", "Bộ trưởng Quốc phòng Angola Rui Calheta thăm Peru ngày 15/2/2023."),
    ],
)
def test_two_people_or_no_word_of_it_are_no_turn(language: str, text: str) -> None:
    assert {state for *_, state in told(language, text)} == {"holds"}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", ("Министр обороны Анголы Руй Кальета будет освобожден от должности 15 сентября 2023 "
         "года."), "Руй Кальета"),
        ("vi", "Ngày 15/9/2023, Bộ trưởng Quốc phòng Angola Rui Calheta sẽ bị miễn nhiệm.",
         "Rui Calheta"),
    ],
)  # fmt: skip
def test_who_is_to_leave_later_holds_the_office_today(language: str, text: str, name: str) -> None:
    found = told(language, text)
    assert (name, "AGO", "2023-03-06", "holds") in found
    assert (name, "AGO", "2023-09-15", "ends") in found
