"""Claims of many documents become beliefs: the only stage that sees more than one document.

`merge(statements)` is pure and does not depend on order. Its parts can be deepened one by one:
`blocking` says which claims may meet at all, `features` what two engagement claims have in
common, `scoring` what that is worth, `clustering` who ends up together; `slots` chooses among
values; `engagements`, `people`, `instruments`, `mechanisms`, `relations` make the beliefs.
A block can be merged alone: it gives what it would give among all the others.
"""

from dragoman.merge.beliefs import Beliefs, Statement
from dragoman.merge.judgements import Judgement
from dragoman.merge.merging import links, merge, merge_block, merge_blocks, merge_people

__all__ = [
    "Beliefs",
    "Judgement",
    "Statement",
    "links",
    "merge",
    "merge_block",
    "merge_blocks",
    "merge_people",
]
