"""A second version of the schema that only tests know: a rebuilt table with a new column, made as in earnest."""

from __future__ import annotations

import shutil
from pathlib import Path

from axonix_desktop.core.fields import field
from axonix_desktop.core.kinds import Text
from axonix_desktop.core.records.catalogue import RECORDS
from axonix_desktop.core.records.programme import BusinessUnit
from axonix_desktop.store.schema import schema_objects, trigger_statements
from axonix_desktop.store.versions import History, as_sql_file, scripts_folder

SCRIPT = """
from pathlib import Path
from axonix_desktop.store.versions import read_sql, run_version
revision, down_revision, branch_labels, depends_on = "0002", "0001", None, None
FOLDER = Path(__file__).resolve().parent
def statements():
    return read_sql(FOLDER / "0002_region.sql")
def triggers():
    return read_sql(FOLDER / "0002_triggers.sql")
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
    """The business unit of the second version."""

    region: str = field(Text(), "Region", "Where the unit works", default="unknown")


RECORDS_OF_TWO = tuple(UnitWithRegion if record is BusinessUnit else record for record in RECORDS)


def second_version(folder: Path, *, spoil: str | None = None) -> History:
    """Lay shipped scripts and the second version into ``folder``; ``spoil`` is a statement that breaks it."""
    shutil.copytree(scripts_folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    unit = [item for item in schema_objects(RECORDS_OF_TWO) if item.table == "business_unit"]
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
    (versions / "0002_region.py").write_text(SCRIPT, encoding="utf-8")
    (versions / "0002_region.sql").write_text(as_sql_file(rebuild), encoding="utf-8")
    (versions / "0002_triggers.sql").write_text(as_sql_file(trigger_statements(RECORDS_OF_TWO)), encoding="utf-8")
    return History(folder, 2)
