"""Reading strangers' workbooks and writing our own."""
