"""The panes beside the article: lists of what was found, each item tied to its words."""
