"""The programme file: SQLite, journal, undo, past states, backups."""
