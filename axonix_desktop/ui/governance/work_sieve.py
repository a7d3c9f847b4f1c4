"""Which items are sought: what a use case says of itself is looked at once, what it is asked once for all alike."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from axonix_desktop.core.checklists import Item
from axonix_desktop.core.governance import Reference, reference_of
from axonix_desktop.store.queries.checklists import AskedItems
from axonix_desktop.store.queries.work_list import Run, WorkCase
from axonix_desktop.ui.governance.going import Sought


def matching(found: Sequence[WorkCase], sought: Sought, words: str = "") -> list[Run]:
    """What is sought of the use cases, whatever its level; ``words`` must occur in each line."""
    sieve = _Sieve(sought, words.casefold().split())
    return [(held, places) for held in found if (places := sieve.of(held))]


class _Sieve:
    """Leaves what is sought; use cases that are asked the same share what is left."""

    def __init__(self, sought: Sought, words: Sequence[str]) -> None:
        self._sought, self._words = sought, words
        self._kept: dict[tuple[int, tuple[str, ...]], tuple[int, ...]] = {}
        self._told: dict[int, str] = {}

    def of(self, held: WorkCase) -> tuple[int, ...]:
        """The places of the items that are sought of a use case."""
        case, sought = held.case, self._sought
        if case.id is None:
            if sought.has_tier or sought.use_case_id is not None:
                return ()
        elif (
            sought.programme_only
            or (sought.has_tier and case.traits.tier != sought.tier)
            or (sought.use_case_id is not None and case.id != sought.use_case_id)
        ):
            return ()
        if not self._words:
            return self._alike(held.asked, ())
        told = f"{case.key} {case.title} {case.unit}".casefold()
        missing = tuple(word for word in self._words if word not in told)
        places = self._alike(held.asked, missing)
        if not missing or not held.answers:
            return places
        return tuple(
            place for place in self._alike(held.asked, ()) if place in places or self._is_owned(held, place, missing)
        )

    def _is_owned(self, held: WorkCase, place: int, words: Sequence[str]) -> bool:
        """Whether the words that the item does not hold are those of the owner of its answer."""
        owner = held.answers[place].given.owner if place in held.answers else None
        if not owner:
            return False
        told = f"{self._words_of(held.asked[place][0])} {owner.casefold()}"
        return all(word in told for word in words)

    def _alike(self, asked: AskedItems, words: tuple[str, ...]) -> tuple[int, ...]:
        """The places of the items that are sought and hold the words."""
        key = id(asked), words
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = tuple(place for place, (item, _) in enumerate(asked) if self._keeps(item, words))
        return found

    def _keeps(self, item: Item, words: Sequence[str]) -> bool:
        sought = self._sought
        if sought.topic and item.topic != sought.topic:
            return False
        if sought.item_id is not None and item.id != sought.item_id:
            return False
        if sought.framework and not _refers(item, sought):
            return False
        told = self._words_of(item) if words else ""
        return all(word in told for word in words)

    def _words_of(self, item: Item) -> str:
        """What an item says, as it is compared."""
        found = self._told.get(item.id)
        if found is None:
            found = self._told[item.id] = f"{item.code} {item.text} {item.topic}".casefold()
        return found


@cache
def places_of(place: int) -> tuple[int, ...]:
    """One place as places."""
    return (place,)


def references(item: Item) -> list[Reference]:
    """The places in frameworks that an item covers, each once."""
    return list(dict.fromkeys(reference_of(words) for words in item.frameworks))


def _refers(item: Item, sought: Sought) -> bool:
    return any(
        place.framework == sought.framework and sought.number in ("", place.number) for place in references(item)
    )
