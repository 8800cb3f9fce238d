"""What a show remembers between episodes, in files of the user's folder.

settings  podcaster.toml and voices/
cast      voices/cast.toml: who speaks with which voice
ledger    output/.ledger.json: which episode an article is; entries: its text and rules
feed_show     the show as publishing needs it: settings, cover, token, guid
feed_token    output/.feed-token: the secret of a private feed
podcast_guid  output/.podcast-guid: the show's lasting podcast:guid
new_show  how a show begins: the files that `podcaster init` writes
"""
