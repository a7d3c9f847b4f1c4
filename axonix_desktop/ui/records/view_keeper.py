"""The views of one kind of record in one programme: which there are, what they mean today, and how they are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Protocol

from axonix_desktop.actions.views import keep_views, remove_view
from axonix_desktop.core.fields import Record
from axonix_desktop.core.filters import Condition
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.views import KeptView, due_cases, kept_views, people_called
from axonix_desktop.ui.records.views import View, ViewLayout, layout_to_text, views_of
from axonix_desktop.ui.records.views_shipped import DUE_DAYS, GATE_DUE, QUIET, set_title, shipped_views

Act = Callable[..., Any]
Change = Callable[[Act, str], bool]


class ViewProgramme(Protocol):
    """What is asked of the open programme."""

    @property
    def file(self) -> ProgrammeFile:
        """The file itself, for queries."""
        ...

    @property
    def actor(self) -> str:
        """Who works with it."""
        ...

    @property
    def read_only_reason(self) -> str | None:
        """Why nothing can be changed, or None."""
        ...

    def today(self) -> date:
        """The day it is where the person sits."""
        ...

    def titles(self, kind: str) -> Mapping[int, str]:
        """The title of every record of ``kind`` by id."""
        ...


class ViewKeeper:
    """``change`` does an act and tells when it cannot be done; ``me`` gives the name that a person goes by."""

    def __init__(self, programme: ViewProgramme, record: type[Record], change: Change, me: Callable[[], str]) -> None:
        self._programme, self._record, self._change, self._me = programme, record, change, me
        self.shipped = shipped_views(record)
        self._kept: list[KeptView] = []
        self.views: list[View] = list(self.shipped)

    def read(self) -> None:
        """Look which views the file keeps."""
        self._kept = kept_views(self._programme.file, self._record.kind)
        self.views = views_of(self._kept, self.shipped)

    @property
    def may_write(self) -> bool:
        """Whether views can be kept."""
        return self._programme.read_only_reason is None

    def view(self, key: str) -> View:
        """The view with a key; the first one shown when there is none."""
        shown = [view for view in self.views if not view.is_hidden] or self.shipped[:1]
        return next((view for view in shown if view.key == key), shown[0])

    def original(self, view: View) -> View | None:
        """The shipped view as it was shipped, for one that was changed."""
        return next((one for one in self.shipped if one.code and one.code == view.code), None)

    def conditions(self, layout: ViewLayout) -> tuple[Condition, ...]:
        """What rows must meet today, named sets looked up."""
        return (*layout.conditions, *(self.set_condition(name) for name in layout.sets))

    def set_condition(self, name: str) -> Condition:
        """The rows that a named set stands for now."""
        if name == GATE_DUE:
            ids = due_cases(self._programme.file, self._programme.today(), DUE_DAYS)
            return Condition("id", "any_of", tuple(sorted(ids)), set_title(name))
        if name == QUIET:
            from axonix_desktop.store.queries.champions import quiet_champions

            quiet = quiet_champions(self._programme.file, self._programme.today())
            return Condition("id", "any_of", quiet, set_title(name))
        return Condition("owner_id", "any_of", tuple(self.mine()), set_title(name))

    def mine(self) -> list[int]:
        """The people that the person at this computer is."""
        file = self._programme.file
        return people_called(file, self._me()) or people_called(file, self._programme.actor)

    def save(self, view: View, layout: ViewLayout, *, name: str = "") -> bool:
        """Keep ``layout`` in a view, under another name when one is given."""
        title = name or view.title
        label = (
            tr("Rename view “{title}” to “{title2}”", title=view.title, title2=title)
            if name
            else tr("Save view “{title}”", title=title)
        )
        return self._keep([self._row(view, layout, name=title)], label)

    def save_new(self, name: str, layout: ViewLayout) -> str | None:
        """Keep ``layout`` as a further view; its key, None when that was refused."""
        last = len(self.views) + len(self._kept)
        row = KeptView(None, name, layout_to_text(layout), last)
        if not self._keep([row], tr("Save view “{name}”", name=name)):
            return None
        return next((view.key for view in self.views if view.title == name.strip()), None)

    def remove(self, view: View) -> bool:
        """Remove a view; a shipped one is hidden and can be had back."""
        label = tr("Delete view “{title}”", title=view.title)
        if view.code:
            return self._keep([self._row(view, None, is_hidden=True)], label)
        if view.number is None:
            return False
        act = partial(remove_view, kind=self._record.kind, number=view.number, label=label)
        done = self._change(act, tr("The view cannot be deleted"))
        self.read()
        return done

    def restore_shipped(self) -> bool:
        """Show every shipped view again, as it was shipped."""
        rows = [
            KeptView(view.number, original.title, layout_to_text(None, view.code), at)
            for at, view in enumerate(self.views)
            if (original := self.original(view)) is not None and view.number is not None
        ]
        return self._keep(rows, tr("Bring back the views of the program")) if rows else False

    def arrange(self, keys: Sequence[str]) -> bool:
        """Put the tabs in the order of ``keys``; those not named come after."""
        order = {key: at for at, key in enumerate(keys)}
        views = sorted(self.views, key=lambda view: order.get(view.key, len(order)))
        rows = [self._row(view, self._own(view), at=at, is_hidden=view.is_hidden) for at, view in enumerate(views)]
        return self._keep(rows, tr("Move a view"))

    def _own(self, view: View) -> ViewLayout | None:
        """The layout to keep with a view; none for a shipped one that looks as shipped."""
        original = self.original(view)
        return None if original is not None and original.layout == view.layout else view.layout

    def _row(
        self, view: View, layout: ViewLayout | None, *, name: str = "", at: int | None = None, is_hidden: bool = False
    ) -> KeptView:
        """A view as the file is to have it."""
        kept = next((one for one in self._kept if one.number == view.number), None)
        place = at if at is not None else kept.position if kept else self.views.index(view)
        return KeptView(view.number, name or view.title, layout_to_text(layout, view.code, is_hidden=is_hidden), place)

    def _keep(self, rows: Sequence[KeptView], label: str) -> bool:
        act = partial(keep_views, kind=self._record.kind, views=rows, label=label)
        done = self._change(act, tr("The view cannot be saved"))
        self.read()
        return done
