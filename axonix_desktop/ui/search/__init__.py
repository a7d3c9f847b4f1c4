"""The command palette, which is also the search over everything."""
