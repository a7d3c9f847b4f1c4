"""What a person can do: one act, one change set, one undo step."""
