"""The governance views: figures and lists, the heat map, the list of items to work on."""
