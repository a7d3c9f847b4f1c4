"""Version 1: the first schema. The SQL beside this file is frozen; what records say later has no say in it."""

from pathlib import Path

from axonix_desktop.store.versions import read_sql, run_version

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_FOLDER = Path(__file__).resolve().parent


def statements() -> list[str]:
    return read_sql(_FOLDER / "0001_first_schema.sql")


def triggers() -> list[str]:
    return read_sql(_FOLDER / "0001_triggers.sql")


def upgrade() -> None:
    from alembic import op

    run_version(op.get_bind().exec_driver_sql, revision, statements(), triggers())
