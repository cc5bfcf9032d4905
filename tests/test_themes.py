"""Theme files: those that ship, those that a user writes, and what is said about one that cannot be used."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets import Button, Checkbox, Footer, Input, OptionList, Tree

from briefing_tui import theme_variables
from briefing_tui.configfile import MAX_SIZE
from briefing_tui.errors import SettingsError
from briefing_tui.resources import folder
from briefing_tui.themes import (
    COLOURS,
    DEFAULT_THEME,
    OPTIONAL_COLOURS,
    ThemeFile,
    load_theme,
    load_themes,
)

SHIPPED = load_themes(None).themes
PAINTED = [theme for theme in SHIPPED.values() if not theme.ansi]
GROUNDS = ("background", "surface", "panel")
HUES = ("primary", "secondary", "accent", "warning", "error", "success")
WORDS = ("foreground", *HUES)

PLAIN = BUILTIN_THEMES["textual-dark"]

Change = Callable[[dict[str, Any]], object]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two # colours, from 1 to 21 (WCAG 2.2, “contrast ratio”); their alpha is left out."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a # colour, from 0 to 1 (WCAG 2.2, “relative luminance”)."""
    digits = colour[1:]
    pairs = [digit * 2 for digit in digits] if len(digits) == 3 else [digits[at : at + 2] for at in (0, 2, 4)]
    channels = [int(pair, 16) / 255 for pair in pairs]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def own(place: Path, change: Change = lambda table: None, file: str = "mine.toml") -> Path:
    """Writes a theme like the default one, but with a name of its own and with `change` made to it."""
    table = tomllib.loads((folder("themes") / f"{DEFAULT_THEME}.toml").read_text(encoding="utf-8"))
    table["name"] = "mine"
    change(table)
    path = place / file
    path.write_text(tomlkit.dumps(table), encoding="utf-8")
    return path


def the_problem(place: Path) -> str:
    """The one line about the only theme file in `place`; the shipped themes are all still there."""
    loaded = load_themes(place)
    assert loaded.themes.keys() == SHIPPED.keys()
    (problem,) = loaded.problems
    assert problem.isprintable()
    assert str(place) in problem
    return problem


def textual_theme(theme: ThemeFile) -> Theme:
    return Theme(
        name=theme.name,
        primary=theme.colours["primary"],
        secondary=theme.colours["secondary"],
        accent=theme.colours["accent"],
        warning=theme.colours["warning"],
        error=theme.colours["error"],
        success=theme.colours["success"],
        foreground=theme.colours["foreground"],
        background=theme.colours["background"],
        surface=theme.colours["surface"],
        panel=theme.colours["panel"],
        boost=theme.colours.get("boost"),
        dark=theme.dark,
        ansi=theme.ansi,
        variables=dict(theme.variables),
    )


def css_variables(theme: ThemeFile) -> dict[str, str]:
    """All variables of the theme, those that Textual derives included, as `App.get_css_variables` joins them."""
    return textual_theme(theme).to_color_system().generate() | dict(theme.variables)


def test_eight_themes_ship_and_all_can_be_used() -> None:
    assert load_themes(None).problems == ()
    assert len(SHIPPED) == 8
    assert DEFAULT_THEME in SHIPPED
    assert sum(not theme.dark for theme in SHIPPED.values()) == 2
    assert [theme.name for theme in SHIPPED.values() if theme.ansi] == ["terminal"]


