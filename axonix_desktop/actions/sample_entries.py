"""Entries of the sample's story: records of any kind, told as plain data that names others by their words.

A reference is the key, title, name or code of the record meant, or ``#word`` for one the story made under that word.
A day is a number relative to today, a moment is ``[day, "09:40"]``. A record whose unique combination is there already
is changed instead of added.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from axonix_desktop.actions.champion_rules import last_check_ins_kept
from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.kinds import Date, Json, Key, Moment, Reference, Text, Value, Words
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.records import rows, titles
from axonix_desktop.store.work import Work


class Entries:
    """Writes entries within a change set and remembers what they made."""

    def __init__(self, f: ProgrammeFile, today: date) -> None:
        self._file, self.today = f, today
        self._made: dict[str, int] = {}
        self._named: dict[str, dict[str, int]] = {}

    def write(self, work: Work, told: Sequence[Mapping[str, Any]]) -> None:
        """Add or change the records told; champions are last heard of when they checked in.

        Raises KeyError for a name nobody has.
        """
        talks: list[Mapping[str, Value]] = []
        with last_check_ins_kept(self._file, work, "check_in", (), talks):
            self._write(work, told, talks)

    def _write(self, work: Work, told: Sequence[Mapping[str, Any]], talks: list[Mapping[str, Value]]) -> None:
        for one in told:
            record = record_of(one["kind"])
            values = {name: self._value(record.fields[name], raw) for name, raw in one["values"].items()}
            number = self._standing(record, one, values)
            if number is None:
                number = new_id()
                work.insert(record(id=number, **values))
                self._remember(record, number, values)
            else:
                work.update(record.kind, number, values)
            if record.kind == "check_in":
                talks.append(values)
            if "ref" in one:
                self._made[f"#{one['ref']}"] = number

    def _standing(self, record: type[Record], one: Mapping[str, Any], values: Mapping[str, Value]) -> int | None:
        """The id of the record meant by ``at``, or of the one that has the same unique combination."""
        if "at" in one:
            return self._found(record.kind, one["at"])
        for names in record.unique:
            if all(values.get(name) is not None for name in names if record.fields[name].required):
                wanted = {name: record.fields[name].kind.to_store(values.get(name)) for name in names}
                found = rows(self._file, record.kind, ["id"], wanted)
                if found:
                    return int(found[0][0] or 0)
        return None

    def _value(self, field: Field, raw: Any) -> Value:
        if raw is None:
            return None
        match field.kind:
            case Reference():
                return self._found(field.kind.target, raw)
            case Date():
                return self.today + timedelta(days=int(raw))
            case Moment():
                day, clock = raw
                moment = datetime.combine(self.today + timedelta(days=int(day)), time.fromisoformat(clock))
                return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
            case Words():
                return tuple(raw)
            case Json():
                return json.dumps(raw, ensure_ascii=False)
            case _:
                return raw

    def _found(self, kind: str, words: str) -> int:
        if words in self._made:
            return self._made[words]
        if kind not in self._named:
            self._named[kind] = self._read(record_of(kind))
        return self._named[kind][words.casefold()]

    def _read(self, record: type[Record]) -> dict[str, int]:
        """Ids by every word a record of the kind is called."""
        names = _names_of(record)
        found = {words.casefold(): number for number, words in titles(self._file, record.kind).items()}
        for number, *words in rows(self._file, record.kind, ["id", *names]):
            found.update({str(word).casefold(): int(number or 0) for word in words if word})
        return found

    def _remember(self, record: type[Record], number: int, values: Mapping[str, Value]) -> None:
        known = self._named.get(record.kind)
        if known is not None:
            known.update({str(values[name]).casefold(): number for name in _names_of(record) if values.get(name)})


def _names_of(record: type[Record]) -> list[str]:
    """The fields of a record that hold words it is called by."""
    return [
        name
        for name in dict.fromkeys((record.key_field, record.title_field, "code"))
        if name in record.fields and isinstance(record.fields[name].kind, (Text, Key))
    ]
