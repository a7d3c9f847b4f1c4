"""Dialogs of their own; questions and bad news are in `messages`."""
