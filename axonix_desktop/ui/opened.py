"""Programme files as the window sees them: queries and acts of one open file behind one small face."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from threading import RLock

from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Stored
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries import records
from axonix_desktop.ui.bridge import Touched
from axonix_desktop.ui.programme import Act, Programme

Clock = Callable[[], datetime]


class OpenedProgramme:
    """One open programme file; see :class:`axonix_desktop.ui.programme.Programme` for what each method means."""

    def __init__(self, file: ProgrammeFile, clock: Clock, actor: str) -> None:
        self.file = file
        self.actor = actor
        self._clock = clock
        self._last_saved = ""
        self._labels: tuple[str | None, str | None] | None = None
        self._turn = RLock()

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.file.path

    @property
    def read_only_reason(self) -> str | None:
        """Why nothing can be changed, or None."""
        return self.file.read_only_reason

    @property
    def notes(self) -> tuple[str, ...]:
        """What opening the file had to say."""
        return self.file.notes

    def rows(self, kind: str, fields: Sequence[str]) -> list[tuple[Stored, ...]]:
        """The stored values of ``fields`` of every record of ``kind``, oldest first."""
        return records.rows(self.file, kind, fields)

    def row(self, kind: str, record_id: int, fields: Sequence[str]) -> tuple[Stored, ...] | None:
        """The stored values of ``fields`` of one record."""
        found = records.rows(self.file, kind, fields, {"id": record_id})
        return found[0] if found else None

    def titles(self, kind: str) -> Mapping[int, str]:
        """The title of every record of ``kind`` by id."""
        return records.titles(self.file, kind)

    def custom_fields(self, kind: str) -> list[Field]:
        """The fields that this programme added to ``kind``."""
        from axonix_desktop.store.queries.custom import custom_fields

        return custom_fields(self.file, kind)

    def saved(self) -> str:
        """The save state in words: every step is kept at once, so this names the last step's time."""
        return tr("All changes saved {last_saved}", last_saved=self._last_saved).rstrip()

    def undo_label(self) -> str | None:
        """What the next undo takes back, or None."""
        return self._steps()[0]

    def redo_label(self) -> str | None:
        """What the next redo brings back, or None."""
        return self._steps()[1]

    def _steps(self) -> tuple[str | None, str | None]:
        """What undo and redo would do, looked up once a change set. A programme's beginning is not taken back."""
        if self._labels is None:
            from axonix_desktop.actions.programme import BEGIN_LABEL
            from axonix_desktop.store.undo import next_steps

            done, taken_back = (None, None) if self.file.is_read_only else next_steps(self.file)
            self._labels = (
                done.label if done and done.label != BEGIN_LABEL else None,
                taken_back.label if taken_back else None,
            )
        return self._labels

    def now(self) -> datetime:
        """The moment it is, in UTC."""
        return self._clock()

    def today(self) -> date:
        """The day it is on this computer."""
        return self._clock().astimezone().date()

    def act(self, act: Act) -> Touched:
        """Do ``act(file, actor=…)`` and say what it touched."""
        with self._alone():
            made = act(self.file, actor=self.actor)
            number = made if isinstance(made, int) or made is None else getattr(made, "change_set", None)
            return self._touched(number) if number else {}

    def undo(self) -> Touched:
        """Take the last change set back. Raises ConflictError where later work stands against it."""
        from axonix_desktop.store.undo import undo

        with self._alone():
            return self._touched(undo(self.file, actor=self.actor).change_set)

    def redo(self) -> Touched:
        """Bring back what was taken back last."""
        from axonix_desktop.store.undo import redo

        with self._alone():
            return self._touched(redo(self.file, actor=self.actor).change_set)

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()

    def mark_saved(self) -> None:
        """Remember when the last step was kept, in the time of this computer."""
        self._labels = None
        self._last_saved = self._clock().astimezone().strftime("%H:%M")

    @contextmanager
    def _alone(self) -> Generator[None]:
        """One act at a time: the window does not wait for a large one that is being done aside."""
        if not self._turn.acquire(blocking=False):
            raise RefusedError(tr("A larger change is just being made. Try again when it is through, or stop it."))
        try:
            yield
        finally:
            self._turn.release()

    def _touched(self, change_set: int) -> Touched:
        """What a change set touched."""
        from axonix_desktop.store.journal import touched_ids

        self.mark_saved()
        return touched_ids(self.file, change_set)


class OpenedProgrammes:
    """Opens and makes programme files with one clock, for one person."""

    def __init__(
        self, *, clock: Clock, actor: str, samples: Path, opened: Callable[[Path], ProgrammeFile] | None = None
    ) -> None:
        """``samples`` is the folder of the shipped sample tracker; ``opened`` may open files in a way of its own."""
        self._clock, self._actor, self._samples = clock, actor, samples
        self._opened = opened or (lambda path: ProgrammeFile.open(path, clock=clock))

    @property
    def actor(self) -> str:
        """Who works with the files."""
        return self._actor

    def open(self, path: Path) -> Programme:
        """Open the file at ``path``. Raises FileProblemError with a sentence for a person."""
        return OpenedProgramme(self._opened(path), self._clock, self._actor)

    def create(self, path: Path) -> Programme:
        """Make a new programme file at ``path`` and open it. Raises FileProblemError."""
        from axonix_desktop.actions.programme import begin_programme

        file = ProgrammeFile.create(path, clock=self._clock)
        try:
            begin_programme(file, path.stem, actor=self._actor)
        except BaseException:
            file.close()
            raise
        return OpenedProgramme(file, self._clock, self._actor)

    def now(self) -> datetime:
        """The moment it is, in UTC."""
        return self._clock()

    def sample_tracker(self) -> Path | None:
        """The tracker that the sample programme is made from, when it is there."""
        return next(iter(sorted(self._samples.glob("*.xlsx"))), None)
