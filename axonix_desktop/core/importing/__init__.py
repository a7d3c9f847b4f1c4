"""From cells of a stranger's table to a plan of changes: pure rules."""
