"""Words of a tracker matched to the options of a choice: exact, coded ("b) Pilot – …"), within a sentence, or alike."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from axonix_desktop.core.importing.lifecycle import folded, head_of, standing_of
from axonix_desktop.core.kinds import Choice
from axonix_desktop.core.records.choices import CHECK_STATUS, RAG, RISK_TIER, STATUS, WORK_STATUS

_ALIKE = 85
_WORST_FIRST = ("red", "amber", "green")
"""A colour between two ("Amber/Red") counts as the worse."""
_WORK = {"proposed": "open", "active": "in_progress", "on_hold": "open", "completed": "done", "retired": "cancelled"}
"""What a lifecycle word says of a piece of work."""
_NOT_HIGH = re.compile(
    r"\b(?:not|no longer|non|neither|isn t|is not|determined not)\b.*\b(?:high|impact|right|safety|risk)\w*"
)
_HIGH = re.compile(r"\b(?:high|rights?|safety|both)\b.*\b(?:impact\w*|risk)\b|^both$|^high$")
_PRESUMED = re.compile(r"\bpresumed\b")
_YES = re.compile(r"^(?:yes|true|ja|oui|sí|si|sim|y|x|1|是|да)\b")
_NO = re.compile(r"^(?:no|false|nein|non|não|n|0|否|нет|none)\b")
_NOT = re.compile(r"^(?:not (?!only\b)|un(?:verified|resolved|tested|known|documented)\b|absent|missing|nonexistent)")
_PARTLY = re.compile(r"\b(?:in progress|partial\w*|partly|planned|ongoing|underway|under way|started|pending|draft\w*|"
                     r"will be|to be|being|in process|developing|development|limited)\b")  # fmt: skip
_WAIVED = re.compile(
    r"\b(?:n a|not applicable|waive\w*|exempt\w*|not required|does not apply|no .{0,25}required|not needed)\b"
)
_DONE = re.compile(r"\b(?:complete\w*|done|established|documented|conducted|implemented|exists?|published|sufficient|"
                   r"approved|fully|compliant|achieved|available|verified|performed|widely)\b")  # fmt: skip


_LEARNT: dict[str, str] = {
    word: code
    for code, words in {
        "planned": "open|offen|pending|to do|todo|not attempted|not begun|not yet started|overdue|past due|"
                   "outstanding|due|required|ausstehend|nicht begonnen|nicht gestartet|fällig|no iniciado|"
                   "no iniciada|pendiente|por hacer|non commencé|non commencée|pas commencé|à faire|"
                   "não iniciado|pendente|ikke startet|ikke påbegynt|da iniziare|niet gestart|nc|ns|"
                   "not complete|not completed|not done|n|non|nein|nei|não|false",
        "enrolled": "angemeldet|gebucht|inscrit|inscrite|inscrito|inscrita|matriculado|matriculada|påmeldt|"
                    "iscritto|ingeschreven|waitlisted|waitlist|approved|pending approval|nominated|invited|"
                    "confirmed",
        "in_progress": "in bearbeitung|läuft|begonnen|en cours|en curso|en progreso|em andamento|in corso|pågår|"
                       "bezig|ip|incomplete|in process|partially complete|partially completed|underway|viewed|"
                       "teilweise|partial",
        "completed": "abgeschlossen|bestanden|erledigt|absolviert|teilgenommen|anwesend|terminé|terminée|"
                     "achevé|achevée|validé|réussi|présent|complété|completado|completada|finalizado|"
                     "terminado|aprobado|asistió|concluído|concluída|aprovado|fullført|bestått|gjennomført|"
                     "completato|superato|voltooid|behaald|y|ja|oui|si|sí|sim|true|1|certified|present|"
                     "successful|credited|pass|c|comp|fulfilled|satisfied|current|compliant|valid",
        "failed": "nicht bestanden|durchgefallen|échoué|échec|non réussi|reprobado|no aprobado|suspenso|"
                  "reprovado|unsuccessful|ikke bestått|non superato|not successful",
        "expired": "abgelaufen|expiré|expirée|caducado|vencido|vencida|expirado|utløpt|scaduto|verlopen|"
                   "lapsed",
        "cancelled": "canceled|abgesagt|storniert|abgemeldet|abwesend|annulé|annulée|cancelado|ausente|absent|"
                     "not attended|did not attend|no show|avlyst|annullato|geannuleerd|withdrew|dropped out|"
                     "declined",
    }.items()
    for word in words.split("|")
}  # fmt: skip
"""What learning platforms and people in several languages call the states of a course."""


_DIMENSIONS: dict[str, str] = {
    word: code
    for code, words in {
        "architecture": "technology|technologies|it|platform|platforms|tools|tooling|engineering|systems|"
                        "integration|infrastructure|operations|mlops|technik|technologie|architektur|plattform|"
                        "arquitectura|tecnología|tecnologia|infraestructura|infraestrutura|teknologi|arkitektur|"
                        "models|deployment",
        "data": "data quality|information|data and information|daten|données|datos|dados|dati|analytics",
        "organisation": "people and skills|skills|talent|workforce|leadership|leadership and culture|culture|"
                        "change management|adoption|organisation and people|process|processes|operating model|"
                        "capability|capabilities|menschen|mitarbeitende|kultur|führung|kompetenzen|prozesse|"
                        "organisation|personnes|compétences|culture et organisation|personas|talento|cultura|"
                        "liderazgo|organización|pessoas|organização|organisasjon|kompetanse",
        "governance": "risk and compliance|security|privacy|responsible ai|trust|legal|policy|policies|"
                      "controls|sicherheit|recht|risiko|gouvernance|gobernanza|riesgos|governança|styring|"
                      "ethics and governance",
        "economics": "strategy|strategy and value|business value|investment|funding|roi|benefits|business|"
                     "vision|strategy and vision|use cases|strategie|wirtschaftlichkeit|finanzen|nutzen|"
                     "stratégie|économie|finances|estrategia|economía|estratégia|økonomi|strategi|portfolio",
    }.items()
    for word in words.split("|")
}  # fmt: skip
"""What questionnaires of readiness call their parts, and the dimension nearest to each."""
_CHECKED: dict[str, str] = {
    word: code
    for code, words in {
        "done": "erfüllt|vollständig erfüllt|umgesetzt|erledigt|abgeschlossen|vorhanden|konform|i o|pass|"
                "passed|ok|okay|met|satisfied|in place|closed|compliant|complies|conforms|conformity|"
                "conforme|conformes|réalisé|fait|terminé|respecté|cumple|cumplido|implementado|"
                "completado|atende|atendido|concluído|oppfylt|gjennomført|voldoet|c|fully compliant|"
                "fully met",
        "in_progress": "teilweise|teilweise erfüllt|teilweise umgesetzt|in arbeit|in bearbeitung|in umsetzung|"
                       "geplant|partiel|partielle|partiellement|partiellement conforme|en cours|parcial|"
                       "parcialmente|en curso|cumple parcialmente|en progreso|em andamento|atende parcialmente|"
                       "delvis|delvis oppfylt|ofi|pc|opportunity for improvement|observation|gedeeltelijk|"
                       "minor non conformity",
        "not_started": "offen|nicht erfüllt|nicht umgesetzt|nicht begonnen|fehlt|fail|failed|fails|non conforme|"
                       "à faire|no cumple|pendiente|no implementado|não atende|pendente|ikke oppfylt|"
                       "ikke startet|nc|gap|not met|nonconformity|non conformity|major non conformity|"
                       "voldoet niet|deficient",
        "not_applicable": "nicht anwendbar|entfällt|nicht relevant|sans objet|non applicable|no aplica|"
                          "não aplicável|não se aplica|ikke relevant|not relevant|out of scope|excluded|n v t|na",
    }.items()
    for word in words.split("|")
}  # fmt: skip
"""Answers of audits and checks in several languages, as they stand alone in a cell."""


_LEARNT_FOLDED, _DIMENSIONS_FOLDED, _CHECKED_FOLDED = (
    {folded(word): code for word, code in words.items()} for words in (_LEARNT, _DIMENSIONS, _CHECKED)
)


def option_of(kind: Choice, text: str) -> tuple[str | None, float]:
    """The code of the option a word means, and how sure that is (1 the very word, 0 none)."""
    exact = {
        folded(word): option.code for option in kind.options for word in (option.code, option.label, *option.names)
    }
    exact = {**_words_for(set(exact.values())), **exact}
    candidates = [folded(text), folded(head_of(text))]
    for candidate in candidates:
        if candidate in exact:
            return exact[candidate], 1.0
    if kind is RISK_TIER:
        return _tier_of(candidates[0])
    if kind is CHECK_STATUS:
        return sense_of(text)
    if kind is STATUS:
        standing, sure = standing_of(text)
        return (standing.status, sure) if standing is not None and standing.status else (None, 0.0)
    colours = candidates[0].split() if kind is RAG else []
    if len(colours) == 2 and all(one in exact for one in colours):
        return min((exact[one] for one in colours), key=_WORST_FIRST.index), 0.8
    if candidates[0] == "no" and "planned" in exact.values():
        return "planned", 0.7
    found = _alike(candidates, exact)
    if found[0] is None and kind is WORK_STATUS:
        standing, sure = standing_of(text)
        return (_WORK[standing.status], min(sure, 0.7)) if standing and standing.status else (None, 0.0)
    return found


def _words_for(codes: set[str]) -> dict[str, str]:
    """Further words of the choices that trackers word in many ways, known by the codes they have."""
    if {"enrolled", "completed"} <= codes:
        return _LEARNT_FOLDED
    if {"architecture", "economics"} <= codes:
        return _DIMENSIONS_FOLDED
    return {"yes": "active", "ja": "active", "oui": "active", "y": "active", "no": "paused", "nein": "paused",
            "non": "paused", "n": "paused", "si": "active", "sí": "active"} if "alumni" in codes else {}  # fmt: skip


def _alike(candidates: list[str], exact: dict[str, str]) -> tuple[str | None, float]:
    """The option whose word stands within the text, or is written much like it."""
    for candidate in reversed(candidates):
        if not 2 < len(candidate) < 60:
            continue
        inside = [code for word, code in exact.items() if len(word) > 2 and f" {word} " in f" {candidate} "]
        if inside and len(set(inside)) == 1:
            return inside[0], 0.75
        best = process.extractOne(candidate, exact.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if best is not None:
            return exact[best[0]], 0.7
    return None, 0.0


def _tier_of(word: str) -> tuple[str | None, float]:
    """Risk tier from the answer to "Is it high-impact?" as well as from a tier's own name."""
    if "prohibit" in word or "unacceptable" in word:
        return "prohibited", 0.9
    if _PRESUMED.search(word):
        return ("limited", 0.8) if re.search(r"\bnot\b", word) else ("high", 0.8)
    if _NOT_HIGH.search(word):
        return "minimal", 0.85
    if _HIGH.search(word):
        return "high", 0.85
    if _YES.match(word):
        return "high", 0.7
    if _NO.match(word):
        return "minimal", 0.7
    for tier, words in (
        ("high", ("high", "hoch", "alto", "élevé", "critical", "severe", "extreme")),
        ("limited", ("medium", "moderate", "limited", "mittel", "medio", "moyen", "begrenzt")),
        ("minimal", ("low", "minimal", "niedrig", "gering", "bajo", "faible", "neither")),
    ):
        if any(re.search(rf"\b{one}\b", word) for one in words):
            return tier, 0.75
    return None, 0.0


