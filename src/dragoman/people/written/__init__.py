"""An office, a body and a personal name, each as far as its words go in one sentence.

A line and a token come in; where what begins there ends goes out, with the parties its words name.
Refused are words that are something else where they stand: a verb, a place, a form of address.
"""
