"""Scoring from the screen: a digit scores at once, the dialog takes evidence; each is one step, told with Undo."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from axonix_desktop.actions.readiness import Marked, score_item_for, score_items
from axonix_desktop.core.readiness import Subject, score_words
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.readiness import item_scores, scores_of
from axonix_desktop.ui.context import PageContext


class Scorer:
    """Does what score sheets ask for, for one open programme."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def score(self, case: int | None, dimension: str, item: str, score: int | None) -> bool:
        """Give an item of a use case (None: the programme) a score at once, or take it away."""
        context = self._context
        act = partial(
            score_items, use_case_id=case, marked=[Marked(dimension, item, {"score": score})],
            by=context.programme.actor, on=context.programme.today(),
        )  # fmt: skip
        if not context.change(act, tr("The score cannot be kept")):
            return False
        words = tr("“{item}”: {score}", item=tr(item), score=score_words(score))
        context.toast.say(words, tr("Undo"), partial(context.run, "edit.undo"))
        return True

    def open(
        self,
        subject: Subject,
        ids: Sequence[int],
        dimension: str,
        item: str,
        score: int | None = None,
        *,
        is_several: bool = False,
    ) -> bool:
        """Ask for score, evidence and next step; ``is_several`` asks also for which of the use cases ``ids``.

        ``score`` is offered where it is given. True when something was kept.
        """
        from axonix_desktop.ui.readiness_views.score_dialog import Asked, ScoreDialog

        context = self._context
        f = context.programme.file
        if is_several:
            asked = Asked(dimension, item, score, None, tuple(ids), item_scores(f, ids, dimension, item))
        else:
            case = subject.id if subject.sort == "case" else None
            asked = Asked(
                dimension, item, score, scores_of(f, case).get((dimension, item)), () if case is None else (case,)
            )
        dialog = ScoreDialog(context, asked, is_single=not is_several)
        is_kept = bool(dialog.exec())
        marked, chosen = dialog.marked(), dialog.chosen()
        by, on = dialog.assessed()
        dialog.deleteLater()
        if not is_kept:
            return False
        if is_several:
            act = partial(score_item_for, use_case_ids=chosen, marked=marked, by=by, on=on)
            words = trn(
                "“{item}” scored for {count} use case", "“{item}” scored for {count} use cases", len(chosen),
                item=tr(item),
            )  # fmt: skip
        else:
            act = partial(score_items, use_case_id=subject.id, marked=[marked], by=by, on=on)
            words = tr("“{item}” is kept", item=tr(item))
        if not context.change(act, tr("The score cannot be kept")):
            return False
        context.toast.say(words, tr("Undo"), partial(context.run, "edit.undo"))
        return True
