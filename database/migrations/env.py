"""Alembic's way in: runs the version scripts on the connection and inside the transaction that store/migrate.py holds.

The file's ``user_version`` is the only truth about its version; Alembic's own table lives in the temporary schema of
the connection, so nothing of Alembic's stays in a programme file.
"""

from alembic import context
from sqlalchemy import Connection

connection = context.config.attributes.get("connection")
if not isinstance(connection, Connection):
    raise SystemExit("Migrations run through axonix_desktop.store.migrate, which takes the backup and the lock.")

context.configure(
    connection=connection,
    target_metadata=None,
    transactional_ddl=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
