"""Facts and figures become pages."""
