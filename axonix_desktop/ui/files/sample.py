"""The sample programme: an own copy in the user's data folder, made from the shipped tracker and its story."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.problems import FileProblemError

Step = Callable[[str], object]
NAME = "Sample programme.axonix"
_TRACKER, _STORY, _ROLLOUT = "tracker.xlsx", "story.json", "rollout.json.gz"
_MORNING, _STEP, _FRIDAY = time(8, 30), timedelta(minutes=23), 4


class StoryClock:
    """Tells the moments of the story: a working morning of each day, a little later with each step."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._now = datetime.combine(today, _MORNING, UTC)
        self._is_new = True

    def __call__(self) -> datetime:
        """The moment it is in the story."""
        return self._now

    def go_to(self, day: int) -> None:
        """Go on to a day (relative to today; the Friday before for a weekend), or a little later on the same one."""
        there = datetime.combine(self._today + timedelta(days=day), _MORNING, UTC)
        there -= timedelta(days=max(there.weekday() - _FRIDAY, 0))
        self._now = there if self._is_new or there > self._now else self._now + _STEP
        self._is_new = False


def sample_path() -> Path:
    """Where the sample programme lies: in the program's folder of the user's data."""
    from platformdirs import user_data_path

    return user_data_path("Axonix Desktop", appauthor=False) / NAME


def make_sample(samples: Path, path: Path, now: datetime, step: Step = lambda _words: None) -> None:
    """Make the sample programme at ``path``, in place of one that stands there; ``step`` may raise to stop.

    Everything is laid out relative to the day of ``now``. Raises FileProblemError.
    """
    from axonix_desktop.actions.programme import begin_programme
    from axonix_desktop.actions.sample import begin_sample, mark_as_sample, tell
    from axonix_desktop.actions.sample_entries import Entries
    from axonix_desktop.core.importing.matching import propose
    from axonix_desktop.core.importing.planning import believable, plan_workbook
    from axonix_desktop.core.story import lay_story, read_story, shift_dates
    from axonix_desktop.exchange.workbook import read_workbook
    from axonix_desktop.store.engine import ProgrammeFile
    from axonix_desktop.store.queries.imports import store_view

    today = now.astimezone().date()
    try:
        entries = gzip.decompress((samples / _ROLLOUT).read_bytes()).decode()
        story = read_story((samples / _STORY).read_text(encoding="utf-8"), entries)
    except OSError as error:
        raise FileProblemError("The sample is not part of this installation; please install it again.") from error
    book = read_workbook(samples / _TRACKER)
    clock = StoryClock(today)
    clock.go_to(int(story["begins"]))
    draft = path.with_name(f"{path.stem} being made.axonix")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        with ProgrammeFile.create(draft, clock=clock) as f:
            begin_programme(f, str(story["programme"]["name"]), actor=story["by"])
            mark_as_sample(f, actor=story["by"])
            plan = plan_workbook(book, believable(book, propose(book)), store_view(f))
            shift_dates(plan, (today - date.fromisoformat(story["as_of"])).days)
            told = lay_story(plan, story, today)
            entered = Entries(f, today)
            begin_sample(f, plan, told, story, today, actor=story["by"])
            for place, turn in enumerate(told.turns):
                step(as_percent(place * 100 // len(told.turns)))
                clock.go_to(turn.day)
                tell(f, turn, told, entered)
        draft.replace(path)
    except OSError as error:
        raise FileProblemError(
            f"The sample could not be made in {path.parent}: {error.strerror or error}. Make room there and try again."
        ) from error
    finally:
        for left in (draft, *draft.parent.glob(f"{draft.name}*")):
            with suppress(OSError):
                left.unlink()
