"""Which values may be typed over, what a new record begins with, and the words an edit has in the history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.kinds import Blob, Json, Key, Moment, Reference, StageNumber, Stored, Text, Value
from axonix_desktop.core.words import small, tr

OWN_ITEM = "OWN"
"""What the codes of checklist items begin with that a programme adds itself."""
_FIRST_WIDTH, _MOST_DIGITS = 3, 12
_KEPT = frozenset({"import_run", "erasure"})  # what the program did and when is not for people to say


def cell_objection(record: type[Record], field: Field) -> str | None:
    """Why the values of ``field`` cannot be typed over, in words; None when they can."""
    if record.kind == "use_case" and isinstance(field.kind, StageNumber):
        return tr("A use case moves on through its gate. Use Move to stage, or Alt+Shift+Right for the next one.")
    is_kept = record.kind in _KEPT and isinstance(field.kind, Moment)
    if is_kept or not field.is_editable or isinstance(field.kind, (Json, Blob)):
        return tr("“{field}” is kept by the program: {help}.", field=tr(field.label), help=_lowered(tr(field.help)))
    return None


def value_objection(field: Field, value: Value) -> str | None:
    """Why ``value`` cannot stand in ``field``, in words; None when it can."""
    if field.required and value in (None, "", ()):
        return tr("“{field}” is needed: {help}.", field=tr(field.label), help=_lowered(tr(field.help)))
    return None


def is_same(field: Field, held: Value, typed: Value) -> bool:
    """Whether what stands in an editor is what the file holds; moments are typed to the minute, kept to the second."""
    if isinstance(field.kind, Moment) and isinstance(held, str) and isinstance(typed, str):
        return field.kind.show(held) == field.kind.show(typed)
    return held == typed


def next_keys(prefix: str, taken: Iterable[str], count: int) -> list[str]:
    """``count`` human keys that go on from those taken, in the manner most of these have (``UC-063``)."""
    manners, lasts, widths = Counter[str](), dict[str, int](), dict[str, int]()
    for key in taken:
        digits = key[len(key.rstrip("0123456789")) :][-_MOST_DIGITS:]
        if digits:
            before = key.removesuffix(digits)
            manners[before] += 1
            lasts[before] = max(lasts.get(before, 0), int(digits))
            widths[before] = max(widths.get(before, 0), len(digits))
    head = manners.most_common(1)[0][0] if manners else f"{prefix}-"
    last, width = lasts.get(head, 0), widths.get(head, _FIRST_WIDTH)
    return [f"{head}{last + step:0{width}d}" for step in range(1, count + 1)]


def own_codes(items: Iterable[Sequence[Stored]], count: int) -> list[str]:
    """``count`` codes for checklist items of the programme's own, from (code, pack version) of those there are.

    They go on from the programme's own codes, not from a pack's, so that no later pack brings the same code.
    """
    there = [(str(code), version) for code, version in items if code]
    taken = {code for code, _version in there}
    own = [code for code, version in there if not version]
    made = next_keys(OWN_ITEM, own, count + len(taken))
    return [code for code in made if code not in taken][:count]


def beginning(record: type[Record], values: dict[str, Value]) -> tuple[dict[str, Value], tuple[str, ...]]:
    """``values`` of a new record with a working title where it has none, and why it cannot be made yet.

    The human key is left to the act, which knows those taken.
    """
    whole, reasons = dict(values), list[str]()
    for name, field in record.fields.items():
        if name == "id" or not field.required or field.default is not None or whole.get(name) not in (None, "", ()):
            continue
        if name == record.key_field and isinstance(field.kind, Key):
            continue
        if name == record.title_field and isinstance(field.kind, Text):
            whole[name] = f"New {small(record.label)}"
            continue
        reason = value_objection(field, None)
        if reason:
            reasons.append(reason)
    return whole, tuple(reasons)


def edit_label(verb: str, record: type[Record], fields: Sequence[Field], count: int, called: str = "") -> str:
    """The words of an edit in the history: ``Change owner of UC-104``, ``Paste 3 fields of 12 use cases``."""
    words = ["name" if one.label == record.label else small(one.label) for one in fields[:2]]
    what = tr("{fields} fields", fields=len(fields))
    if len(words) == len(fields):
        what = words[0] if len(words) == 1 else tr("{first} and {second}", first=words[0], second=words[-1])
    if count == 1:
        one = called or tr("a {record}", record=small(record.label))
        return tr("{verb} {what} of {words}", verb=verb, what=what, words=one)
    return tr("{verb} {what} of {value:,} {plural}", verb=verb, what=what, value=count, plural=small(record.plural))


def is_reference_to(field: Field, kind: str) -> bool:
    """Whether ``field`` points to a record of ``kind``."""
    return isinstance(field.kind, Reference) and field.kind.target == kind


def _lowered(text: str) -> str:
    """A help text as the end of a sentence: its first letter small unless the word is in capitals."""
    second = text[1:2]
    return text if second.isupper() else text[:1].lower() + text[1:]
