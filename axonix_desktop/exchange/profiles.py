"""Mapping profiles as JSON files: readable, so that a person can write or mend one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

from axonix_desktop.core.importing.dates import Order
from axonix_desktop.core.importing.plan import Policy
from axonix_desktop.core.importing.profile import Profile
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr

_LARGEST_BYTES = 5_000_000


def read_profile(path: Path) -> Profile:
    """Read a profile. Raises FileProblemError with what is wrong and where."""
    if not path.is_file():
        raise FileProblemError(
            tr("There is no mapping profile “{name}” in {parent}.", name=path.name, parent=path.parent)
        )
    if path.stat().st_size > _LARGEST_BYTES:
        raise FileProblemError(tr("“{name}” is too large to be a mapping profile.", name=path.name))
    try:
        held = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, OSError) as error:
        raise FileProblemError(
            tr("“{name}” is no mapping profile: it is not readable JSON ({error}).", name=path.name, error=error)
        ) from error
    if not isinstance(held, dict):
        raise FileProblemError(tr("“{name}” is no mapping profile: it must hold one JSON object.", name=path.name))
    content = cast(dict[str, Any], held)
    orders = _strings(path, content, "dates")
    wrong = next((order for order in orders.values() if order not in ("day", "month")), None)
    policy: Policy | None = content.get("policy")
    if wrong is not None or policy not in (None, "ask", "theirs", "ours"):
        raise FileProblemError(
            tr(
                "“{name}”: “{words}” is not known. Dates are “day” or “month” first, the policy is "
                "ask, theirs or ours.",
                name=path.name,
                words=wrong or policy,
            )
        )
    return Profile(
        kind=content.get("kind"),
        columns=_strings(path, content, "columns"),
        values={header: _words(path, header, words) for header, words in _object(path, content, "values").items()},
        dates=cast(dict[str, Order], orders),
        policy=policy,
    )


def write_profile(path: Path, profile: Profile) -> None:
    """Write a profile so that :func:`read_profile` gives it back."""
    content = {
        "kind": profile.kind,
        "columns": dict(profile.columns),
        "values": {header: dict(words) for header, words in profile.values.items()},
        "dates": dict(profile.dates),
        "policy": profile.policy,
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _object(path: Path, content: dict[str, Any], name: str) -> dict[str, Any]:
    value = content.get(name, {})
    if not isinstance(value, dict):
        raise FileProblemError(
            tr("“{name}”: “{name2}” must be a list of header and target in braces.", name=path.name, name2=name)
        )
    return cast(dict[str, Any], value)


def _strings(path: Path, content: dict[str, Any], name: str) -> dict[str, str]:
    found = _object(path, content, name)
    for header, value in found.items():
        if not isinstance(value, str):
            raise FileProblemError(
                tr(
                    "“{name}”: the target of “{header}” in “{name2}” must be text.",
                    name=path.name,
                    header=header,
                    name2=name,
                )
            )
    return found


def _words(path: Path, header: str, words: Any) -> dict[str, str | None]:
    if not isinstance(words, dict) or any(
        v is not None and not isinstance(v, str) for v in cast(dict[str, Any], words).values()
    ):
        raise FileProblemError(
            tr("“{name}”: the values of “{header}” must be words and what they become.", name=path.name, header=header)
        )
    return cast(dict[str, str | None], words)
