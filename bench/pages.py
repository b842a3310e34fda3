"""How fast pages answer: the time to the first byte with many readers at once.

    python -m bench.pages made.db 20 10

A ledger, the number of readers and the seconds for each page go in; for each page the median and
the 95th percentile of the first byte, in milliseconds, and the memory of the server go out. The
server is a process of its own on this machine; the readers are threads of this one.
"""

import resource
import sqlite3
import sys
import threading
import time
from multiprocessing import Process
from pathlib import Path
from statistics import quantiles

import httpx
import uvicorn

from dragoman.web.app import create

PORT = 8765


def pages(path: Path) -> tuple[str, ...]:
    """An address of every kind of page, about things this ledger holds."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    first = {
        kind: db.execute("SELECT id FROM belief WHERE kind = ? LIMIT 1", (kind,)).fetchone()[0]
        for kind in ("engagement", "person", "mechanism", "instrument")
    }
    a, b = db.execute(
        "SELECT x.party, y.party FROM belief_party x JOIN belief_party y ON y.belief = x.belief "
        "AND y.party > x.party LIMIT 1"
    ).fetchone()
    text = db.execute("SELECT name FROM belief_name WHERE kind = 'person' LIMIT 1").fetchone()[0]
    db.close()
    found = ["/", "/engagements", f"/engagements?party={a}&kind=meeting"]
    found += [f"/{kind}/{id}" for kind, id in first.items()]
    found += [f"/relation/{a}/{b}", f"/party/{a}", f"/office/{a}/Minister of Defence", "/parties"]
    found += ["/people", "/mechanisms", "/instruments", f"/search?text={text.split()[0]}"]
    return (*found, f"/compare?pair={a}-{b}", "/sources", "/method")


def _serve(path: Path) -> None:
    uvicorn.run(create(path), port=PORT, log_level="critical", lifespan="off")


def measure(address: str, readers: int, seconds: float) -> list[float]:
    """Milliseconds to the first byte, of every request that the readers make in these seconds."""
    found: list[float] = []
    ends = time.monotonic() + seconds

    def read() -> None:
        with httpx.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=30) as client:
            while time.monotonic() < ends:
                began = time.perf_counter()
                with client.stream("GET", address) as answer:
                    found.append((time.perf_counter() - began) * 1000)
                    answer.raise_for_status()
                    answer.read()

    threads = [threading.Thread(target=read) for _ in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def main(path: Path, readers: int, seconds: float) -> None:
    """Print the table."""
    server = Process(target=_serve, args=(path,))
    server.start()
    time.sleep(3)
    print(f"{'page':44} {'n':>6} {'median':>8} {'p95':>8}")
    try:
        for address in pages(path):
            httpx.get(f"http://127.0.0.1:{PORT}{address}", timeout=30).raise_for_status()
            found = measure(address, readers, seconds)
            cuts = quantiles(found, n=20)
            print(f"{address[:44]:44} {len(found):6} {cuts[9]:8.1f} {cuts[18]:8.1f}")
    finally:
        server.terminate()
        server.join()
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"server: at most {most} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
