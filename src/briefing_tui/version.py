"""The program's version, which briefings name; pyproject.toml states the same and a test holds them together."""

__version__ = "0.1.0"
