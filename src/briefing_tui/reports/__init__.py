"""A briefing as a report to read or to hand on: plain text and Markdown."""
