"""One phrase of one sentence made into a draft of an engagement."""
