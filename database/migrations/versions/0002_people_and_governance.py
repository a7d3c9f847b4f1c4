"""Version 2: people and governance. Frozen SQL beside this file; tables with new columns are rebuilt."""

from pathlib import Path

from axonix_desktop.store.versions import read_sql, run_version

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_FOLDER = Path(__file__).resolve().parent


def statements() -> list[str]:
    return read_sql(_FOLDER / "0002_people_and_governance.sql")


def triggers() -> list[str]:
    return read_sql(_FOLDER / "0002_triggers.sql")


def upgrade() -> None:
    from alembic import op

    run_version(op.get_bind().exec_driver_sql, revision, statements(), triggers())
