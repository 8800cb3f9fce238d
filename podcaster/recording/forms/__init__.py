"""Spoken forms: what a newsreader says for what news texts write, one module a kind.

A rule is a pattern and what is said for its match; each module has its `RULES`, in order. A rule leaves words behind and
no digits it has read, so later rules do not read them again. Tables of words are data in `languages/en`; what the words
around a match decide is in each rule, with the help of `context`. `spoken.py` puts the modules in order.
"""
