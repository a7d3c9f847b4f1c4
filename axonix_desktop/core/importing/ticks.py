"""What one cell of a matrix says: a tick, a day, a share, a score or a word, in a table with a column per course.

The same marks mean the same in a table of checklist items; readiness is scored in numbers. A cell that says nothing
of its own ("N/A", "not required") makes no record; one that cannot be read is told with its address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from axonix_desktop.core.importing.blanks import says_nothing
from axonix_desktop.core.importing.cells import CellValue, ErrorCell
from axonix_desktop.core.importing.choosing import option_of, sense_of
from axonix_desktop.core.importing.dates import Order, read_date
from axonix_desktop.core.importing.phrases import is_blank, word_set
from axonix_desktop.core.importing.scales import figure, worded
from axonix_desktop.core.importing.values import as_text
from axonix_desktop.core.kinds import Choice
from axonix_desktop.core.records.choices import CHECK_STATUS
from axonix_desktop.core.records.training import Enrolment
from axonix_desktop.core.words import tr

_STATUS = Enrolment.fields["status"].kind
TRAINING: Choice = _STATUS if isinstance(_STATUS, Choice) else CHECK_STATUS
TICKS = word_set("x xx ✓ ✔ √ ☑ ☒ ✅ 🗹 ● ■ y yes ja oui si sí sim ok true t da да 是 done")
CROSSES = word_set("✗ ✘ ✕ ❌ ☐ □ ○ n no nein non não nao nei false f нет 否")
_NOT_NEEDED = re.compile(
    r"^(?:not (?:needed|required|applicable|relevant)|n/?a|exempt(?:ed)?|waived|excused|opted out|entfällt|"
    r"nicht erforderlich|no aplica)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*%")
_SCORE = re.compile(r"^(\d{1,3}(?:[.,]\d+)?)(?:\s*/\s*(\d{1,4}))?$")
_AHEAD = re.compile(
    r"^(?:due|by|until|till|booked|planned|scheduled|enrolled|registered|expected|bis|fällig|geplant)\b", re.IGNORECASE
)
_DAY = re.compile(r"\d{1,4}[-/. ](?:\d{1,2}|[^\W\d]{3,9})[-/. ]\d{2,4}|\d{1,2}\.? [^\W\d]{3,9}\.? \d{4}")
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Manner:
    """How the figures of a column are meant, and what was decided about its words and dates."""

    is_share: bool = False
    is_yes_no: bool = False
    order: Order = "day"
    words: Mapping[str, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says; ``fault`` is why it could not be read, then nothing else counts."""

    status: str | None = None
    percent: float | None = None
    score: float | None = None
    on: date | None = None
    text: str | None = None
    fault: str = ""


def training_said(cell: CellValue, manner: Manner) -> Said | None:
    """What a cell says of a person's course; None where there is nothing to learn or to tell."""
    plain = _bare(cell, manner)
    if not isinstance(plain, str):
        return plain
    code, sure = option_of(TRAINING, _without_figures(plain))
    share, day = _share_in(plain), _day_in(plain, manner.order)
    if code is None or sure < 0.7:
        if day is not None:
            return Said("planned" if _AHEAD.match(plain) else "completed", on=day)
        if share is not None:
            return _through(share)
        scored = _SCORE.match(plain)
        if scored is not None:
            return Said("completed", score=_number(scored[1]))
        allowed = ", ".join(option.label for option in TRAINING.options)
        return Said(fault=tr("“{words}” is none of: {allowed}. Choose what it means.", words=plain[:60],
                             allowed=allowed))  # fmt: skip
    return Said(code, on=day, score=share if code in ("completed", "failed") else None,
                percent=None if code in ("completed", "failed") else share)  # fmt: skip


def checklist_said(cell: CellValue, manner: Manner) -> Said | None:
    """What a cell says of a checklist item: its status, with the words of the cell as evidence where it has any."""
    plain = _bare(cell, Manner(manner.is_share, manner.is_yes_no, manner.order), is_checklist=True)
    text = as_text(cell)
    if manner.words and text is not None and text in manner.words:
        code = manner.words[text]
        return None if code is None else Said(code, text=_evidence(text))
    if not isinstance(plain, str):
        if plain is None or plain.fault:
            return plain
        if plain.percent is not None:
            return Said(_of_share(plain.percent), text=text)
        return Said({"completed": "done", "planned": "not_started"}.get(plain.status or ""), on=plain.on)
    status, _ = sense_of(plain)
    day = _day_in(plain, manner.order)
    if status is None and day is not None:
        return Said("done", on=day)
    return Said(status or "in_progress", text=_evidence(plain), on=day)


