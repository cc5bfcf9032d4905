"""From a source (a path, standard input, a text) to an `Article`: decoding, sanitising, roles, Markdown."""
