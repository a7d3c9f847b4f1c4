"""The import of a workbook as the person sees it."""