def readiness_said(cell: CellValue) -> Said | None:
    """The number in a cell of scores, as it stands; the scale is settled over the whole table."""
    if is_blank(cell) or (isinstance(cell, str) and says_nothing(cell)):
        return None
    if isinstance(cell, ErrorCell):
        return Said(fault=_error(cell))
    score, level = figure(cell), worded(cell)
    if level is not None:
        return Said(text=as_text(cell))
    if score is None:
        return Said(fault=tr("“{words}” is no score from 0 to 4.", words=(as_text(cell) or "")[:60]))
    return Said(score=score)


def is_mark(cell: CellValue, kind: str) -> bool:
    """Whether a filled cell looks like a mark of a matrix of ``kind`` rather than like anything else."""
    if kind == "readiness_item":
        said = readiness_said(cell)
        return said is None or (not said.fault and (said.score or 0) <= 5)
    if isinstance(cell, (bool, date, datetime)):
        return True
    if isinstance(cell, (int, float)):
        return 0 <= cell <= (100 if kind == "enrolment" else 1)
    text = as_text(cell)
    if text is None:
        return False
    if text.casefold() in TICKS or text.casefold() in CROSSES or says_nothing(text) or _NOT_NEEDED.match(text):
        return True
    if len(text) > _LONGEST_WORD:
        return False
    if _DAY.search(text) or _PERCENT.search(text):
        return True
    if kind == "enrolment":
        return option_of(TRAINING, _without_figures(text))[0] is not None
    return option_of(CHECK_STATUS, text)[1] >= 0.7 and len(text.split()) <= 4


def _bare(cell: CellValue, manner: Manner, *, is_checklist: bool = False) -> str | Said | None:
    """A cell that is a mark by itself as what it says; the text of any other."""
    if is_blank(cell):
        return None
    if isinstance(cell, ErrorCell):
        return Said(fault=_error(cell))
    if isinstance(cell, bool):
        return Said("completed" if cell else "planned")
    if isinstance(cell, date):
        return Said("completed", on=cell.date() if isinstance(cell, datetime) else cell)
    if isinstance(cell, (int, float)):
        return _of_number(float(cell), manner)
    text = as_text(cell) or ""
    if manner.words is not None and text in manner.words:
        code = manner.words[text]
        return None if code is None else Said(code)
    if text.casefold() in TICKS or text.casefold() in CROSSES:
        return Said("completed" if text.casefold() in TICKS else "planned")
    is_empty = not is_checklist and (says_nothing(text) or _NOT_NEEDED.match(text))
    return None if is_empty else text


def _of_number(number: float, manner: Manner) -> Said:
    if manner.is_yes_no and number in (0, 1):
        return Said("completed" if number else "planned")
    if manner.is_share and 0 <= number <= 1:
        return _through(round(100 * number, 6))
    return Said("completed", score=number)


def _through(share: float) -> Said:
    """A share of a course: all of it is the end, none of it the beginning."""
    if share >= 100:
        return Said("completed", percent=100.0)
    return Said("in_progress" if share > 0 else "planned", percent=share)


def _of_share(share: float) -> str:
    return "done" if share >= 100 else "in_progress" if share > 0 else "not_started"


def _share_in(text: str) -> float | None:
    found = _PERCENT.search(text)
    return _number(found[1]) if found is not None else None


def _day_in(text: str, order: Order) -> date | None:
    """The day a text names, whole or behind a word ("Completed 12 Mar 2026")."""
    found = _DAY.search(text)
    if found is None:
        return None
    day, _ = read_date(found[0], order)
    return day


def _without_figures(text: str) -> str:
    """The words of a text, without the day or share beside them."""
    return _PERCENT.sub(" ", _DAY.sub(" ", text)).strip(" ,;:()-–") or text


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _evidence(text: str | None) -> str | None:
    """A cell's words where they are more than the status itself."""
    if text is None or text.casefold() in TICKS or text.casefold() in CROSSES:
        return None
    return None if option_of(CHECK_STATUS, text)[1] == 1.0 else text


def _error(cell: ErrorCell) -> str:
    return tr("The cell holds the error {code}; correct the formula in the tracker.", code=cell.code)
