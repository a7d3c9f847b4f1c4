"""A next version of the schema that only tests know: a rebuilt table with a new column, made as in earnest."""

from __future__ import annotations

import shutil
from pathlib import Path

from axonix_desktop.core.fields import field
from axonix_desktop.core.kinds import Text
from axonix_desktop.core.records.catalogue import RECORDS
from axonix_desktop.core.records.programme import BusinessUnit
from axonix_desktop.store.schema import SCHEMA_VERSION, schema_objects, trigger_statements
from axonix_desktop.store.versions import History, as_sql_file, scripts_folder

NEXT = SCHEMA_VERSION + 1
"""The number of the version made here."""

SCRIPT = """
from pathlib import Path
from axonix_desktop.store.versions import read_sql, run_version
revision, down_revision, branch_labels, depends_on = "{next}", "{now}", None, None
FOLDER = Path(__file__).resolve().parent
def statements():
    return read_sql(FOLDER / "{next}_region.sql")
def triggers():
    return read_sql(FOLDER / "{next}_triggers.sql")
def upgrade():
    from alembic import op
    run_version(op.get_bind().exec_driver_sql, revision, statements(), triggers())
"""


class UnitWithRegion(
    BusinessUnit,
    kind="business_unit",
    label="Business unit",
    plural="Business units",
    title="name",
    unique=(("name",),),
    custom=True,
):
    """The business unit of the next version."""

    region: str = field(Text(), "Region", "Where the unit works", default="unknown")


RECORDS_OF_NEXT = tuple(UnitWithRegion if record is BusinessUnit else record for record in RECORDS)


def next_version(folder: Path, *, spoil: str | None = None) -> History:
    """Lay shipped scripts and the next version into ``folder``; ``spoil`` is a statement that breaks it."""
    shutil.copytree(scripts_folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    unit = [item for item in schema_objects(RECORDS_OF_NEXT) if item.table == "business_unit"]
    old = ", ".join(f'"{name}"' for name in BusinessUnit.columns())
    rebuild = [
        unit[0].sql.replace('CREATE TABLE "business_unit"', 'CREATE TABLE "unit_rebuilt"', 1),
        f'INSERT INTO "unit_rebuilt" ({old}) SELECT {old} FROM "business_unit"',
        'DROP TABLE "business_unit"',
        'ALTER TABLE "unit_rebuilt" RENAME TO "business_unit"',
        *(item.sql for item in unit[1:]),
        *([spoil] if spoil else []),
    ]
    versions = folder / "versions"
    name = f"{NEXT:04d}"
    script = SCRIPT.replace("{next}", name).replace("{now}", f"{SCHEMA_VERSION:04d}")
    (versions / f"{name}_region.py").write_text(script, encoding="utf-8")
    (versions / f"{name}_region.sql").write_text(as_sql_file(rebuild), encoding="utf-8")
    (versions / f"{name}_triggers.sql").write_text(as_sql_file(trigger_statements(RECORDS_OF_NEXT)), encoding="utf-8")
    return History(folder, NEXT)
