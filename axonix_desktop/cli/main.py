"""The entry: gathers the commands and turns every fault into one sentence and an exit code.

Results go to standard output, messages to standard error; ``--json`` prints one object. Exit 0 done, 1 refused or
found fault, 2 wrong usage.
"""

from __future__ import annotations

import gc
import io
import sys
import traceback

import typer

from axonix_desktop.cli import exchange_commands, programme_commands
from axonix_desktop.cli.console import FailedError
from axonix_desktop.core.forms import write_moments
from axonix_desktop.core.problems import ConflictError, FileProblemError, RefusedError, WorldError

app = typer.Typer(
    name="axonix",
    help="Axonix: the AI programme office, from the command line.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for group in (programme_commands.commands, exchange_commands.commands):
    app.registered_commands += group.registered_commands


def main() -> None:
    """Run ``axonix``. Every fault of the world ends as one sentence and exit 1; ``--debug`` shows where it arose."""
    if sys.argv[1:2] == ["--import-helper"]:  # a built program reads strangers' files as a second process of itself
        from axonix_desktop.exchange.helper import main as read_file

        sys.exit(read_file(sys.argv[2:]))
    gc.disable()  # a command is over before cycles could fill memory; an import of 100,000 rows is 6 % quicker
    is_debugging = "--debug" in sys.argv
    sys.argv = [argument for argument in sys.argv if argument != "--debug"]
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    write_moments(None)
    try:
        app()
    except FailedError:
        sys.exit(1)
    except WorldError as error:
        _explain(error, is_debugging=is_debugging)
    except OSError as error:
        _explain(FileProblemError(_os_sentence(error)), is_debugging=is_debugging)
    except Exception as error:
        sentence = f"Something went wrong in Axonix itself ({type(error).__name__}). Nothing was changed."
        _explain(
            RefusedError(f"{sentence} Run again with --debug and report what it shows."), is_debugging=is_debugging
        )


def _explain(error: WorldError, *, is_debugging: bool) -> None:
    if is_debugging:
        traceback.print_exc()
    message = str(error)
    if isinstance(error, ConflictError):
        message = "\n".join([message, *(f"  {line}" for line in error.conflicts)])
    print(f"axonix: {message}", file=sys.stderr)
    sys.exit(1)


def _os_sentence(error: OSError) -> str:
    where = f" “{error.filename}”" if error.filename else ""
    return f"The file{where} cannot be used: {error.strerror or error}. Check that it exists and may be written."
