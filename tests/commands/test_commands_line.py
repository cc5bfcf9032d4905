"""The command line as such: what is a command, what is a source, and how mistakes and closed outputs end."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_tui.version import __version__

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

COMMANDS = ("open", "extract", "report", "themes", "keys", "doctor")
BINARY = bytes(range(256)) * 8


def message(done: subprocess.CompletedProcess[bytes], code: int) -> str:
    """The one line that a failed run leaves on standard error; nothing may stand on standard output."""
    assert done.returncode == code, done.stderr.decode()
    assert done.stdout == b""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("briefing: ")
    return lines[0].removeprefix("briefing: ")


def test_the_version_goes_to_standard_output(run: Run) -> None:
    done = run("--version")
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, f"briefing {__version__}\n", b"")


def test_help_names_every_command(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    listed = [line.split()[0] for line in done.stdout.decode().splitlines() if line.startswith("    ")]
    assert set(COMMANDS) <= set(listed)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert done.stdout.decode().startswith(f"usage: briefing {command}")


def test_nothing_to_open_and_no_terminal_is_a_usage_error(run: Run) -> None:
    assert "name an article" in message(run(), 2)


def test_a_mistyped_command_is_a_usage_error_with_the_nearest_command(run: Run) -> None:
    assert message(run("reprot"), 2) == ("“reprot” is neither a file nor a command; did you mean “briefing report”?")


def test_a_bare_word_like_no_command_points_to_the_help(run: Run) -> None:
    assert "briefing --help" in message(run("xylophone"), 2)


def test_an_option_that_does_not_exist_is_a_usage_error(run: Run) -> None:
    assert "--colour" in message(run("report", "--colour", "x.txt"), 2)
    assert "--colour" in message(run("--colour", "x.txt"), 2)


def test_a_format_that_does_not_exist_is_a_usage_error(run: Run) -> None:
    assert "markdown" in message(run("report", "--format", "pdf", "x.txt"), 2)


def test_a_date_that_is_none_is_a_usage_error(run: Run, article: Path) -> None:
    assert "soon" in message(run("extract", "--published", "soon", str(article)), 2)


def test_a_command_without_its_source_is_a_usage_error(run: Run) -> None:
    message(run("report"), 2)
    assert "standard input" in message(run("extract"), 2)


def test_a_batch_and_sources_together_are_a_usage_error(run: Run) -> None:
    assert "--jsonl" in message(run("extract", "--jsonl", "-", "x.txt"), 2)


@pytest.mark.parametrize("command", [(), ("open",), ("report",), ("extract",)], ids=" ".join)
def test_a_file_that_is_not_there_is_named(run: Run, command: tuple[str, ...]) -> None:
    assert "gone/away.txt" in message(run(*command, "gone/away.txt"), 3)


def test_a_word_with_a_suffix_is_taken_for_a_file(run: Run) -> None:
    assert "strikes.txt" in message(run("strikes.txt"), 3)


def test_a_batch_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    assert "gone.jsonl" in message(run("extract", "--jsonl", "gone.jsonl"), 3)
    assert tmp_path.name in message(run("extract", "--jsonl", str(tmp_path)), 3)


@pytest.mark.parametrize("command", ["report", "extract"])
def test_what_is_no_article_is_refused_and_named(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "binary.txt").write_bytes(BINARY)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\t\n")
    for name in ("binary.txt", "empty.txt", "blank.txt"):
        assert name in message(run(command, str(tmp_path / name)), 3)
    assert str(tmp_path) in message(run(command, str(tmp_path)), 3)


def test_standard_input_is_named_when_it_is_empty(run: Run) -> None:
    assert "standard input" in message(run("report", "-"), 3)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_may_not_be_read_is_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_text("Not for all.")
    file.chmod(0)
    assert "secret.txt" in message(run("report", str(file)), 3)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens and then cannot be read")
def test_a_file_that_fails_while_it_is_read_is_named(run: Run) -> None:
    assert "/proc/self/mem" in message(run("report", "/proc/self/mem"), 3)
    assert "/proc/self/mem" in message(run("extract", "--jsonl", "/proc/self/mem"), 3)


def test_a_name_with_escape_sequences_is_shown_harmless(run: Run) -> None:
    told = message(run("report", "x\x1b[31m\ny.txt"), 3)
    assert "\x1b" not in told
    assert "y.txt" in told


def test_a_name_that_is_not_utf8_is_shown_harmless(program: tuple[str, ...], environment: dict[str, str]) -> None:
    done = subprocess.run((*program, b"caf\xe9.txt"), capture_output=True, env=environment, check=False)
    assert "caf\ufffd.txt" in message(done, 3)


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_scripts_complete_commands(run: Run, shell: str) -> None:
    done = run("--print-completion", shell)
    assert done.returncode == 0
    assert b"extract" in done.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_completes_commands_and_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "strike.txt").write_text("x")
    script = run("--print-completion", "bash").stdout.decode()
    ask = 'COMP_WORDS=(briefing {}); COMP_CWORD={}; _shtab_briefing; echo "${{COMPREPLY[@]}}"'
    answers = [
        subprocess.run(
            ("bash", "-c", f"{script}\n{ask.format(words, at)}"),
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for words, at in (("ext", 1), ("report str", 2))
    ]
    assert answers == ["extract", "strike.txt"]


def test_a_reader_that_goes_away_ends_the_command_quietly(
    program: tuple[str, ...], environment: dict[str, str]
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run((*program, "keys"), stdout=writer, stderr=subprocess.PIPE, env=environment, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_into_a_pipe_that_is_closed_ends_quietly(
    program: tuple[str, ...], environment: dict[str, str], argument: str
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run((*program, argument), stdout=writer, stderr=subprocess.PIPE, env=environment, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_message_that_nobody_can_read_changes_nothing(program: tuple[str, ...], environment: dict[str, str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run((*program, "xylophone"), stderr=writer, env=environment, check=False)
    os.close(writer)
    assert done.returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_is_told_and_fails(program: tuple[str, ...], environment: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run((*program, "keys"), stdout=full, stderr=subprocess.PIPE, env=environment, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("briefing: standard output cannot be written")
    assert len(done.stderr.splitlines()) == 1


def test_a_closed_output_is_told_and_fails(program: tuple[str, ...], environment: dict[str, str]) -> None:
    done = subprocess.run(
        ("sh", "-c", 'exec "$@" >&-', "sh", *program, "keys"), capture_output=True, env=environment, check=False
    )
    assert "standard output is closed" in message(done, 1)


def test_a_closed_input_is_told_as_a_source_that_cannot_be_read(
    program: tuple[str, ...], environment: dict[str, str]
) -> None:
    for command in (("report", "-"), ("extract", "--jsonl", "-")):
        done = subprocess.run(
            ("sh", "-c", 'exec "$@" <&-', "sh", *program, *command), capture_output=True, env=environment, check=False
        )
        assert "standard input" in message(done, 3)
