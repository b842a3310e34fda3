"""What the words around somebody tell of him: a party, an office, a name that comes later.

Lines, their groups and the registry come in, a fuller registry goes out. Whoever has a party or an
office of his own keeps it. `placing` holds the order.
"""
