"""The print preview: what can be printed, on which paper, and how it looks before it is."""
