"""Commands of checklists and of the risk classification; their dialogs are loaded when they are first wanted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.reach import Reach

if TYPE_CHECKING:
    from axonix_desktop.core.content_pack import Pack
    from axonix_desktop.ui.context import PageContext

_UNDER = mark("Chec&klists")
_PACKS = mark("Checklist packs (*.json)")


def commands(reach: Reach) -> tuple[Command, ...]:
    """Classify, open, answer, sign off, reopen, and bring in newer items."""
    acts = _Acts(reach)
    return (
        Command("governance.classify", mark("Classify the ris&k…"), "scale", "data", acts.classify,
                tip=mark("Answer questions that lead to the risk tier, with the reasons"),
                objection=reach.may_write, group=20),
        Command("checklists.open", mark("&Open for the selected use cases"), "list-checks", "data", acts.open_selected,
                tip=mark("Add an answer for each item that applies"), objection=acts.no_use_case, group=22,
                under=_UNDER),
        Command("checklists.add_list", mark("&Add a list's items…"), "layers", "data", acts.add_list,
                tip=mark("Add the items of one list to the selected use cases, whatever their risk tier"),
                objection=acts.no_use_case, group=22, under=_UNDER),
        Command("checklists.programme", mark("Open for the &programme"), "list-checks", "data", acts.open_programme,
                tip=mark("Add an answer for each item that is asked once per programme"), objection=reach.may_write,
                group=22, under=_UNDER),
        Command("checklists.answer", mark("A&nswer the selected items…"), "pencil", "data", acts.answer,
                tip=mark("Set status, evidence, owner and due date of the selected answers"),
                objection=acts.no_answer, group=22, under=_UNDER),
        Command("checklists.sign_off", mark("&Sign off…"), "user-check", "data", acts.sign_off,
                tip=mark("Say that a second person looked at the evidence"), objection=acts.no_answer, group=22,
                under=_UNDER),
        Command("checklists.reopen", mark("&Reopen"), "rotate-ccw", "data", acts.reopen,
                tip=mark("Take the selected answers back to “in progress”"), objection=acts.no_answer, group=22,
                under=_UNDER),
        Command("checklists.update", mark("&Update the checklist library…"), "refresh-cw", "data", acts.update,
                tip=mark("See what the items that came with this version of the program would change"),
                objection=reach.may_write, group=22, under=_UNDER),
        Command("checklists.update_from", mark("Bring in a pack from a &file…"), "download", "data", acts.update_from,
                tip=mark("See what a pack of checklist items would change, then bring it in"),
                objection=reach.may_write, group=22, under=_UNDER),
    )  # fmt: skip


class _Acts:
    """What the commands do with the open programme."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach

    def _selected(self, kind: str) -> tuple[int, ...]:
        context = self._reach.context
        return context.current.selected if context is not None and context.current.kind == kind else ()

    def no_use_case(self) -> str | None:
        """Why nothing can be done with use cases."""
        reason = self._reach.may_write()
        return reason or (None if self._selected("use_case") else tr("no use case is selected"))

    def no_answer(self) -> str | None:
        """Why nothing can be done with answers."""
        reason = self._reach.may_write()
        return reason or (None if self._selected("checklist_response") else tr("no checklist answer is selected"))

    def classify(self) -> None:
        """Classify the use case selected; ask which where none is."""
        context = self._reach.context
        if context is None:
            return
        current = context.current
        if current.kind == "use_case" and current.record_id is not None:
            _classify(context, current.record_id)
        else:
            _ask_which(context)

    def open_selected(self) -> None:
        """Open the checklists of the use cases selected."""
        context = self._reach.context
        if context is not None:
            from axonix_desktop.actions.checklists import open_checklists

            _open(context, partial(open_checklists, use_cases=self._selected("use_case")))

    def add_list(self) -> None:
        """Ask for a list and add its items."""
        context = self._reach.context
        if context is None:
            return
        from axonix_desktop.actions.checklists import open_checklists
        from axonix_desktop.store.queries.checklists import items
        from axonix_desktop.ui.governance.list_dialog import ListChoice

        lists: dict[str, list[int]] = defaultdict(list)
        for one in items(context.programme.file):
            if not one.is_programme_level:
                lists[one.template or ""].append(one.id)
        if not lists:
            context.toast.say(tr("The checklist library holds no items yet"))
            return
        cases = self._selected("use_case")
        dialog = ListChoice(context.look, lists, len(cases), context.window)
        is_kept, chosen = bool(dialog.exec()), dialog.items
        dialog.deleteLater()
        if is_kept:
            _open(context, partial(open_checklists, use_cases=cases, only=chosen))

    def open_programme(self) -> None:
        """Open what is asked once per programme, and show it."""
        context = self._reach.context
        if context is not None:
            from axonix_desktop.actions.checklists import open_programme_checklist

            _open(context, open_programme_checklist)

    def answer(self) -> None:
        """Answer the items selected."""
        self._with_answers("answer")

    def sign_off(self) -> None:
        """Sign the answers selected off."""
        self._with_answers("sign_off_answers")

    def reopen(self) -> None:
        """Reopen the answers selected."""
        self._with_answers("reopen_answers")

    def _with_answers(self, name: str) -> None:
        context = self._reach.context
        if context is None:
            return
        from axonix_desktop.ui.detail import answering
        from axonix_desktop.ui.detail.asked import asked_of_answers

        asked = asked_of_answers(context.programme.file, self._selected("checklist_response"))
        if asked:
            getattr(answering, name)(context, asked)

    def update(self) -> None:
        """Show what the shipped library would change."""
        context = self._reach.context
        if context is not None:
            from axonix_desktop.store.seed import checklist_pack

            _bring_in(context, checklist_pack())

    def update_from(self) -> None:
        """Ask for a pack file and show what it would change."""
        context = self._reach.context
        if context is None:
            return
        from axonix_desktop.actions.content_packs import pack_of_file
        from axonix_desktop.core.problems import WorldError

        path: Path | None = context.messages.file_to_open(tr("Bring in a checklist pack"), tr(_PACKS), None)
        if path is None:
            return
        try:
            pack = pack_of_file(path)
        except WorldError as error:
            context.messages.tell_error(tr("The pack cannot be read"), error)
            return
        _bring_in(context, pack)


