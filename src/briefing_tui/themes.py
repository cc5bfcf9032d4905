"""Theme files: one TOML file a theme, those that ship with the program and those that a user writes.

Everything in a theme file is checked here, because the screen puts the values into its style sheet as they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from briefing_tui import theme_variables
from briefing_tui.configfile import listed, parse_toml, quoted, read_text, reason, shown
from briefing_tui.errors import SettingsError
from briefing_tui.patterns import lazily
from briefing_tui.resources import folder

DEFAULT_THEME = "night-desk"

COLOURS = (
    "primary", "secondary", "accent", "warning", "error", "success", "foreground", "background", "surface", "panel",
)  # fmt: skip
OPTIONAL_COLOURS = ("boost",)

_FIELDS = ("name", "title", "description", "dark", "colours", "variables")
_NAME = lazily(r"[a-z0-9][a-z0-9-]{0,39}")
_HEX = lazily(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_HEX_ALPHA = lazily(r"#[0-9a-fA-F]{8}")
_HEX_PERCENT = lazily(rf"{_HEX.pattern} (?:100|[1-9]?[0-9])%")
# The terminal's own sixteen colours and its default, under Textual's names.
_ANSI = lazily(r"ansi_(?:default|(?:bright_)?(?:black|red|green|yellow|blue|magenta|cyan|white))")
# Textual's own style sheets use these, and Textual 8.2.8 gives them no value in a theme of ansi colours.
_ANSI_VARIABLES: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("ansi-background", "ansi-foreground", "surface-active", "foreground-disabled"), "ansi_default")
)
_STYLES = frozenset(("bold", "dim", "italic", "underline", "reverse", "strike"))
_LONGEST = {"title": 60, "description": 200}


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A theme as its file gives it; every value has been checked.

    `colours` has every name of `COLOURS`, perhaps some of `OPTIONAL_COLOURS`; `variables` are Textual's theme
    variables. `shipped` tells the program's own themes from a user's.
    """

    name: str
    title: str
    description: str
    dark: bool
    colours: Mapping[str, str]
    variables: Mapping[str, str]
    path: Path
    shipped: bool

    @property
    def ansi(self) -> bool:
        """Whether it uses the terminal's own sixteen colours, and nothing else."""
        return self.colours["primary"].startswith("ansi_")


@dataclass(frozen=True, slots=True)
class Themes:
    """The themes there are, by name, and one line for each file that could not be used."""

    themes: Mapping[str, ThemeFile]
    problems: tuple[str, ...] = ()


def load_themes(user_folder: Path | None) -> Themes:
    """The shipped themes and those in `user_folder`, which need not exist; a user's replaces a shipped one of its name.

    Never raises for what the files hold: a file that cannot be used is left out, and `problems` says why.
    """
    themes: dict[str, ThemeFile] = {}
    problems: list[str] = []
    try:
        _gather(folder("themes"), True, themes, problems)
    except SettingsError as error:
        problems.append(str(error))
    if user_folder is not None:
        _gather(user_folder, False, themes, problems)
    return Themes(MappingProxyType(themes), tuple(problems))


def load_theme(path: Path, *, shipped: bool = False) -> ThemeFile:
    """The theme in the file at `path`; raises SettingsError with one line when it cannot be used."""
    try:
        table = parse_toml(read_text(path), path)
    except FileNotFoundError as error:
        raise SettingsError(f"{shown(path)}: no such file") from error
    try:
        return _theme(table, path, shipped)
    except ValueError as error:
        raise SettingsError(f"{shown(path)}: {error}") from error


def _gather(place: Path, shipped: bool, themes: dict[str, ThemeFile], problems: list[str]) -> None:
    """Adds the themes in the folder `place`, in the order of their file names."""
    try:
        files = sorted(file for file in place.iterdir() if file.suffix == ".toml")
    except FileNotFoundError:
        return
    except OSError as error:
        problems.append(f"{shown(place)}: the themes cannot be listed: {reason(error)}; check the folder")
        return
    for file in files:
        try:
            theme = load_theme(file, shipped=shipped)
        except SettingsError as error:
            problems.append(str(error))
            continue
        earlier = themes.get(theme.name)
        if earlier and earlier.shipped == shipped:
            problems.append(
                f"{shown(file)}: “name” is {quoted(theme.name)}, as in {shown(earlier.path.name)}; give it another"
            )
        else:
            themes[theme.name] = theme


