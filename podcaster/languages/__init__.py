"""The data about each language that the stages need: one folder for each language. The logic is in the stages."""