@pytest.mark.parametrize("theme", SHIPPED.values(), ids=lambda theme: theme.name)
def test_a_shipped_theme_is_named_as_its_file(theme: ThemeFile) -> None:
    assert theme.shipped
    assert theme.path == folder("themes") / f"{theme.name}.toml"


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: theme.name)
def test_words_can_be_read_on_every_ground(theme: ThemeFile) -> None:
    needed = 7.0 if theme.name == "stark" else 4.5
    for ground in GROUNDS:
        for words in WORDS:
            assert contrast(theme.colours[words], theme.colours[ground]) >= needed, (words, ground)


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: theme.name)
def test_coloured_words_can_be_read_on_every_ground_and_highlight(theme: ThemeFile) -> None:
    needed = 7.0 if theme.name == "stark" else 4.5
    made = css_variables(theme)
    for hue in HUES:
        for ground in (*GROUNDS, f"{hue}-muted"):
            assert contrast(made[f"text-{hue}"], made[ground]) >= needed, (hue, ground)
    for words, ground in (
        ("background", "primary"),
        ("background", "warning"),
        ("block-cursor-foreground", "block-cursor-background"),
        ("footer-key-foreground", "footer-background"),
    ):
        assert contrast(made[words], made[ground]) >= needed, (words, ground)


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: theme.name)
def test_highlights_stand_out_from_the_page_and_from_each_other(theme: ThemeFile) -> None:
    made = css_variables(theme)
    grounds = [made[f"{hue}-muted"] for hue in ("primary", "secondary", "accent", "warning")]
    assert len(set(grounds)) == len(grounds)
    assert all(contrast(ground, made["background"]) >= 1.5 for ground in grounds)


def test_the_high_contrast_theme_keeps_muted_words_readable() -> None:
    stark = SHIPPED["stark"]
    for muted in ("text-muted", "foreground-muted"):
        assert min(contrast(stark.variables[muted], stark.colours[ground]) for ground in GROUNDS) >= 7.0


def test_the_theme_for_sixteen_colours_uses_no_others() -> None:
    terminal = SHIPPED["terminal"]
    painted = [value for name, value in terminal.variables.items() if not name.endswith("-style")]
    assert all(value.startswith("ansi_") for value in (*terminal.colours.values(), *painted))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#f00", "#0000ff", 2.15), ("#123456", "#123456", 1.0)],
)
def test_contrast_is_the_ratio_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_a_users_theme_joins_the_shipped_ones(tmp_path: Path) -> None:
    path = own(tmp_path)
    loaded = load_themes(tmp_path)
    assert loaded.problems == ()
    assert loaded.themes.keys() == SHIPPED.keys() | {"mine"}
    assert loaded.themes["mine"].path == path
    assert not loaded.themes["mine"].shipped


def test_a_users_theme_replaces_a_shipped_one_of_its_name(tmp_path: Path) -> None:
    own(tmp_path, lambda table: table.update(name="slate", title="My slate"))
    loaded = load_themes(tmp_path)
    assert loaded.problems == ()
    assert loaded.themes["slate"].title == "My slate"


def test_two_themes_of_one_name_are_told_and_the_first_holds(tmp_path: Path) -> None:
    own(tmp_path, lambda table: table.update(title="First"), "a.toml")
    own(tmp_path, lambda table: table.update(title="Second"), "b.toml")
    loaded = load_themes(tmp_path)
    assert loaded.themes["mine"].title == "First"
    assert len(loaded.problems) == 1
    assert "b.toml" in loaded.problems[0]
    assert "a.toml" in loaded.problems[0]


def test_a_folder_that_does_not_exist_is_no_problem(tmp_path: Path) -> None:
    assert load_themes(tmp_path / "themes") == load_themes(None)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "themes").touch()
    assert "cannot be listed" in the_problem(tmp_path / "themes")


def test_a_bad_file_costs_only_itself(tmp_path: Path) -> None:
    own(tmp_path)
    (tmp_path / "bad.toml").write_text("name = ", encoding="utf-8")
    loaded = load_themes(tmp_path)
    assert "mine" in loaded.themes
    assert len(loaded.problems) == 1


