"""The settings file: what is read from it, what is said about it, and how a theme's name is written into it."""

from __future__ import annotations

import contextlib
import os
import stat
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.configfile import MAX_SIZE
from briefing_tui.errors import SettingsError
from briefing_tui.folders import config_folder
from briefing_tui.keymap import KEYS
from briefing_tui.settings import Settings, config_file, keep_theme, load_settings, theme_folder

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def to_file(text: str) -> Path:
        path = tmp_path / "config.toml"
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return to_file


def the_problem(path: Path) -> str:
    (problem,) = load_settings(path).problems
    assert problem.isprintable()
    assert str(path) in problem
    return problem


def test_no_settings_file_means_the_defaults_and_no_problem(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path / "nowhere" / "config.toml")
    assert loaded.settings == Settings(theme=None, keys={})
    assert loaded.problems == ()


def test_a_theme_and_keys_are_read(write: Write) -> None:
    loaded = load_settings(write('theme = "newsprint"\n[keys]\njump_back = "b, ctrl+o"\nhelp = "?,f1"\n'))
    assert loaded.problems == ()
    assert loaded.settings.theme == "newsprint"
    assert loaded.settings.keys == {"jump_back": "b,ctrl+o", "help": "question_mark,f1"}


def test_a_byte_order_mark_and_windows_line_ends_are_read(write: Write) -> None:
    assert load_settings(write('\ufefftheme = "slate"\r\n')).settings.theme == "slate"


def test_every_default_key_may_be_written_in_the_settings(write: Write) -> None:
    table = "\n".join(f'{key.id} = "{key.keys}"' for key in KEYS)
    loaded = load_settings(write(f"[keys]\n{table}\n"))
    assert loaded.problems == ()
    assert loaded.settings.keys == {key.id: key.keys for key in KEYS}


def test_a_file_that_is_not_toml_gives_the_defaults_and_the_line(write: Write) -> None:
    path = write('theme = "slate"\ntheme = \n')
    assert load_settings(path).settings == Settings()
    assert "not valid TOML" in the_problem(path)
    assert "line 2" in the_problem(path)


def test_settings_nested_without_end_are_refused(write: Write) -> None:
    assert "nested too deeply" in the_problem(write("x = " + "[" * 30_000))


def test_a_file_that_is_too_large_is_refused(write: Write) -> None:
    assert "larger than 64 KiB" in the_problem(write("#" * (MAX_SIZE + 1)))


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b'theme = "slate"\n# caf\xe9\n')
    assert "not UTF-8 on line 2" in the_problem(path)


def test_a_folder_or_a_pipe_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    assert "not a file" in the_problem(tmp_path)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "not a file" in the_problem(pipe)


@pytest.mark.parametrize(
    "value",
    ["7" * 5000, "[" * 5000, "{a = " * 5000, "2024-99-99", '"', "1\na" + ".a" * 30_000],
    ids=lambda value: repr(value[:8]),
)
def test_numbers_depths_and_keys_beyond_reason_are_one_short_line(write: Write, value: str) -> None:
    problem = the_problem(write(f"n = {value}\n"))
    assert "not valid TOML" in problem
    assert "int_max_str_digits" not in problem


def test_an_unknown_setting_is_named_and_the_others_hold(write: Write) -> None:
    path = write('theme = "slate"\ncolour = "blue"\n')
    assert load_settings(path).settings.theme == "slate"
    assert "“colour”" in the_problem(path)


@pytest.mark.parametrize("value", ["3", '""', '"../slate"', '"Slate"', "[1]"])
def test_what_cannot_be_the_name_of_a_theme_is_left_out(write: Write, value: str) -> None:
    path = write(f"theme = {value}\n")
    assert load_settings(path).settings.theme is None
    assert "not the name of a theme" in the_problem(path)


def test_an_unknown_binding_is_named_and_the_others_hold(write: Write) -> None:
    path = write('[keys]\njump_bak = "b"\nzoom = "f11"\n')
    assert load_settings(path).settings.keys == {"zoom": "f11"}
    assert "“jump_bak”" in the_problem(path)


@pytest.mark.parametrize("value", ['"contrl+x"', '""', '"f99"', '"x,,"', '"enter key"', "7", "true"])
def test_what_is_no_key_is_left_out(write: Write, value: str) -> None:
    path = write(f"[keys]\nzoom = {value}\n")
    assert load_settings(path).settings.keys == {}
    assert "zoom" in the_problem(path)


def test_keys_that_are_no_table_are_left_out(write: Write) -> None:
    assert "[keys]" in the_problem(write('keys = "b"\n'))


