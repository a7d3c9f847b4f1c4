"""Where the options of a board are kept: those of the window with the window, the shared ones in the programme file."""

from __future__ import annotations

from dataclasses import replace

from axonix_desktop.core.personal import may_name_people
from axonix_desktop.core.stages import STAGES
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.settings import setting
from axonix_desktop.ui.board.options import (
    CARD_FIELDS,
    FIRST_CARD,
    LANES,
    SUM_FIELD,
    WIP_LIMITS,
    BoardOptions,
    limits_from,
)
from axonix_desktop.ui.window_state import WindowState


def kept_options(state: WindowState, file: ProgrammeFile) -> BoardOptions:
    """The options of this window and of the programme."""
    columns = state.text("board/folded_columns").split(",")
    lanes = state.text("board/lanes")
    options = BoardOptions(
        lanes=lanes if lanes in dict(LANES) else "",
        folded_columns=frozenset(int(one) for one in columns if one.isdigit() and int(one) < len(STAGES)),
        folded_lanes=frozenset(one for one in state.text("board/folded_lanes").split("\n") if one),
    )
    return with_shared(options, file)


def with_shared(options: BoardOptions, file: ProgrammeFile) -> BoardOptions:
    """Options with what travels with the file."""
    return replace(
        options,
        card_fields=tuple(str(one) for one in setting(file, CARD_FIELDS, list(FIRST_CARD))),
        sum_field=setting(file, SUM_FIELD, ""),
        limits=limits_from(setting(file, WIP_LIMITS, {})),
    )


def keep_options(state: WindowState, options: BoardOptions) -> None:
    """Remember what belongs to this window."""
    state.keep("board/lanes", options.lanes)
    state.keep("board/folded_columns", ",".join(map(str, sorted(options.folded_columns))))
    folded = "\n".join(sorted(options.folded_lanes))
    names_people = bool(options.lanes) and may_name_people("use_case", options.lanes)
    state.keep_private("board/folded_lanes", folded, "" if names_people else folded)
