"""`briefing doctor --restore`: puts a copy of the library back, once the user has seen what would come back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_tui.commands import console
from briefing_tui.errors import UsageError
from briefing_tui.library.places import library_file
from briefing_tui.sanitising import clean_line

if TYPE_CHECKING:
    from briefing_tui.library.contents import Contents
    from briefing_tui.library.restoring import Plan, Restored

DECLINED = 1


def restore(name: str | None, *, sure: bool) -> int:
    """Restores the library from the copy of that name, by default from the newest sound one; asks unless `sure`.

    Gives 0 when it is done, 1 when the user does not want it. Raises UsageError where nobody can be asked, SourceError
    and StoreError as `plan` and `restore` of the library do.
    """
    from briefing_tui.library import restoring

    made = restoring.plan(library_file(), name)
    for line in _planned(made):
        console.emit(f"{clean_line(line)}\n")
    if not sure and not _agreed():
        console.warn("nothing was changed")
        return DECLINED
    for line in _told(restoring.restore(made)):
        console.acknowledge(f"{clean_line(line)}\n", "the library is restored; “briefing doctor” tells its state")
    return 0


def _planned(made: Plan) -> list[str]:
    present = "is not there" if made.present is None else _state(made.present)
    lines = [
        f"The library {made.path} {present}.",
        f"The copy {made.copy.path} would take its place: {made.copy.contents.counted}.",
    ]
    if made.present is not None:
        lines.append(
            "What is there now is kept beside it. Notes and articles added since come back if they can be read."
        )
    return lines


def _state(present: Contents) -> str:
    if present.state == "sound":
        return f"is sound and holds {present.counted}"
    if present.state == "foreign":
        return "is no library"
    return f"is damaged ({present.reason})"


def _agreed() -> bool:
    """Whether the user says yes; raises UsageError where nobody can be asked."""
    if not (console.is_terminal(sys.stdin) and console.is_terminal(sys.stderr)):
        raise UsageError("nothing was changed, as nobody can be asked here; add --yes to restore without a question")
    sys.stderr.write("Restore it? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _told(done: Restored) -> list[str]:
    lines = ["The library is restored."]
    came = done.salvaged
    if came.notes or came.corrections or came.articles:
        lines.append(
            f"Newer than the copy, and brought back too: {came.notes} notes, {came.corrections} corrections and "
            f"{came.articles} articles."
        )
    if done.loose:
        lines.append(f"{len(came.loose)} notes are on articles that cannot be read; what they say is in {done.loose}.")
    if done.kept:
        lines.append(f"What was there before is kept as {done.kept}.")
    return lines
