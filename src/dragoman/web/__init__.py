"""The web page: a ledger goes in, pages that only read it come out, each with a JSON twin.

`app.create` makes the application. Every page is a *room*: a path, a function that asks the
ledger and gives a frozen record, and a template that shows exactly that record; the twin at the
same address with `.json` gives the same record. No script, no build step, no request elsewhere.
"""
