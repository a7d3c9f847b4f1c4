"""Conditions as people write and read them: ``>100k``, ``next 30 days``, ``Finance, Legal``, ``is empty``."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from datetime import date, timedelta

from axonix_desktop.core.fields import Field
from axonix_desktop.core.filters import Condition, is_dated, is_listed
from axonix_desktop.core.kinds import Choice, Date, Kind, Moment, Reference, StageNumber, Stored, YesNo
from axonix_desktop.core.moments import local_day
from axonix_desktop.core.periods import month_after, period_from, words_of_period
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.typed import read_typed
from axonix_desktop.core.words import mark, tr

Choices = Mapping[Stored, str]
"""The words of each value that a field can have, where they are few enough to be listed."""
NO_CHOICES: Choices = {}
_SIGNS = (
    (">=", "at_least"), ("≥", "at_least"), ("<=", "at_most"), ("≤", "at_most"), ("<>", "lacks"), ("≠", "lacks"),
    (">", "more_than"), ("<", "less_than"), ("=", "is"),
)  # fmt: skip
_SIGN_OF = {"at_least": ">=", "at_most": "<=", "lacks": "<>", "more_than": ">", "less_than": "<", "is": "="}
_DAY_WORDS = {
    "at_least": mark("from {day}"), "at_most": mark("until {day}"), "more_than": mark("after {day}"),
    "less_than": mark("before {day}"),
}  # fmt: skip
_RANGE = mark("{low} to {high}")
_QUARTER = re.compile(r"^q([1-4])\s+(\d{4})$|^(\d{4})\s+q([1-4])$", re.I)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(r"^([a-z]{3,9})\.?\s+(\d{4})$", re.I)


def empty_words() -> str:
    """What stands in lists for no value."""
    return tr("(empty)")


def typed(condition: Condition, field: Field, choices: Choices = NO_CHOICES) -> str:
    """What a person would type to get ``condition``; :func:`parse_typed` reads it back."""
    if condition.test in ("empty", "filled"):
        return tr("is empty") if condition.test == "empty" else tr("is filled")
    if condition.test in ("any_of", "none_of"):
        listed = _joined([_word(value, field.kind, choices) for value in condition.values])
        return tr("all but {list}", list=listed) if condition.test == "none_of" else listed
    if condition.test == "within":
        return words_of_period(str(condition.values[0]))
    if condition.test in ("contains", "lacks") or not _is_ordered(field.kind):
        text = _SIGN_OF.get(condition.test, "") + str(condition.values[0])
        return text if _read_plain(text) == (condition.test, condition.values[0]) else _quoted(condition)
    return _typed_order(condition, field)


def _typed_order(condition: Condition, field: Field) -> str:
    shown = [_word(value, field.kind, NO_CHOICES) for value in condition.values]
    if condition.test == "between":
        return tr(_RANGE, low=shown[0], high=shown[1])
    if not is_dated(field.kind):
        return f"{_SIGN_OF[condition.test]} {shown[0]}"
    return tr(_DAY_WORDS[condition.test], day=shown[0]) if condition.test in _DAY_WORDS else shown[0]


def words_of(condition: Condition, field: Field | None, choices: Choices = NO_CHOICES) -> str:
    """A condition as a chip says it: ``Target date: next 30 days``; a named set by its name."""
    if condition.words and (field is None or condition.is_named_set):
        return condition.words
    if field is None:
        return condition.field
    label = tr(field.label)
    if condition.words and condition.test in ("any_of", "none_of"):
        return tr("{field}: {condition}", field=label, condition=condition.words)
    text = str(condition.values[0]) if condition.values else ""
    if condition.test in ("any_of", "none_of") and len(condition.values) > 3:
        first = _joined([_word(value, field.kind, choices) for value in condition.values[:2]])
        more = len(condition.values) - 2
        if condition.test == "none_of":
            return tr("{field}: all but {list} and {count} more", field=label, list=first, count=more)
        return tr("{field}: {list} or {count} more", field=label, list=first, count=more)
    if condition.test == "contains":
        return tr("{field}: contains “{typed}”", field=label, typed=text)
    if condition.test == "lacks":
        return tr("{field}: without “{typed}”", field=label, typed=text)
    asked = typed(condition, field, choices)
    if not is_dated(field.kind):
        asked = asked.replace(">=", "≥", 1) if asked.startswith(">=") else asked.replace("<=", "≤", 1)
    return tr("{field}: {condition}", field=label, condition=asked)


def parse_typed(
    text: str, field: Field, *, today: date | None = None, choices: Choices = NO_CHOICES
) -> Condition | None:
    """The condition a person typed into the filter of ``field``; None for nothing. Raises BadValueError."""
    text = text.strip()
    if not text:
        return None
    word = text.casefold()
    if word in ("is empty", "empty", tr("is empty").casefold(), empty_words().casefold()):
        return Condition(field.name, "empty")
    if word in ("is filled", "filled", tr("is filled").casefold()):
        return Condition(field.name, "filled")
    kind = field.kind
    if isinstance(kind, StageNumber) and (found := _ordered(text, field, today, is_asked=False)):
        return found
    if is_listed(kind):
        return _listed(text, field, choices)
    if _is_ordered(kind):
        found = _ordered(text, field, today, is_asked=True)
        if found is None:
            raise BadValueError(tr("“{typed}” is not understood here.", typed=text))
        return found
    test, value = _read_plain(text)
    return Condition(field.name, test, (value,)) if value else None


def _read_plain(text: str) -> tuple[str, str]:
    """The test and the text of a filter on words."""
    for sign, test in (("<>", "lacks"), ("≠", "lacks"), ("=", "is")):
        if text.startswith(sign):
            return test, _unquoted(text.removeprefix(sign).strip())
    if text.strip().casefold() in ("is empty", "empty", "is filled", "filled"):
        return "empty", ""
    return "contains", _unquoted(text.strip())


def _quoted(condition: Condition) -> str:
    return f'{_SIGN_OF.get(condition.test, "")}"{condition.values[0]}"'


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text


def _is_ordered(kind: Kind) -> bool:
    return kind.is_numeric or is_dated(kind) or isinstance(kind, StageNumber)


def _word(value: Stored, kind: Kind, choices: Choices) -> str:
    """The words of one stored value."""
    if value is None:
        return empty_words()
    if value in choices:
        return choices[value]
    if isinstance(kind, Moment):
        day = local_day(str(value))
        return Date().show(day) if day is not None else str(value)
    return value_words(kind, value)


def value_words(kind: Kind, stored: Stored) -> str:
    """A stored value in the language in use; what cannot be read is shown as it is. References have none here."""
    if stored is None:
        return ""
    try:
        value = kind.from_store(stored)
        if isinstance(kind, StageNumber):
            number = value if isinstance(value, int) and 0 <= value < len(kind.titles) else None
            title = "" if number is None else tr(kind.titles[number])
            return f"{number} · {title}" if number else title
        shown = kind.show(value)
        return tr(shown) if isinstance(kind, (Choice, YesNo)) else shown
    except (TypeError, ValueError):
        return str(stored)


def _joined(parts: list[str]) -> str:
    """Words with commas between them; a word with a comma of its own stands in quotes."""
    if not any("," in part or '"' in part for part in parts):
        return ", ".join(parts)
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(parts)
    return line.getvalue()


def _listed(text: str, field: Field, choices: Choices) -> Condition:
    """Values of a list by their words, parts of them, or several with commas."""
    prefix = tr("all but {list}", list="").strip().casefold()
    test = "any_of"
    if text.casefold().startswith(prefix + " "):
        test, text = "none_of", text[len(prefix) :].strip()
    known: Choices = choices or _own_choices(field.kind)
    cells: list[str] = next(csv.reader([text], skipinitialspace=True), list[str]())
    parts = [cell.strip() for cell in cells if cell.strip()]
    whole = _named(text, known)
    if whole:
        return Condition(field.name, test, whole)
    exact = [_named(part, known) for part in parts]
    if parts and all(exact):
        return Condition(field.name, test, tuple(dict.fromkeys(value for values in exact for value in values)))
    if isinstance(field.kind, Reference) and test == "any_of":
        return Condition(field.name, "contains", (_unquoted(text),))
    alike = tuple(value for value, word in known.items() if any(part.casefold() in word.casefold() for part in parts))
    if not alike:
        words = ", ".join(list(dict.fromkeys(known.values()))[:8])
        raise BadValueError(tr("“{typed}” is none of: {list}.", typed=text, list=words))
    return Condition(field.name, test, alike)


def _named(word: str, known: Choices) -> tuple[Stored, ...]:
    """The values called exactly ``word``."""
    wanted = word.casefold()
    if wanted == empty_words().casefold():
        return (None,)
    return tuple(value for value, one in known.items() if one.casefold() == wanted)


def _own_choices(kind: Kind) -> Choices:
    """The words of the values that a kind itself lists."""
    if isinstance(kind, Choice):
        return {option.code: tr(option.label) for option in kind.options}
    if isinstance(kind, StageNumber):
        return {number: value_words(kind, number) for number in range(len(kind.titles))}
    return {1: tr("Yes"), 0: tr("No")} if isinstance(kind, YesNo) else {}


def _ordered(text: str, field: Field, today: date | None, *, is_asked: bool) -> Condition | None:
    """A comparison, a range, a period or one value; None (unless ``is_asked``) where there is no comparison."""
    if is_dated(field.kind):
        code = period_from(text)
        if code:
            return Condition(field.name, "within", (code,))
        for test, words in _DAY_WORDS.items():
            day = _after_words(text, words, test)
            if day:
                return _compared(test, day, field, today)
    for sign, test in _SIGNS:
        if text.startswith(sign) and test != "lacks":
            return _compared(test, text.removeprefix(sign).strip(), field, today)
    ends = _ends(text, is_day=is_dated(field.kind))
    if ends is not None:
        try:
            low, high = _span(ends[0], field, today)[0], _span(ends[1], field, today)[1]
        except BadValueError:
            if not is_asked:
                return None
            raise
        low, high = (high, low) if _is_turned(low, high) else (low, high)
        return Condition(field.name, "between", (low, high))
    if not is_asked:
        return None
    low, high = _span(text, field, today)
    return Condition(field.name, "is", (low,)) if low == high else Condition(field.name, "between", (low, high))


def _is_turned(low: Stored, high: Stored) -> bool:
    if isinstance(low, str) and isinstance(high, str):
        return low > high
    return isinstance(low, (int, float)) and isinstance(high, (int, float)) and low > high


def _after_words(text: str, words: str, test: str) -> str:
    """The day after ``before`` and the like, in English or the language in use; empty for other texts."""
    english = {"at_least": ("from", "since"), "at_most": ("until", "by", "up to"), "more_than": ("after",),
               "less_than": ("before",)}  # fmt: skip
    for head in (*english[test], tr(words, day="").strip().casefold()):
        if text.casefold().startswith(head + " "):
            return text[len(head) :].strip()
    return ""


def _ends(text: str, *, is_day: bool) -> tuple[str, str] | None:
    """The two ends of a range; None when it is none."""
    between = tr(_RANGE, low="\0", high="\1").partition("\0")[2].partition("\1")[0]
    for mark_between in (" to ", between, " – ", " - ", "..", "–") + (() if is_day else ("-",)):
        low, found, high = text.partition(mark_between) if mark_between != "-" else _split_hyphen(text)
        if found and low.strip() and high.strip():
            return low.strip(), high.strip()
    return None


def _split_hyphen(text: str) -> tuple[str, str, str]:
    """``10-20`` and ``-5--1``: the hyphen after a figure is the one between."""
    found = re.match(r"^(.*?[\d%kmn])\s*-\s*(-?[£€$]?\d.*)$", text, re.I)
    return (found[1], "-", found[2]) if found else (text, "", "")


def _compared(test: str, text: str, field: Field, today: date | None) -> Condition:
    low, high = _span(text, field, today)
    if test == "is" and low != high:
        return Condition(field.name, "between", (low, high))
    return Condition(field.name, test, (high if test in ("at_most", "more_than") else low,))


def _span(text: str, field: Field, today: date | None) -> tuple[Stored, Stored]:
    """First and last stored value that ``text`` stands for: a value, or a month, quarter or year of days."""
    kind = field.kind
    if not is_dated(kind):
        number = kind.to_store(read_typed(field, text))
        if number is None:
            raise BadValueError(tr("There is no number in “{typed}”.", typed=text))
        return number, number
    days = _days(text)
    if days is None:
        shown = read_typed(_DAY, text, today=today)
        if not isinstance(shown, date):
            raise BadValueError(tr("“{typed}” is not a date; write it as 22 Nov 2026 or 2026-11-22.", typed=text))
        days = shown, shown
    return days[0].isoformat(), days[1].isoformat()


def _days(text: str) -> tuple[date, date] | None:
    """A whole year, quarter or month; None for anything else."""
    quarter, month = _QUARTER.match(text), _MONTH.match(text)
    if quarter:
        number, year = int(quarter[1] or quarter[4]), int(quarter[2] or quarter[3])
        start, months = date(year, 3 * number - 2, 1), 3
    elif month and month[1][:3].casefold() in _MONTHS:
        start, months = date(int(month[2]), _MONTHS.index(month[1][:3].casefold()) + 1, 1), 1
    elif re.fullmatch(r"(19|20|21)\d\d", text):
        start, months = date(int(text), 1, 1), 12
    else:
        return None
    return start, month_after(start, months) - timedelta(days=1)


_DAY = Field("day", Date(), "Day", "")
