"""The only place that knows networkx: who met whom goes in, a place for each on the paper goes out.

Nodes that met often draw together, all others push apart; groups that no tie joins are laid out one
by one and stand side by side, the largest first. The same ties always give the same places: every
run begins from a ring in the order of the nodes, and draws no lots.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

ROUNDS = 120
MARGIN = 0.35  # of the room of one node, between groups


class Spot(NamedTuple):
    """A place on paper, both from 0 to 1."""

    x: float
    y: float


def places(nodes: Sequence[str], ties: Iterable[tuple[str, str, int]]) -> dict[str, Spot]:
    """A place for each node; ties are between nodes, with a weight."""
    import networkx as nx  # noqa: PLC0415 - a quarter of a second that no other page pays

    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_weighted_edges_from(ties)
    order = {node: n for n, node in enumerate(nodes)}
    groups = [sorted(group, key=order.__getitem__) for group in nx.connected_components(graph)]
    groups.sort(key=lambda group: (-len(group), order[group[0]]))
    return _side_by_side([_laid_out(nx.subgraph(graph, g), g) for g in groups]) if groups else {}


def _laid_out(graph: object, nodes: Sequence[str]) -> dict[str, Spot]:
    """One group on a sheet of its own."""
    import networkx as nx  # noqa: PLC0415 - as above

    if len(nodes) < 3:
        return {
            node: Spot(n * 0.7, float(n)) for n, node in enumerate(nodes)
        }  # aslant: names need room
    ring = nx.circular_layout(nodes)
    apart = 2.2 / len(nodes) ** 0.5
    found = nx.spring_layout(graph, k=apart, pos=ring, iterations=ROUNDS, seed=1, weight="weight")
    return _stretched({node: Spot(float(found[node][0]), float(found[node][1])) for node in nodes})


def _stretched(found: Mapping[str, Spot]) -> dict[str, Spot]:
    """The same, filling the sheet from edge to edge."""
    left, right = min(s.x for s in found.values()), max(s.x for s in found.values())
    low, high = min(s.y for s in found.values()), max(s.y for s in found.values())
    wide, tall = (right - left) or 1.0, (high - low) or 1.0
    return {
        node: Spot(round((s.x - left) / wide, 4), round((s.y - low) / tall, 4))
        for node, s in found.items()
    }


def _side_by_side(sheets: Sequence[Mapping[str, Spot]]) -> dict[str, Spot]:
    """Sheets in rows, each as large as its nodes need, on one paper."""
    if len(sheets) == 1:
        return dict(sheets[0])
    sides = [max(1.0, len(sheet) ** 0.5 - 0.5) for sheet in sheets]
    width = max(sides[0], 1.4 * sum((side + MARGIN) ** 2 for side in sides) ** 0.5)
    found: dict[str, Spot] = {}
    x = y = row = 0.0
    for sheet, side in zip(sheets, sides, strict=True):
        if x and x + side > width:
            x, y, row = 0.0, y + row + MARGIN, 0.0
        tall = side if len(sheet) > 2 else 0.6
        found |= {node: Spot(x + s.x * side * 0.8, y + s.y * tall) for node, s in sheet.items()}
        x, row = x + side + MARGIN, max(row, tall)
    return _stretched(found)
