"""What many tests share: the language model, loaded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from briefing_tui.analysis.language import Language


@pytest.fixture(scope="session")
def language() -> Language:
    """The loaded language model; it holds no state between articles."""
    from briefing_tui.analysis.language import Language

    return Language()
