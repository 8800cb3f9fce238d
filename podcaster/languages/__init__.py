"""What the stages ask of a language, as data: one folder a language. The logic stays in the stages."""
