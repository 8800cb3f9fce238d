"""Spoken forms: what a newsreader says for what news texts write, one module a kind.

A rule is a pattern and what is said for its match; each module has its `RULES`, in order. Rules leave words behind,
never digits they have dealt with, so that later ones can't take them up again.
"""
