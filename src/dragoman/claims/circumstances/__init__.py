"""When, where, on what occasion and in what form, as far as the sentence or its heading says."""
