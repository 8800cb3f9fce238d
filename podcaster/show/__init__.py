"""What a show remembers between episodes, in files of the user's folder.

settings  podcaster.toml and voices/
cast      voices/cast.toml: who speaks with which voice
ledger    output/.ledger.json: which episode an article is
new_show  how a show begins: the files that `podcaster init` writes
"""
