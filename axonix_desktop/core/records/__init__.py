"""Every record of the programme, each field declared once."""
