"""Phrases and clauses to claims: what a document says was done, signed, agreed and promised.

    sentence       one sentence laid out: who stands where, what it names
    standing       whether it happened: held, planned, put off, denied, or no claim
    sides          who does it with whom, as far as the clause itself says
    circumstances  when, where, on what occasion, in what form
    told           what the document has told so far, and whom "he" and "the two" mean
    drafting       one phrase of one sentence made into a draft of an engagement
    whole          drafts folded, completed from one another, settled
    objects        papers, levels, mechanisms, pledges and areas
    offices        who holds which office, since when and until when

`engagements` walks through them, sentence by sentence. Each room sees only those above it here;
`offices` and `objects` do not see one another.
"""
