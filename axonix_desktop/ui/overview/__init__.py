"""The cards of the Overview; each is handed figures and says by signals and calls what a person wants to see."""
