"""Notes out to other programs and in again: our own JSON, the W3C's Web Annotations, and Hypothes.is's JSON."""
