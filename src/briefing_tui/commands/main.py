"""Where the program starts: finds the command, runs it, and turns every error into one line and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from briefing_tui.commands import console
from briefing_tui.commands.parser import completion, top
from briefing_tui.errors import BriefingError, UsageError

COMMANDS = ("open", "extract", "report", "notes", "library", "search", "themes", "keys", "doctor")

INTERRUPTED = 130
# What a shell reports for a program that SIGPIPE (13) ended, as it does the writers of a closed pipe.
BROKEN_PIPE = 128 + 13


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line `argv` (by default the process's own) and gives the exit code.

    0 done, 1 failed, 2 usage, 3 source cannot be read, 4 store unavailable, 130 interrupted; 141 when the reader of
    the output went away first; 128 and the signal's number when a signal ended the reader.
    """
    words = sys.argv[1:] if argv is None else list(argv)
    try:
        console.prepare()
        _stand_somewhere()
        code = _run(words)
        if code == 0 and sys.stdout is not None:
            console.emit("")
    except BriefingError as error:
        console.warn(str(error))
        return error.exit_code
    except BrokenPipeError:
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last resort
        from briefing_tui.crash_report import reported

        command = _with_command(words)[0]
        console.warn(reported(error, command if command in COMMANDS else ""))
        return BriefingError.exit_code
    return code


def _stand_somewhere() -> None:
    """Raises UsageError where the current folder is gone: no name means anything there, and no library can load."""
    try:
        Path.cwd()
    except FileNotFoundError as error:
        raise UsageError("the folder that you are in is gone; change to another one (cd)") from error


def _run(argv: list[str]) -> int:
    words = _with_command(argv)
    # A command loads nothing of the others; only help and completion need them all.
    names = (words[0],) if words[0] in COMMANDS else () if words[0] == "--version" else COMMANDS
    parser, subparsers = top()
    modules = {name: import_module(f"briefing_tui.commands.{name}") for name in names}
    for module in modules.values():
        module.add(subparsers)
    try:
        arguments = parser.parse_args(words)
    except SystemExit as done:
        # argparse leaves so after --help and --version.
        return int(done.code or 0)
    if arguments.print_completion:
        console.emit(completion(parser, arguments.print_completion) + "\n")
        return 0
    code: int = modules[arguments.command].run(arguments)
    return code


def _with_command(argv: list[str]) -> list[str]:
    """The command line with “open” before it where it names no command and no option of the program itself."""
    own = ("-h", "--help", "--version", "--print-completion")
    if argv and (argv[0] in COMMANDS or argv[0].partition("=")[0] in own):
        return argv
    return ["open", *argv]