def _classify(context: PageContext, use_case_id: int) -> None:
    from axonix_desktop.ui.governance.classifying import classify_use_case

    classify_use_case(context, use_case_id)


def _ask_which(context: PageContext) -> None:
    """Ask which use case: those that were never classified first, then those that need a new look."""
    from axonix_desktop.core.records.choices import RISK_TIER
    from axonix_desktop.store.queries.classification import new_looks, unclassified
    from axonix_desktop.store.queries.records import rows
    from axonix_desktop.ui.overview.list_dialog import ListDialog, Listing

    file = context.programme.file
    fresh, again = set(unclassified(file)), {one.use_case_id for one in new_looks(file)}
    found = [
        (int(number or 0), str(key or ""), str(title or ""), str(tier or ""))
        for number, key, title, tier, status in rows(file, "use_case", ["id", "key", "title", "risk_tier", "status"])
        if status != "retired"
    ]
    found.sort(key=lambda one: (one[0] not in fresh, one[0] not in again, one[1]))
    words = {True: tr("Never classified"), False: ""}
    lines = [
        (title, key, tr(RISK_TIER.show(tier)) if tier else "",
         tr("Needs a new look") if number in again else words[number in fresh])
        for number, key, title, tier in found
    ]  # fmt: skip
    heads = (tr("Use case"), tr("Key"), tr("Risk tier"), tr("State"))
    listing = Listing(tr("Classify the risk: which use case?"), heads, lines)
    dialog = ListDialog(context.look, listing, lambda row: _classify(context, found[row][0]), context.window)
    dialog.exec()
    dialog.deleteLater()


def _open(context: PageContext, act: Callable[..., object]) -> None:
    """Do an act that adds answers, and say how many there are now more."""
    from axonix_desktop.store.queries.records import count

    file = context.programme.file
    before = count(file, "checklist_response")
    if not context.change(act, tr("The checklist cannot be opened")):
        return
    added = count(file, "checklist_response") - before
    if added:
        words = trn("{count} item was added to checklists", "{count} items were added to checklists", added)
        context.toast.say(words, tr("Undo"), partial(context.run, "edit.undo"))
    else:
        context.toast.say(tr("Every item has its answer already"))


def _bring_in(context: PageContext, pack: Pack) -> None:
    """Show what a pack would change, and bring it in when the person says so."""
    from axonix_desktop.actions.content_packs import apply_pack
    from axonix_desktop.store.queries.content_packs import update_plan
    from axonix_desktop.ui.governance.pack_dialog import PackDialog

    plan = update_plan(context.programme.file, pack)
    if plan.is_empty and not plan.kept:
        context.toast.say(tr("“{pack}” is up to date: version {version}", pack=pack.name, version=pack.version))
        return
    dialog = PackDialog(context.look, plan, context.window)
    is_kept, take = bool(dialog.exec()), dialog.take
    dialog.deleteLater()
    if not is_kept:
        return
    if context.change(partial(apply_pack, pack=pack, take=take), tr("The pack cannot be brought in")):
        context.window.banners.clear("pack")
        words = tr("“{pack}” is at version {version} now", pack=pack.name, version=pack.version)
        context.toast.say(words, tr("Undo"), partial(context.run, "edit.undo"))
