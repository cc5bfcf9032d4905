"""How well versions of one article are told from other articles under the same name.

    PYTHONPATH=. python tools/resemblance.py [--all]

Prints for each sort of pair, with --all for each kind of edit, how many there are, between what their shares of runs
and of words in order lie, and how many are taken for versions. Ends with 1 when another article is taken for one.
"""

from __future__ import annotations

import sys
from collections import defaultdict

from briefing_tui.library.resemblance import compared, is_version
from tests.library.versions import Pair, pairs

HEAVY = ("all others reworded", "deleted, others changed")


def sort_of(pair: Pair) -> str:
    """What a pair is counted under."""
    if "--all" in sys.argv:
        return f"{'same' if pair.same else 'other'}: {pair.kind}"
    if not pair.same:
        return "another article of one mould" if pair.kind.startswith("of one mould") else pair.kind
    if pair.kind in HEAVY:
        return "versions, every sixth word another"
    return pair.kind if pair.kind.endswith("heavy rewriting") else "versions, edited lightly"


def main() -> int:
    """Prints the table; gives the exit code."""
    table: dict[str, list[tuple[float, float, bool]]] = defaultdict(list)
    mistaken = 0
    for pair in pairs():
        taken = is_version(pair.old, pair.new)
        mistaken += taken and not pair.same
        table[sort_of(pair)].append((*compared(pair.old, pair.new), taken))
    print(f"{'pairs':50}{'number':>7}   share of runs   words in order   taken for the same")
    for name, rows in table.items():
        runs, order = ([row[place] for row in rows] for place in (0, 1))
        print(
            f"{name:50}{len(rows):7}   {min(runs):.2f} – {max(runs):.2f}     {min(order):.2f} – {max(order):.2f}"
            f"      {sum(row[2] for row in rows)}"
        )
    return int(mistaken > 0)


if __name__ == "__main__":
    sys.exit(main())
