"""Who holds which office, since when, until when, and whom they follow."""
