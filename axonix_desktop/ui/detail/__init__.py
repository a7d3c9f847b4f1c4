"""The panel beside the pages: head, fields and everything else that belongs to the record selected."""
