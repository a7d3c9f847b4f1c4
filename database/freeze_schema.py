"""Write the frozen SQL text of the schema version that the program writes now, for its version script to read.

Run it as ``python -m database.freeze_schema`` from the root of the source tree, once, when a version is finished:
version 1 gets its tables and its triggers, every later version its triggers (its DDL is written by hand, beside its
script). The text of a version that anyone's files have is never written again.
"""

from __future__ import annotations

from axonix_desktop.store.schema import SCHEMA_VERSION, schema_statements, trigger_statements
from axonix_desktop.store.versions import as_sql_file, scripts_folder


def freeze() -> list[str]:
    """Write the files; returns their names."""
    texts = {f"{SCHEMA_VERSION:04d}_triggers.sql": as_sql_file(trigger_statements())}
    if SCHEMA_VERSION == 1:
        texts["0001_first_schema.sql"] = as_sql_file(schema_statements())
    for name, text in texts.items():
        (scripts_folder() / "versions" / name).write_text(text, encoding="utf-8", newline="\n")
    return sorted(texts)


if __name__ == "__main__":
    print(*freeze(), sep="\n")
