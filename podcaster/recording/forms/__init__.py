"""Spoken forms: how a newsreader says the figures, abbreviations and signs of a news text. One module for each kind.

A rule has a pattern and a replacement for its match. Each module lists its `RULES` in the order in which they apply.
Once a rule has replaced digits by words, no later rule can match these digits.
Two figures with a sign between them are decided in `pairs` and `games`, units of measure in `units`, and whether an amount
describes the noun after it in `nouns`. The tables of words are in `languages/en`. Many rules also look at the words around
a match, with the functions of `context`. `spoken.py` puts the modules in order.
"""
