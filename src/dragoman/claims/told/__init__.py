"""What the document has told so far, and whom words mean that name nobody."""
