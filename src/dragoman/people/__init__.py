"""Who is who inside one document: sentences and mentions in, persons and actors out.

    written     an office and a personal name, each as far as its words go
    introduced  who is introduced in one sentence, by name or without one
    known       the persons of the document, each once, and whose they are
    around      what the words around somebody tell of him: a party, an office, a later name
    belonging   to which state somebody belongs whom the document names without one
    lists       the entries of a list and the items of a newsletter, each news of its own

`actors` walks through the first four, `allegiance` through what `belonging` tells, once it is known
who acts. Each room sees only those above it here; `around` and `belonging` do not see one another.
"""
