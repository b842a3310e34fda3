"""The drafts of a document made one: folded, completed from one another, settled."""
