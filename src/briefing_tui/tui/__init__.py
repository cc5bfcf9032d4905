"""The reader on the screen, in Textual."""