def test_other_files_in_the_folder_are_none_of_our_business(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a theme", encoding="utf-8")
    assert load_themes(tmp_path).problems == ()


def test_the_optional_layer_may_be_see_through(tmp_path: Path) -> None:
    own(tmp_path, lambda table: table["colours"].update(boost="#ffffff0a"))
    theme = load_themes(tmp_path).themes["mine"]
    assert theme.colours["boost"] == "#ffffff0a"
    assert "boost" in css_variables(theme)


def test_a_theme_needs_no_variables(tmp_path: Path) -> None:
    own(tmp_path, lambda table: table.pop("variables"))
    assert load_themes(tmp_path).themes["mine"].variables == {}


def test_a_theme_of_ansi_colours_has_every_variable_that_textual_asks_for(tmp_path: Path) -> None:
    own(tmp_path, lambda table: table.update(colours=dict.fromkeys(COLOURS, "ansi_blue"), variables={}))
    theme = load_themes(tmp_path).themes["mine"]
    assert theme.ansi
    assert css_variables(theme).keys() >= PLAIN.to_color_system().generate().keys()


REFUSED: dict[str, tuple[Change, str]] = {
    "a field that is missing": (lambda t: t.pop("title"), "“title” missing"),
    "colours that are missing": (lambda t: (t["colours"].pop("error"), t["colours"].pop("panel")), "“colours.panel”"),
    "an unknown field": (lambda t: t.update(author="me"), "“author”"),
    "an unknown colour": (lambda t: t["colours"].update(tertiary="#fff"), "“colours.tertiary”"),
    "an unknown variable": (lambda t: t["variables"].update({"broder": "#fff"}), "“variables.broder”"),
    "a name with capitals": (lambda t: t.update(name="Mine"), "“name” is “Mine”"),
    "a name that is a path": (lambda t: t.update(name="../mine"), "“name” is “../mine”"),
    "a number for a name": (lambda t: t.update(name=3), "“name” is “3”"),
    "a title of two lines": (lambda t: t.update(title="one\ntwo"), "“title” is “one\N{REPLACEMENT CHARACTER}two”"),
    "an escape sequence": (lambda t: t.update(description="\x1b[2J"), "“description”"),
    "a text turned round": (lambda t: t.update(title="\u202eenim"), "“title”"),
    "an endless title": (lambda t: t.update(title="x" * 61), "“title”"),
    "an empty description": (lambda t: t.update(description=" "), "“description”"),
    "a word for dark": (lambda t: t.update(dark="yes"), "“dark” is “yes”"),
    "colours that are no table": (lambda t: t.update(colours="#fff"), "“colours” is not a table"),
    "variables that are no table": (lambda t: t.update(variables=["#fff"]), "“variables” is not a table"),
    "a colour's English name": (lambda t: t["colours"].update(primary="blue"), "“colours.primary” is “blue”"),
    "five digits": (lambda t: t["colours"].update(accent="#12345"), "“colours.accent” is “#12345”"),
    "a number for a colour": (lambda t: t["colours"].update(accent=255), "“colours.accent” is “255”"),
    "a see-through ground": (lambda t: t["colours"].update(surface="#11223344"), "“colours.surface”"),
    "a share where Textual takes none": (
        lambda t: t["colours"].update(boost="#fff 4%"),
        "“colours.boost” is “#fff 4%”",
    ),
    "a style sheet": (lambda t: t["variables"].update(border="red; } * { display: none"), "“variables.border”"),
    "a list for a variable": (lambda t: t["variables"].update(border=["#fff"]), "“variables.border”"),
    "an unknown text style": (lambda t: t["variables"].update({"link-style": "loud"}), "“variables.link-style”"),
    "a mix of kinds": (lambda t: t["colours"].update(error="ansi_red"), "differ in kind"),
    "a mix in the variables": (lambda t: t["variables"].update(border="ansi_red"), "“variables.border”"),
}


@pytest.mark.parametrize(("change", "said"), REFUSED.values(), ids=REFUSED)
def test_a_theme_is_refused_in_one_clear_line_for(change: Change, said: str, tmp_path: Path) -> None:
    path = own(tmp_path, change)
    problem = the_problem(tmp_path)
    assert problem.startswith(f"{path}: ")
    assert said in problem
    assert ";" in problem


def test_a_file_that_is_not_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('name = "mine"\ntitle = Mine\n', encoding="utf-8")
    assert "line 2" in the_problem(tmp_path)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes(b"#" * (MAX_SIZE + 1))
    assert "larger than 64 KiB" in the_problem(tmp_path)


def test_a_folder_or_a_pipe_with_the_name_of_a_theme_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "mine.toml").mkdir()
    assert "not a file" in the_problem(tmp_path / "one")
    (tmp_path / "two").mkdir()
    os.mkfifo(tmp_path / "two" / "mine.toml")
    assert "not a file" in the_problem(tmp_path / "two")


