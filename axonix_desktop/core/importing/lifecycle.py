"""What other people's lifecycle words mean in nine stages and a status: always a proposal, changed by a profile.

The words are those of real inventories; the pair says where a use case with such a word most likely stands. A status
of None leaves the status to another column, a stage of None keeps the stage the use case has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from axonix_desktop.core.kinds import StageNumber
from axonix_desktop.core.records.choices import STATUS
from axonix_desktop.core.stages import TITLES


@dataclass(frozen=True, slots=True)
class Standing:
    """A stage (0–9) and a status code; either may be None: not said."""

    stage: int | None
    status: str | None

    def in_words(self) -> str:
        """``4 · Deploy, active``."""
        parts = [
            StageNumber(titles=TITLES).show(self.stage) if self.stage is not None else "stage kept",
            STATUS.show(self.status).lower() if self.status else "status kept",
        ]
        return ", ".join(parts)


_MEANINGS: tuple[tuple[Standing, str], ...] = (
    (Standing(0, "proposed"),
     "proposed|proposal|idea|ideation|concept|candidate|backlog|new|intake|submitted|requested|under consideration|"
     "not started|to do|todo|planned|planning|planned future use|future|exploration|exploring|"
     "discovery|scoping|research|"
     "assessment|under review|pipeline|pending|scheduled|upcoming|initial|feasibility|idee|geplant|offen|planifié|"
     "planificado|nonexistent|selected for development|nicht begonnen|未开始|计划中"),
    (Standing(1, "active"), "initiated|initiation|kick off|started|start|definition|requirements|analysis|gestartet"),
    (Standing(2, "active"),
     "pre deployment|predeployment|in development|development|development and acquisition|"
     "acquisition and or development|"
     "acquisition|acquisition or development|design|build|building|in progress|ongoing|wip|work in progress|in work|"
     "under development|developing|procurement|prototype|prototyping|in arbeit|in bearbeitung|entwicklung|en cours|"
     "en desarrollo|em andamento|进行中|в работе|em desenvolvimento|doing|in review|testing|test|uat|validation|qa"),
    (Standing(3, "active"),
     "pilot|piloting|pilot phase|in pilot|proof of concept|poc|proof of value|pov|trial|beta|limited deployment|"
     "experiment|experimental|limited rollout|sandbox|mvp|pilotphase|pilote|piloto|试点|пилот"),
    (Standing(4, "active"),
     "deployed|deployment|implementation|implementation and assessment|implemented|implementing|in production|"
     "production|prod|live|go live|launched|released|operational|in operation|in use|rollout|roll out|rolled out|"
     "operation|productive|active|available|deploying|produktiv|in betrieb|en production|en producción|已部署|上线|"
     "внедрено|in produktion|im einsatz"),
    (Standing(5, "active"),
     "operation and maintenance|operations and maintenance|operation and monitoring|o m|maintenance|sustain|"
     "sustainment|monitoring|optimisation|optimization|refinement|stabilisation|hypercare"),
    (Standing(6, "active"), "scaling|scale|scaled|scale up|scaling up|expansion|enterprise rollout|skalierung"),
    (Standing(None, "on_hold"),
     "on hold|hold|paused|suspended|stalled|delayed|blocked|deferred|postponed|parked|waiting|inactive|pausiert|"
     "zurückgestellt|angehalten|en pausa|en attente|aplazado"),
    (Standing(None, "completed"),
     "completed|complete|done|finished|closed|delivered|resolved|abgeschlossen|fertig|erledigt|terminé|completado|"
     "concluído|已完成|完成|готово|завершено"),
    (Standing(4, "retired"),
     "retired|decommissioned|decommission|sunset|discontinued|disposed|end of life|no longer in use|phased out|"
     "außer betrieb|stillgelegt|withdrawn|archived"),
    (Standing(None, "retired"),
     "cancelled|canceled|rejected|abandoned|stopped|terminated|dropped|declined|not pursued|abgebrochen|annulé|"
     "cancelado|отменено|已取消"),
)  # fmt: skip
_BY_WORD: dict[str, Standing] = {word: standing for standing, words in _MEANINGS for word in words.split("|")}
_BY_LENGTH = sorted(_BY_WORD, key=len, reverse=True)
_LETTERED = re.compile(
    r"^\s*(?:\(?[a-z0-9]{1,2}[).:]|[a-z0-9]\s*[-–—]|stage\s*\d\s*[:\-–—]|phase\s*\d\s*[:\-–—])\s+", re.I
)
_STAGE = re.compile(r"^(?:stage|phase|step|gate|stufe)?\s*([0-9])(?:\s*[·:.\-–—)].*)?$", re.IGNORECASE)
_CUT = re.compile(r"\s+[–—-]\s+|:\s|;|\(|\. ")
_WORD = re.compile(r"[^\W_]+")
_LIKELY = 88


def head_of(text: str) -> str:
    """The word before the explanation: ``"c) Deployed – The use case is …"`` is ``"Deployed"``."""
    bare = _LETTERED.sub("", text.strip(), count=1)
    head = _CUT.split(bare, maxsplit=1)[0].strip()
    return head or bare


def folded(text: str) -> str:
    """Lower case words with single blanks, nothing else."""
    return " ".join(_WORD.findall(text.casefold()))


def standing_of(text: str) -> tuple[Standing | None, float]:
    """What a lifecycle word means, and how sure that is (1 the very word, 0 unknown)."""
    if match := _STAGE.match(text.strip()):
        number = int(match[1])
        if number < len(TITLES):
            return Standing(number, None), 0.9
    for title, number in ((title, number) for number, title in enumerate(TITLES)):
        if folded(text) in (folded(title), folded(f"{number} {title}")):
            return Standing(number, None), 1.0
    for candidate in (folded(head_of(text)), folded(text)):
        if candidate in _BY_WORD:
            return _BY_WORD[candidate], 1.0
    whole = f" {folded(head_of(text))} "
    if len(whole) < 80:
        for word in _BY_LENGTH:
            if len(word) > 3 and f" {word} " in whole:
                return _BY_WORD[word], 0.75
        best = process.extractOne(whole.strip(), _BY_WORD.keys(), scorer=fuzz.ratio, score_cutoff=_LIKELY)
        if best is not None and len(whole) > 6:
            return _BY_WORD[best[0]], 0.7
    return None, 0.0
