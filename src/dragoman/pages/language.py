"""The language of a document, ISO 639-1, from its first few hundred characters.

Text in Chinese characters without kana is Chinese; text with words or letters that one language
alone has is of that language; for all else py3langid is asked, in lower case, about written
languages only. One of the languages Dragoman reads wins unless another is plainly likelier: "fr"
for French, so that it is not misread as English. The detector takes half a second and 100 MB, and
is loaded when first asked: pages of the languages read seldom need it.
"""

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from dragoman.lexicon import files
from dragoman.lexicon.page_words import PageWords

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_OWN, _KNOWN = 3, 5  # different words, of its own and in all, that tell a language
SAMPLE = 400  # characters looked at

# Written languages of states and of the news; the detector's other eighty are dialects and
# neighbours of these, and take short headlines from them ("wuu" from "zh", "pcm" from "en").
_ASKED = (
    "af ar az be bg bn ca cs da de el en es et eu fa fi fr gl he hi hr hu hy id is it ja ka kk km "
    "ko ky lo lt lv mk mn ms my ne nl no pl ps pt ro ru si sk sl sq sr sv sw ta tg th tl tr tt ug "
    "uk ur uz vi zh"
).split()
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_KANA_OR_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
_NONE = (("", 0), ("", 0))
_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str, words: PageWords) -> str:
    """ISO 639-1 of `text`; "en" where there are no letters at all."""
    sample = text[:SAMPLE].lower()
    written = _WORD.findall(text[:SAMPLE])
    found = [word.lower() for word in written]
    if not found:
        return "en"
    letters = sum(map(len, found))
    if len(_HAN.findall(sample)) * 3 > letters and not _KANA_OR_HANGUL.search(sample):
        return "zh"
    plain = [low for low, word in zip(found, written, strict=True) if not word[0].isupper()]
    return _sure(found, plain, words) or _likeliest(sample, letters)


def _sure(found: list[str], plain: list[str], words: PageWords) -> str | None:
    """The language that alone has at least three of the words here, a twelfth of all at least.

    One is enough beside four that others have too, where they are a quarter of all: "which", with
    "of", "to", "a" and "on".

    Letters tell only in `plain`, the words without a capital: names keep their marks everywhere.
    Words that it shares with others weigh, but are none of its own. Where another language has a
    third as many words, nothing is sure.
    """
    of = {word: words.sure[word] for word in found if word in words.sure}
    if not words.letters.keys().isdisjoint("".join(plain)):
        marked = {word: _marked(word, words) for word in plain if word not in of}
        of |= {word: language for word, language in marked.items() if language}
    weigh = {word: told for word in found if (told := of.get(word) or words.common.get(word))}
    counts = Counter(weigh[word] for word in found if word in weigh)
    (first, most), (_, next_) = (*counts.most_common(2), *_NONE)[:2]
    own = Counter(of.values())[first]
    known = sum(weigh.get(word) == first for word in set(found))
    full = own > 0 and known >= _KNOWN and most * 4 >= len(found)
    sure = most * 12 >= len(found) and (own >= _OWN or full)
    return first if sure and most > 3 * next_ else None


def _marked(word: str, words: PageWords) -> str | None:
    """The one language that writes a letter of this word."""
    return next((words.letters[sign] for sign in word if sign in words.letters), None)


def likeliest(text: str) -> tuple[str, float]:
    """The likeliest written language of a text, read by Dragoman or not, and how likely it is."""
    top, share = _detector().rank(" ".join(text[:SAMPLE].lower().split()))[0]
    return str(top), float(share)


def _likeliest(sample: str, letters: int) -> str:
    ranks = _detector().rank(" ".join(sample.split()))
    top, first = ranks[0]
    ours, best = next(pair for pair in ranks if pair[0] in _read())
    if top in _read() or first < 0.5 or first < 3 * best or letters < 12:
        return str(ours)
    return str(top)


@cache
def _read() -> frozenset[str]:
    """The languages that have words for times, and so are read."""
    found = (files.folder() / "languages").glob("*/dates.toml")
    return frozenset(path.parent.name for path in found)


@cache
def _detector() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  # slow to load

    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(detector.labels)
    detector.set_languages([name for name in _ASKED if name in known])
    return detector
