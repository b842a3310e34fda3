"""Who does it with whom, as far as the clause itself says."""
