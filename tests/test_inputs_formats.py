"""Archives in every form, honest, damaged and hostile: one bad record costs no other."""

import gzip
import io
import json
import mailbox
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
import zstandard

from dragoman import inputs
from dragoman.errors import InputError
from dragoman.inputs import formats
from dragoman.pages import decode, split
from dragoman.records import Page
from tests.newsrooms import article


def read(path: Path, start: int = 0) -> tuple[list[Page], list[str]]:
    skipped: list[str] = []
    return [page for _, page in formats.records(path, skipped.append, start)], skipped


def urls(path: Path) -> tuple[list[str | None], int]:
    pages, skipped = read(path)
    return [page.url for page in pages], len(skipped)


# --- web archives -------------------------------------------------------------------------------


def record(
    number: int, *, kind: str = "response", status: int = 200, media: str = "text/html",
    length: int | None = None, more: bytes = b"", body: bytes | None = None,
) -> bytes:  # fmt: skip
    body = article(number).encode() if body is None else body
    media_line = f"Content-Type: {media}\r\n".encode() if media else b""
    answer = b"HTTP/1.1 %d OK\r\n%sContent-Length: %d\r\n%s\r\n%s" % (
        status, media_line, len(body), more, body,
    )  # fmt: skip
    return (
        b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:%032d>\r\n"
        b"WARC-Date: 2025-03-04T00:00:00Z\r\nWARC-Target-URI: http://e.example/%d\r\n"
        b"Content-Type: application/http; msgtype=%s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (kind.encode(), number, number, kind.encode(), length or len(answer), answer)
    )


def at(*numbers: int) -> list[str | None]:
    return [f"http://e.example/{n}" for n in numbers]


PACKERS = {
    "a.warc": lambda raw: raw,
    "a.warc.gz": gzip.compress,
    "a.warc.zst": zstandard.ZstdCompressor().compress,
}


