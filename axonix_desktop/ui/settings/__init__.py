"""What a person may set for this computer, declared once and shown as one list."""
