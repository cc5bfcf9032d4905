"""Prints where notes come out after mechanical edits of articles, by kind of edit, as a Markdown table.

usage: python tools/anchor_edits.py [SEED]

The edits are those of tests/library/edits.py; “wrong” counts notes on words that they were not written on, deleted
words that came back, and untouched words that were not found.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.library.edits import outcomes

COLUMNS = ("exact", "moved", "fuzzy", "review", "orphan", "wrong")


def main() -> None:
    """Anchors every note of the corpus anew and prints the table."""
    table = outcomes(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    print("| edit |", " | ".join(COLUMNS), "|")
    print("|---|" + "---|" * len(COLUMNS))
    for edit, counts in table.items():
        print(f"| {edit} |", " | ".join(str(counts[column]) for column in COLUMNS), "|")
    total: Counter[str] = sum(table.values(), Counter())
    print("| all |", " | ".join(str(total[column]) for column in COLUMNS), "|")


if __name__ == "__main__":
    main()