def test_a_link_to_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").symlink_to(tmp_path / "gone")
    assert "no such file" in the_problem(tmp_path)


@given(data=st.binary(max_size=300))
def test_any_bytes_give_a_line_and_never_an_exception(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any-theme.toml"
    path.write_bytes(data)
    with pytest.raises(SettingsError) as raised:
        load_theme(path)
    assert str(raised.value).isprintable()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.sampled_from(["#fff", "ansi_red", "bold"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["primary", "border"]), inner),
    max_leaves=4,
)


@given(
    field=st.sampled_from(["name", "title", "description", "dark", "colours", "variables"]),
    inner=st.sampled_from([None, "primary", "boost", "border", "link-style", "text-muted"]),
    value=VALUES,
)
def test_any_value_in_any_place_is_used_or_refused(
    tmp_path_factory: pytest.TempPathFactory, field: str, inner: str | None, value: object
) -> None:
    def change(table: dict[str, Any]) -> None:
        if inner is not None and isinstance(table[field], dict):
            table[field][inner] = value
        else:
            table[field] = value

    try:
        path = own(tmp_path_factory.getbasetemp(), change, "any-value.toml")
    except (ValueError, TypeError):
        return  # TOML has no way to write the value
    try:
        theme = load_theme(path)
    except SettingsError as error:
        said = str(error)
    else:
        textual_theme(theme).to_color_system().generate()
        said = theme.title
    assert said.isprintable()


def test_textual_knows_every_colour_that_a_theme_may_name() -> None:
    names = ["default", *(f"{bright}{name}" for bright in ("", "bright_") for name in "black red white".split())]
    for name in names:
        assert Color.parse(f"ansi_{name}").ansi is not None
    assert set(COLOURS + OPTIONAL_COLOURS) <= Theme.__dataclass_fields__.keys()


def test_the_names_of_textuals_variables_are_up_to_date() -> None:
    generated = {
        name
        for theme in ("textual-dark", "ansi-dark")
        for name in BUILTIN_THEMES[theme].to_color_system().generate()
        if not re.search(r"-(lighten|darken)-\d$", name)
    }
    # “surface-actrive” is a slip of Textual's own for “surface-active”.
    known = {*theme_variables.COLOURS, *theme_variables.STYLES}
    assert known == generated - {*COLOURS, *OPTIONAL_COLOURS, "surface-actrive"}
    assert all("style" in name for name in theme_variables.STYLES)
    assert not any("style" in name for name in theme_variables.COLOURS)


class Screenful(App[None]):
    """Widgets enough to use most of a theme's variables."""

    def compose(self) -> ComposeResult:
        yield Input("words")
        yield OptionList("one", "two")
        yield Tree("root")
        yield Checkbox("check")
        yield Button("press")
        yield Footer()


async def test_textual_paints_every_shipped_theme() -> None:
    app = Screenful()
    async with app.run_test(size=(60, 24)) as pilot:
        for theme in SHIPPED.values():
            app.register_theme(textual_theme(theme))
            app.theme = theme.name
            app.notify("words", markup=False)
            await pilot.pause()
            assert app.current_theme.name == theme.name
            assert app.native_ansi_color == theme.ansi
            assert app.theme_variables == css_variables(theme)


async def test_textual_takes_every_variable_in_every_form_that_is_allowed(tmp_path: Path) -> None:
    app = Screenful()
    async with app.run_test(size=(60, 12)) as pilot:
        for number, paint in enumerate(("#abc", "#aabbcc", "#aabbcc80", "#abc 50%", "transparent")):
            colours = dict.fromkeys(theme_variables.COLOURS, paint)
            styles = dict.fromkeys(theme_variables.STYLES, "bold underline" if number % 2 else "none")
            change = partial(dict.update, name=f"mine-{number}", variables=colours | styles)
            theme = load_theme(own(tmp_path, change))
            app.register_theme(textual_theme(theme))
            app.theme = theme.name
            await pilot.pause()
            assert app.theme == theme.name
