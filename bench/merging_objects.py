"""placeholder"""


def report(found, ledger, source_of, sources):
    return ""
