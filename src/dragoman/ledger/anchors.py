"""What stays of a claim when its page is read anew: the page, its words, what it said.

A judgement names claims, and so does every identifier of a belief; another reading may give the
same words another claim. So a claim that was judged, or that a new reading no longer gives, is
kept as an anchor, and here is found which claim stands for it now: one of the same page and kind
whose quotes are the same or nearly so. None stands for it when the words are read otherwise; then
its judgements rest until a reading gives it back.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dragoman.ledger.rows import claim_record
from dragoman.names import fold
from dragoman.records import Claim, EngagementClaim

ALIKE = 0.6  # of the words of two quotes, from which they are one sentence
ENOUGH = 4  # words of a quote that may be part of a longer one
GONE = "(SELECT claim FROM anchor WHERE claim NOT IN (SELECT id FROM claim))"


def keep(db: sqlite3.Connection, claims: Iterable[str]) -> None:
    """Anchor these claims, which must stand."""
    db.executemany(
        "INSERT OR IGNORE INTO anchor SELECT c.id, d.page, c.kind, c.json, NULL FROM claim c "
        "JOIN document d ON d.id = c.document WHERE c.id = ?",
        [(claim,) for claim in sorted(set(claims))],
    )


def remember(db: sqlite3.Connection, page: str | None = None) -> None:
    """Note all claims, or those of one page, before they are taken out."""
    db.execute("DROP TABLE IF EXISTS temp.earlier")
    db.execute(
        "CREATE TEMP TABLE earlier AS SELECT c.id, d.page, c.kind, c.json FROM claim c "
        "JOIN document d ON d.id = c.document WHERE d.page = ?1 OR ?1 IS NULL",
        (page,),
    )


def heirs(db: sqlite3.Connection, pages: Iterable[str]) -> dict[str, str]:
    """For the claims of pages, a claim of another page that rests in the same belief, if any."""
    rows = db.execute(
        "SELECT c.id, min(o.claim) FROM json_each(?1) w CROSS JOIN document d ON d.page = w.value "
        "JOIN claim c ON c.document = d.id JOIN belief_claim b ON b.claim = c.id "
        "JOIN belief x ON x.id = b.belief AND x.kind = c.kind "
        "JOIN belief_claim o ON o.belief = b.belief JOIN claim oc ON oc.id = o.claim "
        "JOIN document od ON od.id = oc.document "
        "WHERE od.page NOT IN (SELECT value FROM json_each(?1)) GROUP BY c.id",
        (msgspec.json.encode(sorted(pages)).decode(),),
    )
    return dict(rows.fetchall())


def inherit(db: sqlite3.Connection, heirs: Mapping[str, str]) -> None:
    """Keep for claims that are gone what their identifiers lead to now."""
    db.executemany(
        "UPDATE anchor SET heir = ?2 WHERE claim = ?1 AND claim NOT IN (SELECT id FROM claim)",
        sorted(heirs.items()),
    )


def inherited(db: sqlite3.Connection, claim: str) -> str:
    """The claim that an identifier made from this one leads to: itself, or the last heir."""
    seen = {claim}
    while row := db.execute(
        "SELECT heir FROM anchor WHERE claim = ?1 AND heir IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM claim WHERE id = ?1)",
        (claim,),
    ).fetchone():
        claim = row[0]
        if claim in seen:
            break
        seen.add(claim)
    return claim


def anchored(db: sqlite3.Connection, page: str) -> bool:
    """Whether anything that a judgement or an identifier rests on stood in this page."""
    row = db.execute("SELECT 1 FROM anchor WHERE page = ? LIMIT 1", (page,)).fetchone()
    return row is not None


def compare(db: sqlite3.Connection) -> None:
    """Anchor those noted that are gone, and find what stands for them and for earlier ones."""
    db.execute(
        "INSERT OR IGNORE INTO anchor SELECT id, page, kind, json, NULL FROM temp.earlier "
        "WHERE id NOT IN (SELECT id FROM claim)"
    )
    db.execute("DROP TABLE temp.earlier")
    _stand(db)


def _stand(db: sqlite3.Connection) -> None:
    """Fill `standing` for every anchor whose claim is gone."""
    db.execute("DELETE FROM standing")
    gone = db.execute(
        f"SELECT claim, page, kind, json FROM anchor WHERE claim IN {GONE} ORDER BY page, claim"
    ).fetchall()
    newest = _newest(db)
    for claim, page, kind, text in gone:
        rows = db.execute(
            "SELECT c.id, c.json FROM claim c JOIN document d ON d.id = c.document "
            "WHERE d.page = ? AND c.kind = ? AND d.retired = 0 ORDER BY c.id",
            (newest.get(page, page), kind),
        )
        now = successor(claim_record(kind, text), [(id, claim_record(kind, t)) for id, t in rows])
        if now:
            db.execute("INSERT INTO standing VALUES (?, ?)", (claim, now))


def _newest(db: sqlite3.Connection) -> dict[str, str]:
    """Pages whose address gave something else later, and the page that it gives now."""
    by = dict(db.execute("SELECT page, by FROM superseded")) if there(db) else {}
    found = dict(by)
    for page in by:
        seen = {page}
        while found[page] in by and found[page] not in seen:
            seen.add(found[page])
            found[page] = by[found[page]]
    return found


def there(db: sqlite3.Connection) -> bool:
    """Whether this ledger was ever collected into."""
    row = db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'superseded'").fetchone()
    return row is not None


def standing(db: sqlite3.Connection, claims: Iterable[str]) -> dict[str, str]:
    """Each claim, or what stands for it; those for which nothing stands are left out."""
    found = {}
    for claim in sorted(set(claims)):
        row = db.execute(
            "SELECT id FROM claim WHERE id = ?1 UNION ALL "
            "SELECT claim FROM standing WHERE former = ?1",
            (claim,),
        ).fetchone()
        if row:
            found[claim] = row[0]
    return found


def successor(former: Claim, candidates: Sequence[tuple[str, Claim]]) -> str | None:
    """Which of these claims of the same page and kind says what the former one said."""
    ranked = [
        (_alike(former, claim), _agreement(former, claim), -_distance(former, claim), id)
        for id, claim in candidates
    ]
    best = max(ranked, default=None)
    return best[3] if best and best[0] >= ALIKE else None


def _alike(a: Claim, b: Claim) -> float:
    """How alike the most alike quotes of two claims are, from 0 to 1."""
    pairs = ((x.quote, y.quote) for x in a.evidence for y in b.evidence)
    return max((_words_alike(x, y) for x, y in pairs), default=0.0)


def _words_alike(a: str, b: str) -> float:
    left, right = set(fold(a).split()), set(fold(b).split())
    if not left or not right:
        return float(a == b)
    shared, least = len(left & right), min(len(left), len(right))
    whole = 2 * shared / (len(left) + len(right))
    return max(whole, 0.9) if shared == least >= ENOUGH else whole


def _agreement(a: Claim, b: Claim) -> float:
    """How much of what two claims say is equal: parties, names, and every other slot."""
    fields = [f for f in a.__struct_fields__ if f not in ("evidence", "by", "inferred", "phrase")]
    equal = sum(bool(getattr(a, field) == getattr(b, field)) for field in fields)
    left, right = set(subjects(a)), set(subjects(b))
    return equal / len(fields) + (len(left & right) / len(left | right) if left | right else 0.0)


def _distance(a: Claim, b: Claim) -> int:
    starts = [min((e.start for e in claim.evidence), default=0) for claim in (a, b)]
    return abs(starts[0] - starts[1])


def subjects(claim: Claim) -> list[tuple[str, str]]:
    """(party, folded name) of everybody a claim names."""
    if isinstance(claim, EngagementClaim):
        return [(p.party or "", fold(p.name)) for p in claim.participants if p.name]
    name = getattr(claim, "party", None), getattr(claim, "name", None)
    return [(name[0] or "", fold(name[1]))] if name[1] and hasattr(claim, "party") else []