def _theme(table: Mapping[str, Any], path: Path, shipped: bool) -> ThemeFile:
    """The theme that the file's table describes; raises ValueError that says what is wrong and what to do."""
    _only_known(table, _FIELDS, "")
    missing = [name for name in _FIELDS if name not in table and name != "variables"]
    if missing:
        raise ValueError(f"{listed(missing)} missing; add what is missing, with a shipped theme as the model")
    name = table["name"]
    if not (isinstance(name, str) and _NAME.fullmatch(name)):
        raise ValueError(f"“name” is {quoted(name)}; use up to 40 lower-case letters, digits and hyphens")
    if not isinstance(table["dark"], bool):
        raise ValueError(f"“dark” is {quoted(table['dark'])}; write true or false")
    colours = _colours(table["colours"])
    needed = _ANSI_VARIABLES if colours["primary"].startswith("ansi_") else {}
    return ThemeFile(
        name=name,
        title=_line(table, "title"),
        description=_line(table, "description"),
        dark=table["dark"],
        colours=MappingProxyType(colours),
        variables=MappingProxyType({**needed, **_variables(table.get("variables", {}), colours)}),
        path=path,
        shipped=shipped,
    )


def _only_known(table: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    unknown = [f"{where}{name}" for name in table if name not in known]
    if unknown:
        raise ValueError(f"unknown: {listed(unknown)}; remove it, or correct its spelling")


def _line(table: Mapping[str, Any], field: str) -> str:
    value = table[field]
    if isinstance(value, str) and value.strip() and value.isprintable() and len(value) <= _LONGEST[field]:
        return value.strip()
    raise ValueError(
        f"“{field}” is {quoted(value)}; write one line of text, at most {_LONGEST[field]} characters, "
        "without control characters"
    )


def _colours(table: object) -> dict[str, str]:
    if not isinstance(table, dict):
        raise ValueError("“colours” is not a table; write [colours] on a line of its own")
    _only_known(table, COLOURS + OPTIONAL_COLOURS, "colours.")
    if missing := [f"colours.{name}" for name in COLOURS if name not in table]:
        raise ValueError(f"{listed(missing)} missing; a theme names all of its colours")
    for name, value in table.items():
        plain = isinstance(value, str) and (_HEX.fullmatch(value) or _ANSI.fullmatch(value))
        # Only a layer over another colour may be see-through; words on a see-through ground have no known contrast.
        if not plain and not (name in OPTIONAL_COLOURS and isinstance(value, str) and _HEX_ALPHA.fullmatch(value)):
            raise ValueError(f"“colours.{name}” is {quoted(value)}; write #rgb, #rrggbb or a name such as ansi_blue")
    _one_kind({f"colours.{name}": value for name, value in table.items()}, table["primary"].startswith("ansi_"))
    return dict(table)


def _variables(table: object, colours: Mapping[str, str]) -> dict[str, str]:
    if not isinstance(table, dict):
        raise ValueError("“variables” is not a table; write [variables] on a line of its own")
    _only_known(table, theme_variables.COLOURS + theme_variables.STYLES, "variables.")
    painted: dict[str, str] = {}
    for name, value in table.items():
        if name in theme_variables.STYLES:
            if not (isinstance(value, str) and (value == "none" or _is_style(value))):
                raise ValueError(
                    f"“variables.{name}” is {quoted(value)}; write none, or some of {listed(sorted(_STYLES))}"
                )
        elif not (isinstance(value, str) and _is_paint(value)):
            raise ValueError(
                f"“variables.{name}” is {quoted(value)}; write #rgb, #rrggbb, #rrggbbaa, “#rrggbb 50%”, transparent, "
                "or a name such as ansi_blue"
            )
        elif value != "transparent":
            painted[f"variables.{name}"] = value
    _one_kind(painted, colours["primary"].startswith("ansi_"))
    return dict(table)


def _is_paint(value: str) -> bool:
    return value == "transparent" or any(form.fullmatch(value) for form in (_HEX, _HEX_ALPHA, _HEX_PERCENT, _ANSI))


def _is_style(value: str) -> bool:
    words = value.split(" ")
    return set(words) <= _STYLES


def _one_kind(values: Mapping[str, str], ansi: bool) -> None:
    """Refuses a mix: Textual either leaves all colours to the terminal or sets all of them itself."""
    if other := [name for name, value in values.items() if value.startswith("ansi_") != ansi]:
        raise ValueError(
            f"{listed(other)} and “colours.primary” differ in kind; use # colours throughout, or ansi_ names throughout"
        )
