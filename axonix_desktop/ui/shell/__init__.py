"""What surrounds every page: navigation rail, top bar, status bar, panes."""
