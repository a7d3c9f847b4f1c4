"""What the evidence of AI literacy says, as values: who learned what and when, by role family and skill level."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class ProofCourse:
    """A course that counts as AI literacy: people who hold it today, and all completions recorded."""

    title: str
    level: str
    hours: float | None
    validity_months: int | None
    is_mandatory: bool
    holders: int
    completions: int


@dataclass(frozen=True, slots=True)
class ProofGroup:
    """People with something in common: how many there are, how many are literate, how many ever completed a course."""

    name: str
    level: str
    people: int
    literate: int

    @property
    def share(self) -> float | None:
        """The percentage that is literate; None of nobody."""
        return 100.0 * self.literate / self.people if self.people else None


@dataclass(frozen=True, slots=True)
class Proof:
    """One completion: who, what, when, until when; ``is_valid`` whether it counts today."""

    person: str
    unit: str
    role: str
    level: str
    course: str
    completed_on: date | None
    until: date | None
    score: float | None
    hours: float | None
    is_valid: bool


@dataclass(frozen=True, slots=True)
class Unproven:
    """A person who is not literate today, with what is lacking."""

    person: str
    unit: str
    role: str
    level: str
    reason: str


@dataclass(frozen=True, slots=True)
class LiteracySheet:
    """The whole evidence. ``people`` are those who work here, ``literate`` those among them who are proven so."""

    programme: str
    as_of: date
    file_name: str
    people: int
    literate: int
    courses: tuple[ProofCourse, ...] = ()
    roles: tuple[ProofGroup, ...] = ()
    units: tuple[ProofGroup, ...] = ()
    proofs: tuple[Proof, ...] = ()
    unproven: tuple[Unproven, ...] = field(default=())

    @property
    def share(self) -> float | None:
        """The percentage that is literate; None of nobody."""
        return 100.0 * self.literate / self.people if self.people else None
