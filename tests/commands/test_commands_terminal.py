"""What depends on a terminal: the reader, standard input for it, dumb terminals, and progress."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.commands.terminals import ended, leave, started

WORDS = "Dock workers in Velm end"


def test_a_source_opens_the_reader(program: tuple[str, ...], environment: dict[str, str], article: Path) -> None:
    with started(environment, *program, str(article)) as child:
        child.expect_exact(WORDS)
        assert leave(child) == 0


def test_an_article_from_a_pipe_is_read_whole_and_the_keys_come_from_the_terminal(
    program: tuple[str, ...], environment: dict[str, str], article: Path
) -> None:
    piped = 'file=$1; shift; cat "$file" | "$@" -'
    with started(environment, "sh", "-c", piped, "sh", str(article), *program) as child:
        child.expect_exact(WORDS)
        assert leave(child) == 0


def test_the_reader_takes_keys_from_the_terminal_when_its_input_is_a_file(
    program: tuple[str, ...], environment: dict[str, str], article: Path
) -> None:
    redirected = 'file=$1; shift; "$@" "$file" < /dev/null'
    with started(environment, "sh", "-c", redirected, "sh", str(article), *program) as child:
        child.expect_exact(WORDS)
        assert leave(child) == 0


def test_a_pipe_without_a_source_is_a_usage_error(program: tuple[str, ...], environment: dict[str, str]) -> None:
    with started(environment, "sh", "-c", 'echo text | "$@"', "sh", *program) as child:
        told, code = ended(child)
    assert code == 2
    assert "give “-”" in told


def test_the_reader_is_seen_when_messages_go_elsewhere(
    program: tuple[str, ...], environment: dict[str, str], article: Path
) -> None:
    redirected = 'file=$1; shift; "$@" "$file" 2> /dev/null'
    with started(environment, "sh", "-c", redirected, "sh", str(article), *program) as child:
        child.expect_exact(WORDS)
        assert leave(child) == 0


@pytest.mark.parametrize("name", ["gone/away.txt", "-"])
def test_a_source_that_cannot_be_read_is_told_before_the_screen_is_touched(
    program: tuple[str, ...], environment: dict[str, str], name: str
) -> None:
    with started(environment, "sh", "-c", '"$@" < /dev/null', "sh", *program, name) as child:
        told, code = ended(child)
    assert code == 3
    assert told.startswith("briefing: ")
    assert "\x1b" not in told
    assert len(told.splitlines()) == 1


def test_a_closed_input_is_told(program: tuple[str, ...], environment: dict[str, str], article: Path) -> None:
    with started(environment, "sh", "-c", '"$@" <&-', "sh", *program, str(article)) as child:
        told, code = ended(child)
    assert code == 3
    assert told.startswith("briefing: standard input is closed")


def test_a_pipe_without_any_terminal_behind_it_is_told(program: tuple[str, ...], environment: dict[str, str]) -> None:
    ours, theirs = os.openpty()
    done = subprocess.run(
        (*program, "-"),
        input=b"The bridge at Orm fell.",
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
        check=False,
    )
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 1
    assert "there is no terminal to take keys from" in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


def test_a_dumb_terminal_gets_no_reader(program: tuple[str, ...], environment: dict[str, str]) -> None:
    with started(environment | {"TERM": "dumb"}, *program) as child:
        told, code = ended(child)
    assert code == 2
    assert "name an article" in told


def test_a_batch_shows_how_far_it_is_and_leaves_no_trace(
    program: tuple[str, ...], environment: dict[str, str], tmp_path: Path
) -> None:
    file, out = tmp_path / "batch.jsonl", tmp_path / "out.jsonl"
    file.write_bytes(b"bad\n" * 3)
    quiet = 'out=$1; shift; exec "$@" > "$out"'
    with started(environment, "sh", "-c", quiet, "sh", str(out), *program, "extract", "--jsonl", str(file)) as child:
        child.expect_exact("1 article done, 67% of the input")
        told, code = ended(child)
    assert code == 1
    assert told.endswith("\r")
    assert len(out.read_bytes().splitlines()) == 3


def test_a_dumb_terminal_gets_no_progress(
    program: tuple[str, ...], environment: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "batch.jsonl"
    file.write_bytes(b"bad\n" * 3)
    quiet = '"$@" > /dev/null'
    with started(
        environment | {"TERM": "dumb"}, "sh", "-c", quiet, "sh", *program, "extract", "--jsonl", str(file)
    ) as child:
        assert ended(child) == ("", 1)
