"""Programme files that many tests begin with: made once in a run, copied for each."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path


def copied(tmp_path: Path, name: str, make: Callable[[Path], object]) -> Path:
    """The file ``name`` in ``tmp_path``, as ``make`` makes it; it begins on the same moment for whoever asks."""
    kept = tmp_path.parent / "kept" / name
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        unfinished = kept.with_name(f"unfinished-{name}")
        unfinished.unlink(missing_ok=True)
        make(unfinished)
        unfinished.rename(kept)
    return Path(shutil.copy(kept, tmp_path / name))