@pytest.mark.parametrize("name", PACKERS)
def test_web_archives_are_read_in_every_packing_and_resumed(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"".join(PACKERS[name](record(n)) for n in range(5)))
    pages, skipped = read(path)
    assert ([page.url for page in pages], skipped) == (at(0, 1, 2, 3, 4), [])
    assert pages[0].raw == article(0).encode()
    assert pages[0].media_type == "text/html"
    assert (
        split(pages[0])[0].title
        == "Foreign ministers of Kenya and Portugal meet in Lisbon, report 0"
    )
    positions = [position for position, _ in formats.records(path, skipped.append)]
    assert [page.url for page in read(path, positions[2])[0]] == at(3, 4)
    assert read(path, positions[4])[0] == []


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc.zst"])
def test_an_archive_packed_in_one_piece_is_resumed_too(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(PACKERS[name](b"".join(record(n) for n in range(5))))
    positions = [position for position, _ in formats.records(path, print)]
    assert [page.url for page in read(path, positions[2])[0]] == at(3, 4)
    assert read(path, positions[4])[0] == []


def test_only_pages_come_out_of_web_archives(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(
        record(0, status=404) + record(1, media="image/png") + record(2, kind="request")
        + record(3, media="") + record(4, kind="revisit") + record(5)
    )  # fmt: skip
    pages, skipped = read(path)
    assert [page.url for page in pages] == at(3, 5)
    assert len(skipped) == 1
    assert "revisit" in skipped[0]


def test_codings_inside_web_archives_are_undone(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    body = gzip.compress(article(1).encode())
    path.write_bytes(record(1, body=body, more=b"Content-Encoding: gzip\r\n"))
    assert read(path)[0][0].raw == article(1).encode()


PACKED = [gzip.compress(record(n)) for n in range(4)]
LYING = record(1, length=90_000)


@pytest.mark.parametrize(
    ("name", "raw", "left"),
    [
        ("a.warc.gz", PACKED[0] + PACKED[1][:-60] + PACKED[2] + PACKED[3], (0, 2, 3)),
        ("a.warc.gz", PACKED[0] + b"\x00" * 99 + PACKED[2] + PACKED[3], (0, 2, 3)),
        ("a.warc.gz", PACKED[0] + PACKED[1] + PACKED[2][:-60], (0, 1)),
        ("a.warc.gz", PACKED[0] + gzip.compress(LYING) + PACKED[2] + PACKED[3], (0, 2, 3)),
        ("a.warc", record(0) + LYING + record(2) + record(3), (0, 2, 3)),
        ("a.warc", record(0) + record(1, length=400) + record(2), (0, 2)),
        ("a.warc", record(0) + b"garbage\r\n\r\n" + record(2), (0, 2)),
        ("a.warc", record(0) + record(1)[:300], (0,)),
    ],
)
def test_14_damaged_records_are_counted_and_the_next_is_found(
    tmp_path: Path, name: str, raw: bytes, left: tuple[int, ...]
) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    found, skipped = urls(path)
    assert found == at(*left)
    assert skipped >= 1


@pytest.mark.parametrize("raw", [b"", b"not an archive at all", b"\x1f\x8b\x08" + b"\x00" * 50])
def test_web_archives_that_are_none_end_at_once(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(raw)
    assert urls(tmp_path / "a.warc")[0] == []


# --- lines, rows, letters -----------------------------------------------------------------------


LINES = (
    {"url": "http://e.example/1", "title": "One", "text": "They met.", "date": "2025-03-04T10:00"},
    {"html": article(2), "link": "http://e.example/2"},
    {"text": "Day is none", "date": "2025-02-31"},
)


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson.gz"])
def test_json_lines(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    text = "\n".join([*map(json.dumps, LINES), "{bad", "[1]", '{"url": "x"}', '{"text": 1}', ""])
    path.write_bytes(gzip.compress(text.encode()) if name.endswith("gz") else text.encode())
    pages, skipped = read(path)
    assert [page.raw for page in pages] == [
        b"One\n\nThey met.", article(2).encode(), b"Day is none",
    ]  # fmt: skip
    assert [(page.url, page.published) for page in pages] == [
        ("http://e.example/1", "2025-03-04"), ("http://e.example/2", None), (None, None),
    ]  # fmt: skip
    assert [words.partition(":")[0] for words in skipped] == [
        f"{name} line {n}" for n in (4, 5, 6, 7)
    ]
    assert [page.url for page in read(path, 1)[0]] == ["http://e.example/2", None]
    document = split(pages[0])[0]
    assert (document.title, document.published) == ("One", "2025-03-04")
    assert document.inferred["published"] == "given beside the page by who sent it"


def test_csv(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        b'\xef\xbb\xbfTitle,Text,URL,Date\r\nOne,"They met,\r\nand spoke.",http://e.example/1,'
        b"2025-03-04\r\nTwo,,,\r\nThree,They met.\r\n"
    )
    pages, skipped = read(path)
    assert [page.raw for page in pages] == [
        b"One\n\nThey met,\r\nand spoke.",
        b"Three\n\nThey met.",
    ]
    assert pages[0].published == "2025-03-04"
    assert skipped == ["a.csv row 2: has no text"]
    path.write_text("a,b\n1,2\n")
    with pytest.raises(InputError, match="no column is called"):
        read(path)


def letter(subject: str, text: str, html: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["Date"] = subject, "Tue, 04 Mar 2025 10:00:00 +0300"
    message["From"], message["Message-ID"] = "Ferry <ferry@e.example>", "<1@e.example>"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    message.add_attachment(b"\x00\x01", maintype="image", subtype="png", filename="../../x.png")
    return message


def test_letters(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "a.mbox")
    box.add(letter("Встреча", "They met.\nFrom here they flew.\n"))
    box.add(letter("Two", "plain", article(2)))
    box.add(b"Content-Type: image/png\n\n\x00")
    box.close()
    pages, skipped = read(tmp_path / "a.mbox")
    assert [page.published for page in pages] == ["2025-03-04", "2025-03-04"]
    assert pages[0].raw.decode() == "Встреча\n\nThey met.\nFrom here they flew.\n"
    assert pages[1].media_type == "text/html; charset=utf-8"
    assert len(skipped) == 1
    (position, _), _ = formats.records(tmp_path / "a.mbox", skipped.append)
    assert len(read(tmp_path / "a.mbox", position)[0]) == 1
    (tmp_path / "a.eml").write_bytes(bytes(letter("One", "They met.")))
    assert len(read(tmp_path / "a.eml")[0]) == 1


@pytest.mark.parametrize(
    "said", ["", '; charset="windows-1251"', '; charset="utf-8"', "; charset=x"]
)
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_13_letters_and_rows_keep_their_bytes_where_they_say_nothing_of_them_or_lie(
    tmp_path: Path, said: str, kind: str
) -> None:
    words = "Министр иностранных дел встретился в Лиссабоне со своим португальским коллегой. " * 2
    head = f"Subject: Talks\r\nContent-Type: text/{kind}{said}\r\nContent-Transfer-Encoding: 8bit"
    raw = f"{head}\r\n\r\n{words}\r\n".encode("cp1251")
    (tmp_path / "a.eml").write_bytes(raw)
    (tmp_path / "a.csv").write_bytes(f"title,text\nTalks,{words}\n".encode("cp1251"))
    for name in ("a.eml", "a.csv"):
        ((page,), skipped) = read(tmp_path / name)
        assert words.strip() in decode.decode(page, html=True)
        assert skipped == []
    (tmp_path / "b.eml").write_bytes(raw[:-40].replace(b"\xf1", b"\x98"))
    ((page,), _) = read(tmp_path / "b.eml")
    with pytest.raises(InputError):  # never with replacement characters
        decode.decode(page, html=True)


@pytest.mark.parametrize("said", ["unicode_escape", "unicode:escape", "utf-7"])
def test_letters_are_in_no_codec_of_programs(tmp_path: Path, said: str) -> None:
    head = f"Content-Type: text/plain; charset={said}\r\n\r\n"
    about = f"Subject: =?{said}?q?=5Cu0041?=\r\n\r\nThey met.\r\n"
    (tmp_path / "b.eml").write_text(about)
    ((page,), _) = read(tmp_path / "b.eml")
    assert page.raw.decode().strip() == "They met."
    (tmp_path / "a.eml").write_bytes(f"{head}They met\\u0021 +AGE-\r\n".encode())
    ((page,), _) = read(tmp_path / "a.eml")
    assert decode.decode(page, html=True).strip() == "They met\\u0021 +AGE-"


DEEP = "".join(
    f"--{'a' * n}\nContent-Type: multipart/mixed; boundary={'a' * (n + 1)}\n\n"
    for n in range(1, 1500)
)
WHOLE = {  # refused with a reason
    "parameters": "Content-Type: text/plain; " + "; ".join(f"a{n}=b" for n in range(20_000)),
    "comments": "Content-Type: " + "(" * 100_000,
    "placing": "Content-Type: text/plain\nContent-Disposition: " + "(" * 50_000,
    "nested": "Content-Type: multipart/mixed; boundary=a\n\n" + DEEP,
    "letters": "Content-Type: message/rfc822\n\n" * 20_000,
    "parts": "Content-Type: multipart/mixed; boundary=a\n\n" + "--a\n\n\n" * 100_000,
}
TOLD = {  # read without what is too long in them
    "subject": "Subject: " + "=?utf-8?q?a?= " * 20_000,
    "day": "Date: " + "(" * 100_000,
    "name": "Message-ID: " + "(" * 100_000,
    "unknown": "Subject: =?klingon?q?a?=",
}


def test_12_letters_that_hang_parsers_cost_only_themselves(tmp_path: Path) -> None:
    """Each takes the parsers of the standard library minutes, or ends them, left to themselves."""
    good = bytes(letter("Good", "They met."))
    for name, text in (WHOLE | TOLD).items():
        (tmp_path / f"{name}.eml").write_text(f"{text}\n\nThey met in Lima.\n")
    (tmp_path / "good.eml").write_bytes(good)
    errors: list[InputError] = []
    found = {
        p.source.partition(".")[0] for p in inputs.pages([str(tmp_path)], on_error=errors.append)
    }
    assert found == {"good", *TOLD}
    assert len(errors) == len(WHOLE)
    assert all("is no letter that can be read" in str(error) for error in errors)


# --- packed files -------------------------------------------------------------------------------


def test_zip_and_tar(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for name in ("b/1.html", "2.txt", "3.png", "4.zip", "../../evil.html", ".hidden.html"):
            packed.writestr(name, article(1))
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as tar:
        for name in ("b/1.html", "3.png", "../../evil.html", "/etc/evil.html"):
            info = tarfile.TarInfo(name)
            info.size = len(article(1).encode())
            tar.addfile(info, io.BytesIO(article(1).encode()))
        link = tarfile.TarInfo("link.html")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    pages, _ = read(tmp_path / "a.zip")
    assert [page.source for page in pages] == [
        "a.zip: b/1.html", "a.zip: 2.txt", "a.zip: ../../evil.html",
    ]  # fmt: skip
    assert len(read(tmp_path / "a.zip", 2)[0]) == 1
    pages, skipped = read(tmp_path / "a.tar.gz")
    assert len(pages) == 3
    assert "no plain file" in skipped[0]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.tar.gz", "a.zip"], "nothing unpacked"


def test_15_bombs_links_and_overlaps_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("zeros.html", bytes(100_000_000))
        link = zipfile.ZipInfo("link.html")
        link.external_attr = 0o120777 << 16
        packed.writestr(link, "/etc/passwd")
        packed.writestr("good.html", article(1))
    pages, skipped = read(tmp_path / "bomb.zip")
    assert [page.source for page in pages] == ["bomb.zip: good.html"]
    assert len(skipped) == 2
    raw = bytearray((tmp_path / "bomb.zip").read_bytes())
    where = raw.rfind(b"PK\x01\x02")
    raw[where + 42 : where + 46] = b"\x00\x00\x00\x00"  # the last entry claims the first's place
    (tmp_path / "overlap.zip").write_bytes(raw)
    with pytest.raises(InputError, match="overlap"):
        read(tmp_path / "overlap.zip")
    (tmp_path / "cut.zip").write_bytes(raw[:500])
    with pytest.raises(InputError, match="no ZIP"):
        read(tmp_path / "cut.zip")
    with tarfile.open(tmp_path / "zeros.tar.gz", "w:gz", compresslevel=1) as tar:
        info = tarfile.TarInfo("zeros.html")
        info.size = 300_000_000
        tar.addfile(info, _Zeros(info.size))
    with pytest.raises(InputError, match="what follows it is not read"):
        read(tmp_path / "zeros.tar.gz")
    whole = (tmp_path / "zeros.tar.gz").read_bytes()
    (tmp_path / "cut.tar.gz").write_bytes(gzip.compress(b"x" * 100)[:-5] or whole)
    assert read(tmp_path / "cut.tar.gz")[1]


class _Zeros(io.RawIOBase):
    def __init__(self, size: int) -> None:
        self.left = size

    def read(self, size: int = -1) -> bytes:
        size = min(size, self.left)
        self.left -= size
        return bytes(size)


# --- as inputs ----------------------------------------------------------------------------------


def test_archives_are_inputs_and_can_be_sifted(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(record(0) + record(1) + record(2))
    (tmp_path / "b.jsonl").write_text('{"text": "They met."}\n{bad\n')
    (tmp_path / "c.txt").write_text("They met again.")
    errors: list[InputError] = []
    found = list(inputs.pages([str(tmp_path)], on_error=errors.append))
    assert len(found) == 5
    assert len(errors) == 1
    sifted = inputs.pages(
        [str(tmp_path)], on_error=errors.append, wanted=lambda page: page.url == at(1)[0]
    )
    assert [page.source for page in sifted] == [at(1)[0], "c.txt"], "files are not sifted"
    list(inputs.pages([str(tmp_path / "none.zip")], on_error=errors.append))
    assert "no such file" in str(errors[-1])
