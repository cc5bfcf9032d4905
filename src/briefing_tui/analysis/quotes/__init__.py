"""Who said what: speech found in the text, with the words used for its speaker."""
