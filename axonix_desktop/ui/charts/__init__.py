"""Charts: a frame with title, menu and states, and the charts that stand in it; they know no page and no file."""
