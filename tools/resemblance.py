"""How well versions of one article are told from other articles under the same name.

    PYTHONPATH=. python tools/resemblance.py [--all]

Prints for each sort of pair, with --all for each kind of edit, how many there are, between what their shares of runs,
of words in order and of figures lie, and how many are taken for versions. Ends with 1 when another article is taken for
one.
"""

from __future__ import annotations

import sys
from collections import defaultdict

from briefing_tui.library.resemblance import compared, figures_kept, is_version
from tests.library.versions import Pair, pairs

HEAVY = ("all others reworded", "deleted, others changed")


def sort_of(pair: Pair) -> str:
    """What a pair is counted under."""
    if "--all" in sys.argv:
        return f"{'same' if pair.same else 'other'}: {pair.kind}"
    if not pair.same:
        moulded = {"of one mould": "another article of one mould", "the next day's": "the same words, other figures"}
        return moulded.get(pair.kind.partition(":")[0], pair.kind)
    if pair.kind in HEAVY:
        return "versions, every sixth word another"
    return pair.kind if pair.kind.endswith("heavy rewriting") else "versions, edited lightly"


def main() -> int:
    """Prints the table; gives the exit code."""
    table: dict[str, list[tuple[float, float, float, bool]]] = defaultdict(list)
    mistaken = 0
    for pair in pairs():
        taken = is_version(pair.old, pair.new)
        mistaken += taken and not pair.same
        table[sort_of(pair)].append((*compared(pair.old, pair.new), figures_kept(pair.old, pair.new), taken))
    print(f"{'pairs':50}{'number':>7}   share of runs   words in order   figures kept   taken for the same")
    for name, rows in table.items():
        runs, order, figures = ([row[place] for row in rows] for place in range(3))
        print(
            f"{name:50}{len(rows):7}   {min(runs):.2f} – {max(runs):.2f}     {min(order):.2f} – {max(order):.2f}"
            f"      {min(figures):.2f} – {max(figures):.2f}    {sum(row[3] for row in rows)}"
        )
    return int(mistaken > 0)


if __name__ == "__main__":
    sys.exit(main())
