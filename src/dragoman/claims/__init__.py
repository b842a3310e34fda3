"""Phrases and clauses to claims: what a document says was done, signed, agreed and promised."""
