"""Lengths of time as people write them: hours of a course ("1:30", "90 min"), months of validity ("2 years")."""

from __future__ import annotations

import re

_CLOCK = re.compile(r"^(\d{1,3}):([0-5]\d)(?::[0-5]\d)?(?:\s*(?:h|hrs?|hours?|std\.?|stunden))?$", re.IGNORECASE)
_PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+)", re.IGNORECASE)
_HOURS = {
    unit: hours
    for units, hours in (
        ("min mins minute minutes minuten minuto minutos minutter", 1 / 60),
        ("h hr hrs hour hours std stunde stunden heure heures hora horas time timer ora ore uur", 1.0),
        ("d day days tag tage jour jours dia dias dag dager giorno giorni", 8.0),
    )
    for unit in units.split()
}
_MONTHS = {
    unit: months
    for units, months in (
        ("m mo month months monat monate mois mes meses mese mesi maned maneder maand maanden", 1.0),
        ("y yr yrs year years jahr jahre an ans annee annees ano anos anno anni ar jaar", 12.0),
    )
    for unit in units.split()
}
_EVERY = {
    "monthly": 1, "monatlich": 1, "mensuel": 1, "mensual": 1, "quarterly": 3, "vierteljährlich": 3, "trimestriel": 3,
    "trimestral": 3, "half-yearly": 6, "semi-annual": 6, "semi-annually": 6, "halbjährlich": 6, "semestral": 6,
    "annual": 12, "annually": 12, "yearly": 12, "once a year": 12, "every year": 12, "jährlich": 12, "annuel": 12,
    "anual": 12, "årlig": 12, "biennial": 24, "every two years": 24, "every 2 years": 24, "alle zwei jahre": 24,
}  # fmt: skip
_MINUTES = re.compile(r"\b(?:min|mins|minutes?|minuten|minutos|minutter)\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:years?|yrs?|jahre?n?|ans|ann[ée]es|años|anos|anni|år)\b", re.IGNORECASE)


def factor_of(field: str, header: str) -> float:
    """By what the bare figures under a header are multiplied to be hours, or months, as the field wants them."""
    if field == "duration_hours" and _MINUTES.search(header):
        return 1 / 60
    return 12.0 if field == "validity_months" and _YEARS.search(header) else 1.0


def hours_of(text: str) -> float | None:
    """The hours that a text with units says; None for one that is a bare figure or says no length of time."""
    clock = _CLOCK.match(text.strip())
    return int(clock[1]) + int(clock[2]) / 60 if clock is not None else _sum(text, _HOURS)


def months_of(text: str) -> float | None:
    """The months that a text with units says."""
    every = _EVERY.get(" ".join(text.casefold().split()))
    return float(every) if every is not None else _sum(text, _MONTHS)


def _sum(text: str, units: dict[str, float]) -> float | None:
    parts = _PART.findall(text.casefold())
    if not parts or any(unit not in units for _, unit in parts):
        return None
    return round(sum(float(number.replace(",", ".")) * units[unit] for number, unit in parts), 4)
