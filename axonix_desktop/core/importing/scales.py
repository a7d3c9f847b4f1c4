"""Scores of another scale brought to 0 to 4: 1 to 5, marks out of ten, percent. Whoever imports is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from axonix_desktop.core.importing.cells import CellValue
from axonix_desktop.core.words import tr

HIGHEST = 4
_LEADING = re.compile(r"^\s*(\d{1,3}(?:[.,]\d+)?)(?:\s*/\s*\d{1,3})?\s*(?:[-–:.]\s*\D.*|%)?$", re.DOTALL)
_WORDS: dict[str, int] = {
    word: level
    for level, words in enumerate(
        (
            "strongly disagree|very poor|not at all|never|nothing|nothing yet|none|not started|not present|absent|"
            "non existent|nonexistent|nonexisting|not in place|very low|initial|ad hoc|incomplete|idea|concept|unaware|"
            "stimme gar nicht zu|stimme überhaupt nicht zu|trifft nicht zu|trifft gar nicht zu|nie|sehr niedrig|"
            "sehr gering|nicht vorhanden|keine|pas du tout d accord|pas du tout|jamais|inexistant|très faible|"
            "totalmente en desacuerdo|muy en desacuerdo|nunca|inexistente|muy bajo|discordo totalmente|muito baixo|"
            "helt uenig|svært lav",
            "disagree|poor|slightly|rarely|seldom|begun|started|beginning|planned|low|repeatable|developing|emerging|"
            "basic|draft|design|in development|aware|early|limited|stimme nicht zu|stimme eher nicht zu|"
            "trifft eher nicht zu|selten|niedrig|gering|begonnen|geplant|entwurf|pas d accord|plutôt pas d accord|"
            "rarement|faible|débutant|en desacuerdo|raramente|rara vez|bajo|inicial|discordo|baixo|uenig|lav",
            "neutral|neither agree nor disagree|fair|average|moderately|somewhat|sometimes|partly|partial|partially|"
            "in part|works in parts|in progress|medium|moderate|defined|pilot|piloted|prototype|beta|testing|"
            "weder noch|teils teils|teilweise|manchmal|mittel|definiert|neutre|ni d accord ni pas d accord|parfois|"
            "moyen|partiel|défini|ni de acuerdo ni en desacuerdo|a veces|medio|parcial|definido|neutro|às vezes|"
            "médio|nøytral|delvis|middels",
            "agree|good|very|mostly|largely|often|usually|works|working|in place|high|managed|quantitatively managed|"
            "production|in production|live|released|stable|operational|advanced|stimme zu|stimme eher zu|"
            "trifft eher zu|oft|häufig|hoch|gesteuert|produktiv|plutôt d accord|d accord|souvent|élevé|géré|"
            "de acuerdo|a menudo|frecuentemente|alto|gestionado|concordo|frequentemente|gerenciado|enig|høy",
            "strongly agree|very good|excellent|completely|fully|always|exemplary|complete|full|very high|optimised|"
            "optimized|optimising|optimizing|leading|proven|best practice|transformational|mature|"
            "stimme voll zu|stimme völlig zu|stimme voll und ganz zu|trifft zu|trifft voll zu|immer|sehr hoch|"
            "optimiert|vollständig|tout à fait d accord|toujours|très élevé|optimisé|totalmente de acuerdo|"
            "muy de acuerdo|siempre|muy alto|optimizado|concordo totalmente|sempre|muito alto|otimizado|helt enig|"
            "svært høy",
        )
    )
    for word in words.split("|")
}
"""Words of scales of agreement, quality, frequency and maturity, from the lowest to the highest of five."""
_WORD = re.compile(r"[^\W_]+")
_LEVEL = re.compile(r"^(?:level|stage|stufe|niveau|nivel|l)\s*(\d)\b", re.IGNORECASE)


def worded(cell: CellValue) -> int | None:
    """0 to 4 for a word of a scale ("Agree", "Defined", "Works in parts"); None for any other cell."""
    if not isinstance(cell, str):
        return None
    return _WORDS.get(" ".join(_WORD.findall(cell.casefold())))


def figure(cell: CellValue) -> float | None:
    """The number of a score, also before its words ("3 - Works") or its best ("3/4"); None for no number."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return float(cell)
    if isinstance(cell, str) and (level := _LEVEL.match(cell.strip())) is not None:
        return float(level[1])
    found = _LEADING.match(cell) if isinstance(cell, str) else None
    return float(found[1].replace(",", ".")) if found is not None else None


def rescaled(cells: Sequence[CellValue]) -> tuple[list[CellValue], str | None]:
    """``cells`` with their numbers and words from 0 to 4, and the question where they had another scale."""
    figures = [figure(cell) for cell in cells]
    there = [one for one in figures if one is not None]
    top, lowest = max(there, default=0.0), min(there, default=0.0)
    if top <= HIGHEST:
        shift, factor, question = 0.0, 1.0, None
    elif top <= HIGHEST + 1:
        shift, factor = (1.0, 1.0) if lowest >= 1 else (0.0, 0.8)
        question = tr("Scores up to 5 are read as 0 to 4.")
    else:
        best = 10 if top <= 10 else 100
        shift, factor = 0.0, HIGHEST / best
        question = tr("Scores up to {top} are read as 0 to 4.", top=best)
    words = {cell.strip() for cell in cells if isinstance(cell, str) and worded(cell) is not None}
    if words and question is None:
        low, high = (find(words, key=lambda word: worded(word) or 0) for find in (min, max))
        question = tr(
            "Words of a scale are read as 0 to 4, from “{low}” as {least} to “{high}” as {most}.",
            low=low,
            least=worded(low),
            high=high,
            most=worded(high),
        )
    made: list[CellValue] = [
        (cell if (level := worded(cell)) is None else level)
        if one is None
        else one
        if one != round(one) and not question
        else round((one - shift) * factor)
        for cell, one in zip(cells, figures, strict=True)
    ]
    return made, question