def sense_of(text: str) -> tuple[str | None, float]:
    """What an answer to a governance question says of its item: done, in progress, not applicable or not started.

    An answer in words of its own (a sentence that describes what was done) counts as in progress: someone must look.
    """
    word = folded(text)
    head = folded(head_of(text))
    if (known := _CHECKED_FOLDED.get(word)) is not None:
        return known, 0.9
    for code, pattern, sure in (
        ("not_applicable", _WAIVED, 0.8),
        ("not_started", _NOT, 0.85),
        ("done", _YES, 0.9),
        ("in_progress", _PARTLY, 0.75),
        ("not_started", _NO, 0.85),
        ("done", _DONE, 0.7),
    ):
        if pattern.search(head if len(head) > 1 else word):
            if code == "done" and _PARTLY.search(head):
                return "in_progress", 0.7
            return code, sure
    return ("in_progress", 0.5) if len(word) > 12 else (None, 0.0)


_LEVELS: dict[str, int] = {
    word: level
    for level, words in enumerate(
        (
            "very low|rare|minimal|unwesentlich|sehr unwahrscheinlich|"
            "remote|insignificant|negligible|improbable|very unlikely|trivial|vl|"
            "sehr gering|sehr niedrig",
            "low|unlikely|unwahrscheinlich|geringfügig|vorstellbar|minor|l|gering|niedrig|bajo|baja|faible|mineur|lav|низкая|низкий|低|baixa|baixo",
            "medium|moderate|possible|med|m|mid|mittel|media|medio|moyen|moyenne|occasional|gelegentlich|"
            "middels|"
            "средняя|средний|中|média|médio",
            "high|likely|major|significant|h|hoch|alta|alto|élevé|élevée|fort|forte|majeur|probable|frequent|vraisemblable|wahrscheinlich|häufig|important|significatif|"
            "høy|высокая|высокий|高",
            "very high|critical|almost certain|certain|severe|catastrophic|extreme|vh|sehr hoch|"
            "kritisch|katastrophal|critique|"
            "very likely|extremely high",
        ),
        start=1,
    )
    for word in words.split("|")
}  # fmt: skip


def level_of(text: str) -> int | None:
    """1 to 5 from a word of likelihood or severity, or from a number before it ("4 - Major")."""
    word = folded(text)
    if word in _LEVELS:
        return _LEVELS[word]
    match = re.match(r"^([1-5])\b(?!\d|\.\d)", word)
    if match:
        return int(match[1])
    head = folded(head_of(text))
    if head in _LEVELS:
        return _LEVELS[head]
    first = max((one for one in _LEVELS if word.startswith(one + " ")), key=len, default=None)
    return _LEVELS[first] if first else None
