"""Traits of a use case on which rules depend, each with its sentences: it is so, it is not so, nobody said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from axonix_desktop.core.words import mark, tr


@dataclass(frozen=True, slots=True)
class Trait:
    """A trait by its code (as in ``CHECK_CONDITION``) and what is said of a use case with, without, or perhaps with it.

    ``field`` names the field of a use case that tells it where no question was answered.
    """

    code: str
    yes: str
    no: str
    unknown: str
    field: str = ""

    def sentence(self, is_so: bool | None) -> str:
        """What is said of a use case of which ``is_so`` is known."""
        return tr(self.unknown if is_so is None else self.yes if is_so else self.no)


TRAITS: dict[str, Trait] = {
    one.code: one
    for one in (
        Trait(
            "personal_data",
            mark("It uses personal data."),
            mark("It uses no personal data."),
            mark("Nobody has said yet whether it uses personal data."),
            "personal_data",
        ),
        Trait(
            "bought",
            mark("It was bought."),
            mark("It was not bought."),
            mark("Nobody has said yet whether it was bought or built."),
            "origin",
        ),
        Trait(
            "built",
            mark("It was built in house."),
            mark("It was not built in house."),
            mark("Nobody has said yet whether it was bought or built."),
            "origin",
        ),
        Trait(
            "people_affected",
            mark("It affects people."),
            mark("It affects no people."),
            mark("Nobody has said yet whether people are affected."),
        ),
        Trait(
            "public_facing",
            mark("The public or all staff meet it."),
            mark("Neither the public nor all staff meet it."),
            mark("Nobody has said yet whether the public meets it."),
        ),
        Trait(
            "workplace",
            mark("It is used on staff at work."),
            mark("It is not used on staff at work."),
            mark("Nobody has said yet whether it is used on staff."),
        ),
        Trait(
            "learning",
            mark("It learns from its own use."),
            mark("It does not learn from its own use."),
            mark("Nobody has said yet whether it learns from its own use."),
        ),
        Trait(
            "contact",
            mark("It talks to people or makes content."),
            mark("It neither talks to people nor makes content."),
            mark("Nobody has said yet whether it talks to people or makes content."),
        ),
        Trait(
            "supplier_model",
            mark("It rests on a supplier's model."),
            mark("It rests on no supplier's model."),
            mark("Nobody has said yet whether it rests on a supplier's model."),
        ),
        Trait(
            "sensitive_checks",
            mark("Bias is checked with sensitive data."),
            mark("Bias is not checked with sensitive data."),
            mark("Nobody has said yet whether bias is checked with sensitive data."),
        ),
        Trait(
            "partner_run",
            mark("A partner runs it."),
            mark("No partner runs it."),
            mark("Nobody has said yet whether a partner runs it."),
            "partner_share",
        ),
    )
}
"""Every trait a checklist item can depend on, by code."""

MOSTLY = 50.0
"""From this share of the effort (percent) on, a partner counts as the one who runs it where nobody was asked."""


def told_by_record(
    personal_data: bool | None, origin: str | None, vendor: str | None, partner_share: float | None
) -> dict[str, bool | None]:
    """What the fields of a use case say of its traits; None is not known. A named vendor without an origin: bought."""
    known_origin = origin or ("bought" if (vendor or "").strip() else None)
    return {
        "personal_data": personal_data,
        "bought": None if known_origin is None else known_origin in ("bought", "both"),
        "built": None if known_origin is None else known_origin in ("built", "both"),
        "partner_run": None if partner_share is None else partner_share >= MOSTLY,
    }


def told_by_answers(given: Mapping[str, str | None]) -> dict[str, bool]:
    """What answers to the questions of the risk classification (by the question's code) say of traits.

    A question about a trait has the trait's code; anything but a plain yes or no says nothing.
    """
    found: dict[str, bool] = {}
    for code, answer in given.items():
        word = (answer or "").strip().lower()
        if code in TRAITS and word in ("yes", "no"):
            found[code] = word == "yes"
    return found


def of_programme(cases: list[dict[str, bool | None]]) -> dict[str, bool | None]:
    """The traits of the programme: yes where one use case has it, no where none has, else not known."""
    found: dict[str, bool | None] = {}
    for code in TRAITS:
        said = [one.get(code) for one in cases]
        found[code] = True if True in said else None if None in said else False
    return found
