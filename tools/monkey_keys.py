"""What a monkey does with a terminal: keys, pastes, the mouse, sizes, pauses. The same seed gives the same acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

ESC = "\x1b"
SMALLEST, LARGEST = (1, 1), (200, 60)
USUAL = ((80, 24), (120, 40), (160, 45), (200, 60))
ARROWS = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
SPECIAL = {
    **{name: f"{ESC}[{letter}" for name, letter in ARROWS.items()},
    **{f"shift+{name}": f"{ESC}[1;2{letter}" for name, letter in ARROWS.items()},
    **{f"alt+{name}": f"{ESC}[1;3{letter}" for name, letter in ARROWS.items()},
    "pageup": f"{ESC}[5~",
    "pagedown": f"{ESC}[6~",
    "delete": f"{ESC}[3~",
    "f1": f"{ESC}OP",
    "f5": f"{ESC}[15~",
    "shift+tab": f"{ESC}[Z",
    "tab": "\t",
    "enter": "\r",
    "backspace": "\x7f",
    "escape": ESC,
    "focus in": f"{ESC}[I",
    "focus out": f"{ESC}[O",
}
# Ctrl+Q ends the session and has an act of its own.
CONTROLS = {f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnoprstuvwxyz"}
LETTERS = "jkhlgGbwzvsoynNaecCuDxrHtTAQMSLfE/*:?123456[]{} "
OTHERS = "éßλ漢🙂\u0301\u200d\u05d0~\\^°§0789_-+=<>|&%$#@!;,.'\""
WORDS = (
    "the", "said", "May 2024", "2024-05-23", "said:minister", "in:notes", '"a phrase', "-not", "tag:x", "theme", "dark",
    "~/", "/", ".", "nothing at all", "31 February", "99999", "[red]", "%s", "漢字", "a" * 300,
)  # fmt: skip
# Ways into the depths that single keys would hardly find, with the weight of each.
WAYS: tuple[tuple[str, ...], ...] = (
    ("c", "enter"), ("c", "n"), ("c", "k"), ("c", "s"), ("c", "s", "down", "enter"), ("c", "x"), ("c", "e", "enter"),
    ("3", "c"), ("4", "c", "s"), ("5", "c", "d"), ("2", "c", "x"), ("C", "enter"), ("C", "down", "enter"), ("u", "u"),
    ("v", "l", "l", "c", "a", "enter", "enter"), ("v", "s", "c", "q", "enter"), ("v", "s", "c", "e", "enter"),
    ("v", "l", "o", "h", "a"), ("v", "}", "y"), ("a", "words", "escape"), ("a", "words", "ctrl+s", "escape"),
    ("6", "e", "words", "escape"), ("6", "x", "t", "x", "t"), ("6", "H", "enter"), ("6", "u"), ("6", "y"), ("6", "r"),
    ("D", "words", "enter"), ("D", "down", "pagedown", "enter"), ("D", "tab", "tab", "enter"), ("D", "ctrl+n"),
    ("/", "words", "enter", "n", "N"), ("/", "words", "escape"), ("*", "n"), ("enter", "b", "w"), ("A", "escape"),
    (":", "words", "enter"), (":", "theme", "enter", "down", "enter"), (":", "pagedown", "enter"), (":", "escape"),
    ("ctrl+p", "pageup", "pageup"), ("f", "words", "enter", "enter"), ("f", "words", "down", "pagedown", "escape"),
    ("L", "enter"), ("L", "down", "enter"), ("L", "x", "u"), ("L", "t", "escape"), ("L", "A", "words", "enter"),
    ("L", "/", "words", "enter", "enter"), ("L", "f", "words", "enter"), ("?", "pagedown", "escape"), ("z", "z"),
    ("escape", "escape", "escape"), ("3", "pageup"), ("4", "pagedown"), ("5", "G", "pageup"), ("tab", "tab", "enter"),
)  # fmt: skip
CLOSE = ("q",)


@dataclass(frozen=True, slots=True)
class Typed:
    """Bytes for the program, perhaps in several pieces with a pause between them."""

    name: str
    pieces: tuple[bytes, ...]
    pause: float = 0.0


@dataclass(frozen=True, slots=True)
class Resized:
    """Another size of the terminal."""

    columns: int
    rows: int

    @property
    def name(self) -> str:
        """How the act is told."""
        return f"size {self.columns}x{self.rows}"


@dataclass(frozen=True, slots=True)
class Waited:
    """A pause, in seconds."""

    seconds: float

    @property
    def name(self) -> str:
        """How the act is told."""
        return f"wait {self.seconds:g}"


Act = Typed | Resized | Waited


def key(name: str) -> Typed:
    """A key by the name that it has here, or the character itself."""
    text = SPECIAL.get(name) or CONTROLS.get(name) or name
    return Typed(name, (text.encode(),))


class Monkey:
    """Acts without end. `quits` is the share of acts that close a screen, and with the last one the program."""

    def __init__(self, seed: int, *, quits: float = 0.01) -> None:
        self._random = Random(seed)
        self._size = self._random.choice(USUAL)
        self._steady = self._random.random() < 0.5
        self._quits = quits
        self.size = self._size

    def acts(self) -> Iterator[Act]:
        """Acts, those of a way into the depths one after the other."""
        random = self._random
        kinds: dict[Callable[[], Iterator[Act]], int] = {
            self._letter: 34, self._special: 22, self._control: 5, self._other: 3, self._words: 3, self._way: 22,
            self._mouse: 9, self._paste: 1, self._cut: 3, self._resize: 3, self._wait: 6,
        }  # fmt: skip
        while True:
            if random.random() < self._quits:
                yield key(random.choice(CLOSE))
                continue
            kind = random.choices(list(kinds), list(kinds.values()))[0]
            yield from kind()

    def pause(self) -> float:
        """Seconds until the next act: mostly none or hardly any, as from a fast hand or a held key."""
        return self._random.choices((0.0, 0.004, 0.02, 0.08), (5, 3, 2, 1))[0]

    def _letter(self) -> Iterator[Act]:
        yield key(self._random.choice(LETTERS))

    def _special(self) -> Iterator[Act]:
        for _ in range(self._random.choice((1, 1, 1, 2, 6))):
            yield key(self._random.choice(list(SPECIAL)))

    def _control(self) -> Iterator[Act]:
        yield key(self._random.choice(list(CONTROLS)))

    def _other(self) -> Iterator[Act]:
        yield key(self._random.choice(OTHERS))

    def _words(self) -> Iterator[Act]:
        words = self._random.choice(WORDS)
        yield Typed(words[:12], (words.encode(),))

    def _way(self) -> Iterator[Act]:
        for step in self._random.choice(WAYS):
            if step == "words":
                yield from self._words()
            else:
                yield (
                    key(step)
                    if len(step) == 1 or step in SPECIAL or step in CONTROLS
                    else Typed(step, (step.encode(),))
                )

    def _mouse(self) -> Iterator[Act]:
        random = self._random
        x, y = self._spot()
        kind = random.choice(("click", "double", "drag", "wheel", "move"))
        if kind == "wheel":
            button = random.choice((64, 65))
            wheel = "".join(_report(button, x, y) for _ in range(random.randrange(1, 6)))
            yield Typed(f"wheel {x},{y}", (wheel.encode(),))
        elif kind == "move":
            yield Typed(f"move {x},{y}", (_report(35, x, y).encode(),))
        elif kind == "drag":
            further, lower = self._spot()
            dragged = _report(0, x, y) + _report(32, further, lower) + _report(0, further, lower, "m")
            yield Typed(f"drag {x},{y} to {further},{lower}", (dragged.encode(),))
        else:
            click = _report(0, x, y) + _report(0, x, y, "m")
            yield Typed(f"{kind} {x},{y}", (click.encode() * (2 if kind == "double" else 1),))

    def _paste(self) -> Iterator[Act]:
        random = self._random
        characters = [random.choice(f"{LETTERS}{OTHERS}\n\r\t\x00\x07\x9b\u202e") for _ in range(random.randrange(400))]
        pasted = f"{ESC}[200~{''.join(characters)}{ESC}[201~"
        yield Typed(f"paste {len(characters)}", (pasted.encode(),))

    def _cut(self) -> Iterator[Act]:
        """A sequence that comes in two pieces, as it does over a slow line."""
        random = self._random
        name = random.choice([name for name, text in SPECIAL.items() if len(text) > 1])
        text = SPECIAL[name].encode()
        at = random.randrange(1, len(text))
        yield Typed(f"{name} cut", (text[:at], text[at:]), random.choice((0.0, 0.02, 0.15)))

    def _resize(self) -> Iterator[Act]:
        random = self._random
        if self._steady or random.random() < 0.3:
            self.size = random.choice(USUAL)
        else:
            self.size = tuple(random.randint(*ends) for ends in zip(SMALLEST, LARGEST, strict=True))  # type: ignore[assignment]
        yield Resized(*self.size)

    def _wait(self) -> Iterator[Act]:
        yield Waited(self._random.choice((0.05, 0.1, 0.1, 0.3, 1.2)))

    def _spot(self) -> tuple[int, int]:
        """A cell, mostly on the screen."""
        columns, rows = self.size
        return self._random.randint(1, columns + 1), self._random.randint(1, rows + 1)


def _report(button: int, x: int, y: int, ending: str = "M") -> str:
    """A mouse report as terminals send it (SGR, mode 1006)."""
    return f"{ESC}[<{button};{x};{y}{ending}"
