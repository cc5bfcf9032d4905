"""The language model is known by its files, all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.analysis import language as language_module
from briefing_tui.analysis.language import Language, Model, find_model, unknown_files
from briefing_tui.errors import LanguageError
from briefing_tui.reading.source import read_text


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder that holds the installed model's files."""
    folder = find_model().folder
    for file in folder.rglob("*"):
        if file.is_file():
            place = tmp_path / file.relative_to(folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(file)
    return tmp_path


def changed(file: Path) -> None:
    """Puts other bytes in the place of a file, and leaves what it pointed to alone."""
    data = file.read_bytes()
    file.unlink()
    file.write_bytes(data + b" ")


def test_the_installed_model_is_the_measured_one() -> None:
    model = find_model()
    assert model.genuine
    assert model.name == "en_core_web_sm-3.8.0"


def test_a_copy_is_the_same_model(copy: Path) -> None:
    assert unknown_files(copy, deciding=False) is None


@pytest.mark.parametrize("name", ["ner/model", "tagger/cfg", "config.cfg", "vocab/strings.json"])
def test_one_changed_or_missing_file_makes_another_model(copy: Path, name: str) -> None:
    changed(copy / name)
    other = unknown_files(copy, deciding=True)
    assert other is not None
    assert Model("en_core_web_sm", "3.8.0", copy, other).name == f"en_core_web_sm-3.8.0+{other}"
    (copy / name).unlink()
    assert unknown_files(copy, deciding=True) not in (None, other)


def test_what_the_official_package_tells_of_itself_may_differ(copy: Path) -> None:
    changed(copy / "meta.json")
    assert unknown_files(copy, deciding=True) is None
    assert unknown_files(copy, deciding=False) is not None


def test_a_missing_model_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_module, "PACKAGES", ("en_core_web_sm_nowhere",))
    with pytest.raises(LanguageError, match="is not installed; install it with “pip install"):
        find_model()


@pytest.mark.parametrize("name", ["config.cfg", "tokenizer"])
def test_a_model_that_is_too_damaged_to_load_is_told_with_what_to_install(copy: Path, name: str) -> None:
    (copy / name).unlink()
    language = Language()
    language.model = Model("en_core_web_sm", "3.8.0", copy, unknown_files(copy, deciding=True))
    with pytest.raises(LanguageError, match=r"cannot be loaded.*install it again with “pip install"):
        language.parse(read_text("The mayor opened the bridge."))
