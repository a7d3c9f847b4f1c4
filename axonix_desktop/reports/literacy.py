"""Gather the evidence of AI literacy: who learned what and when, by role family and skill level, and who did not.

A person counts as literate who holds at least one course marked as AI literacy, and all of those that their role
family and skill level or a duty for everyone ask of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from axonix_desktop.core.literacy_sheet import LiteracySheet, Proof, ProofCourse, ProofGroup, Unproven
from axonix_desktop.core.training import LEVELS, Learner, level_words
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.steering import programme_name
from axonix_desktop.store.queries.training import literacy_rows
from axonix_desktop.store.queries.training_book import TrainingBook, read_book, unit_names


def gather_literacy(f: ProgrammeFile, as_of: date) -> LiteracySheet:
    """The evidence as of a day."""
    book, units = read_book(f, as_of), unit_names(f)
    counting = frozenset(number for number, one in book.courses.items() if one.is_literacy)
    lacking = {one.id: _lacking(book, one.id, counting) for one in book.learners.values()}
    literate = frozenset(person for person, reason in lacking.items() if not reason)
    everyone = sorted(book.learners.values(), key=lambda one: (one.name.casefold(), one.id))
    proofs = tuple(
        Proof(row.person, row.unit, row.family, level_words(row.level) if row.level else "", row.course,
              row.completed_on, row.until, row.score, row.hours, row.is_valid)
        for row in literacy_rows(f, as_of)
    )  # fmt: skip
    return LiteracySheet(
        programme=programme_name(f),
        as_of=as_of,
        file_name=f.path.name,
        people=len(everyone),
        literate=len(literate),
        courses=_courses(book, counting),
        roles=_groups(everyone, literate, lambda one: (one.family.strip(), one.level)),
        units=_groups(everyone, literate, lambda one: (units.get(one.unit_id or 0, ""), "")),
        proofs=proofs,
        unproven=tuple(
            Unproven(one.name, units.get(one.unit_id or 0, ""), one.family, level_words(one.level) if one.level else "",
                     lacking[one.id])
            for one in everyone
            if one.id not in literate
        ),
    )  # fmt: skip


def _lacking(book: TrainingBook, person: int, counting: frozenset[int]) -> str:
    """Why a person does not count as literate; empty when they do."""
    held = book.standings.get(person, {})
    asked = book.required(person) & counting
    open_courses = [one for one in asked if one not in held or not held[one].is_held]
    if open_courses:
        gone = [one for one in open_courses if one in held and held[one].state == "expired"]
        titles = ", ".join(book.titles(open_courses))
        if len(gone) == len(open_courses):
            return tr("Run out: {courses}", courses=titles)
        return tr("Lacking: {courses}", courses=titles)
    if any(one in held and held[one].is_held for one in counting):
        return ""
    return tr("No course that counts")


def _courses(book: TrainingBook, counting: frozenset[int]) -> tuple[ProofCourse, ...]:
    made: list[ProofCourse] = []
    for number in counting:
        one = book.courses[number]
        holders = sum(held[number].is_held for held in book.standings.values() if number in held)
        done = sum(taken.course_id == number and taken.status in ("completed", "expired") for taken in book.taken)
        level = level_words(one.level) if one.level else ""
        made.append(
            ProofCourse(one.title, level, one.hours, one.validity_months, one.is_mandatory, holders, done)
        )  # fmt: skip
    return tuple(sorted(made, key=lambda one: one.title.casefold()))


def _groups(
    everyone: Iterable[Learner], literate: frozenset[int], key_of: Callable[[Learner], tuple[str, str]]
) -> tuple[ProofGroup, ...]:
    """People counted by name and level; those without a name come last."""
    found: dict[tuple[str, str], list[int]] = {}
    for one in everyone:
        found.setdefault(key_of(one), []).append(one.id)
    places = {level: place for place, level in enumerate(LEVELS)}
    order = sorted(found, key=lambda key: (not key[0], key[0].casefold(), places.get(key[1], len(LEVELS))))
    return tuple(
        ProofGroup(name, level_words(level) if level else "", len(found[name, level]),
                   sum(one in literate for one in found[name, level]))
        for name, level in order
    )  # fmt: skip
