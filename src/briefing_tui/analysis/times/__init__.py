"""When it happened: time expressions, the publication date, and the timeline."""
