"""One sentence laid out: who stands where, what it names, which words belong together."""
