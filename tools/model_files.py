"""Writes down the digests of the installed language model's files, by which the analysis knows it: `model_files.py`.

To be run once for a new version of the model, when the figures have been measured with it.
"""

from __future__ import annotations

import json
from pathlib import Path

from briefing_tui.analysis.language import digest, find_model

LIST = Path(__file__).parent.parent / "src" / "briefing_tui" / "analysis" / "model_files.json"
# What only tells of the model, and differs between the packages that bring it.
DESCRIBING = ("LICENSE", "LICENSES_SOURCES", "README.md", "accuracy.json", "meta.json")


def main() -> None:
    """Writes the list."""
    folder = find_model().folder
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    deciding = {name: digest(folder / name) for name in names if name not in DESCRIBING}
    describing = {name: digest(folder / name) for name in names if name in DESCRIBING}
    LIST.write_text(json.dumps({"deciding": deciding, "describing": describing}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
