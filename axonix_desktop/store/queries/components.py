"""Components and standards with who uses them, who waits for them, and how reuse went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.past_rows import Rows, end_of, states

KINDS = frozenset({"component", "component_use", "use_case", "person"})
"""The kinds of record that :class:`Components` are read from."""
STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Use:
    """A use case that uses a component, or waits for it, and since when (ISO day, empty where not recorded)."""

    id: int
    use_case_id: int
    key: str
    title: str
    is_active: bool
    since_on: str

    def days(self, today: date) -> int | None:
        """How many days it is so; None where it is not recorded."""
        return max((today - date.fromisoformat(self.since_on)).days, 0) if self.since_on else None


@dataclass(frozen=True, slots=True)
class Component:
    """A component or standard; ``users`` use it, ``waiting`` wait for it, longest first."""

    id: int
    name: str
    kind: str
    owner: str
    maturity: int | None
    is_published: bool
    is_mandatory: bool
    version: str
    review_expires_on: str
    users: tuple[Use, ...]
    waiting: tuple[Use, ...]
    has_owner_left: bool = False

    @property
    def adopted(self) -> int:
        """How many active use cases use it."""
        return sum(one.is_active for one in self.users)

    @property
    def is_standard(self) -> bool:
        """Whether it is a standard to follow, not something to build on."""
        return self.kind == STANDARD


@dataclass(frozen=True, slots=True)
class Components:
    """All components by how often they are used, and how many use cases are active."""

    components: tuple[Component, ...]
    active: int

    @property
    def reuse_percent(self) -> float | None:
        """The share of the components (standards apart) that two use cases or more use; None without components."""
        counted = [one for one in self.components if not one.is_standard]
        if not counted:
            return None
        return 100.0 * sum(len(one.users) >= 2 for one in counted) / len(counted)

    @property
    def longest(self) -> tuple[Component, Use] | None:
        """The component that has been waited for longest, and by whom; None where nobody waits."""
        waits = [(one, use) for one in self.components for use in one.waiting]
        return min(waits, key=lambda pair: pair[1].since_on or "9999") if waits else None


def read_components(f: ProgrammeFile) -> Components:
    """All components and standards with their uses."""
    users: dict[int, list[Use]] = defaultdict(list)
    waiting: dict[int, list[Use]] = defaultdict(list)
    for component, waits, number, case, key, title, is_active, since in f.read(
        "SELECT u.component_id, coalesce(u.is_waiting, 0), u.id, c.id, c.key, c.title, c.status = 'active',"
        " coalesce(u.since_on, '') FROM component_use u JOIN use_case c ON c.id = u.use_case_id"
        " ORDER BY u.since_on IS NULL, u.since_on, c.key"
    ):
        (waiting if waits else users)[component].append(Use(number, case, key, title, bool(is_active), since))
    found = [
        Component(
            number, name, kind, owner, maturity, bool(published), bool(mandatory), version, expires,
            tuple(users[number]), tuple(waiting[number]), bool(left),
        )
        for number, name, kind, owner, maturity, published, mandatory, version, expires, left in f.read(
            "SELECT c.id, c.name, coalesce(c.component_kind, ''), coalesce(p.name, ''), c.maturity, c.is_published,"
            " c.is_mandatory, coalesce(c.version, ''), coalesce(c.review_expires_on, ''), p.is_active IS 0"
            " FROM component c"
            " LEFT JOIN person p ON p.id = c.owner_id ORDER BY c.name COLLATE NOCASE"
        )
    ]  # fmt: skip
    found.sort(key=lambda one: (-len(one.users), -len(one.waiting), one.name.casefold()))
    active = f.read("SELECT count(*) FROM use_case WHERE status = 'active'")[0][0]
    return Components(tuple(found), active)


@dataclass(frozen=True, slots=True)
class Reuse:
    """At the end of a day: how many components there were, how many were reused, how many use cases waited."""

    day: date
    components: int
    reused: int
    waiting: int

    @property
    def percent(self) -> float | None:
        """The share of components that two use cases or more used; None without components."""
        return 100.0 * self.reused / self.components if self.components else None


def reuse_at(f: ProgrammeFile, days: Sequence[date], step: Callable[[], object] = lambda: None) -> tuple[Reuse, ...]:
    """Reuse at the ends of ``days`` (UTC), oldest first, from the journal."""
    wanted = sorted(set(days), reverse=True)
    ends = [end_of(f, day) for day in wanted]
    kept = list(states(f, "component", ("component_kind",), ends, _not_standards))
    step()
    uses = list(states(f, "component_use", ("component_id", "use_case_id", "is_waiting"), ends, _uses))
    found: list[Reuse] = []
    for day, components, (counts, waiting) in zip(wanted, kept, uses, strict=True):
        found.append(Reuse(day, len(components), sum(counts[one] >= 2 for one in components), waiting))
    return tuple(reversed(found))


def _not_standards(rows: Rows) -> frozenset[int]:
    return frozenset(number for number, (kind,) in rows.items() if kind != STANDARD)


def _uses(rows: Rows) -> tuple[Counter[int], int]:
    counts = Counter(component for component, _case, waits in rows.values() if not waits)
    return counts, len({case for _component, case, waits in rows.values() if waits})