def test_a_key_of_two_bindings_is_told(write: Write) -> None:
    path = write('[keys]\nzoom = "?"\n')
    assert load_settings(path).settings.keys == {"zoom": "question_mark"}
    assert "zoom and help share “question_mark”" in the_problem(path)


def test_two_bindings_may_change_places(write: Write) -> None:
    assert load_settings(write('[keys]\nzoom = "n"\nfind_next = "z"\n')).problems == ()


def test_text_of_the_file_cannot_reach_the_terminal_as_an_escape_sequence(write: Write) -> None:
    path = write('"\\u001b]0;title\\u0007" = 1\n')
    assert "“\N{REPLACEMENT CHARACTER}]0;title\N{REPLACEMENT CHARACTER}”" in the_problem(path)


@given(data=st.binary(max_size=200))
def test_any_bytes_give_settings(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any-config.toml"
    path.write_bytes(data)
    assert all(problem.isprintable() for problem in load_settings(path).problems)


@given(text=st.text(alphabet="\n\r=\"'[]{}.,#0_-ekystheme \\xu\x00\x1b", max_size=60))
def test_nearly_valid_settings_give_settings_and_are_never_lost(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "near-config.toml"
    path.write_bytes(text.encode())
    load_settings(path)
    with contextlib.suppress(SettingsError):
        keep_theme("slate", path)
        assert tomllib.loads(path.read_bytes().decode()) == tomllib.loads(text) | {"theme": "slate"}
        return
    assert path.read_bytes() == text.encode()


def test_a_theme_is_kept_where_there_was_no_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "config.toml"
    keep_theme("harbour", path)
    assert load_settings(path).settings.theme == "harbour"
    assert path.read_text(encoding="utf-8") == 'theme = "harbour"\n'


def test_keeping_a_theme_changes_nothing_else(write: Write) -> None:
    path = write('# mine\n\ntheme   = "slate"   # for the train\n\n[keys]\n# as in vi\nzoom = "f11"\n')
    keep_theme("harbour", path)
    expected = '# mine\n\ntheme   = "harbour"   # for the train\n\n[keys]\n# as in vi\nzoom = "f11"\n'
    assert path.read_text(encoding="utf-8") == expected


def test_a_theme_kept_beside_a_table_is_no_part_of_the_table(write: Write) -> None:
    path = write('# keys first\n[keys]\nzoom = "f11"\n')
    keep_theme("harbour", path)
    assert load_settings(path).settings == Settings("harbour", {"zoom": "f11"})
    assert load_settings(path).problems == ()
    assert "# keys first" in path.read_text(encoding="utf-8")


def test_windows_line_ends_are_kept(write: Write) -> None:
    path = write('# one\r\ntheme = "slate"\r\n')
    keep_theme("harbour", path)
    assert path.read_bytes() == b'# one\r\ntheme = "harbour"\r\n'


def test_a_broken_settings_file_is_never_overwritten(write: Write) -> None:
    path = write("theme = slate\n")
    with pytest.raises(SettingsError, match="not valid TOML"):
        keep_theme("harbour", path)
    assert path.read_text(encoding="utf-8") == "theme = slate\n"


def test_a_settings_file_that_is_a_link_stays_one_and_keeps_its_mode(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "briefing.toml"
    real.parent.mkdir()
    real.write_text('theme = "slate"\n', encoding="utf-8")
    real.chmod(0o640)
    link = tmp_path / "config.toml"
    link.symlink_to(real)
    keep_theme("harbour", link)
    assert link.is_symlink()
    assert load_settings(real).settings.theme == "harbour"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_nothing_is_left_beside_the_settings_file(write: Write) -> None:
    path = write("")
    keep_theme("harbour", path)
    assert [file.name for file in path.parent.iterdir()] == ["config.toml"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match="cannot be"):
        keep_theme("harbour", tmp_path / "file" / "config.toml")


def test_a_name_that_no_theme_can_have_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be the name of a theme"):
        keep_theme("../../etc", tmp_path / "config.toml")
    assert list(tmp_path.iterdir()) == []


def test_the_places_are_in_the_users_configuration_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    keep_theme("slate")
    assert config_folder() == tmp_path / "briefing-tui"
    assert config_file() == tmp_path / "briefing-tui" / "config.toml"
    assert theme_folder() == tmp_path / "briefing-tui" / "themes"
    assert load_settings().settings.theme == "slate"


def test_importing_the_settings_brings_in_nothing_heavy() -> None:
    program = (
        "import sys, briefing_tui.settings, briefing_tui.themes;"
        "print(*{'platformdirs', 'tomlkit', 'tomllib', 'textual', 'rich', 'spacy'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []
