"""Programme files as a person meets them: the sample, backups to restore, notes about where a file lies."""
