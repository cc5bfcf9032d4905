"""Takes thousands of mutated articles apart, in search of one that cannot be: `mutate.py [EXAMPLES [SEED]]`."""

from __future__ import annotations

import sys

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from briefing_tui.analysis.language import Language
from briefing_tui.reading.source import Format
from tests.analysis.mutations import briefing_of, mutated

FORMATS: tuple[Format, ...] = ("text", "markdown")


def main() -> None:
    """Tries as many examples as the command line says (2,000), drawn from its seed (1); prints how many were read."""
    examples = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    start = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    language = Language()
    counts = {"read": 0, "refused": 0}

    @seed(start)
    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(mutated(), st.sampled_from(FORMATS), st.sampled_from([None, "2024-05-08"]))
    def attempt(text: str, form: Format, published: str | None) -> None:
        counts["read" if briefing_of(text, language, form, published) else "refused"] += 1

    attempt()
    print(f"{counts['read']} articles taken apart, {counts['refused']} refused as empty or not text, seed {start}")


if __name__ == "__main__":
    main()
