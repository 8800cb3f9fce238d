"""The state of a show that lasts from episode to episode, in files of the user's folder.

settings       podcaster.toml and voices/
voices_folder  the files in voices/: voice profiles and the lexicon
cast           voices/cast.toml: who speaks with which voice
ledger         output/.ledger.json: the file that lists the show's episodes
entries        the ledger's entries, and the rules by which an article gets one
followed       output/.followed.json: the file of the feeds, folders and mailboxes that the show follows
follow_entries its entries, and the rules by which an article of a feed is known
feed_show      the show as publishing needs it: settings, cover, token, guid
feed_token     output/.feed-token: the secret of a private feed
podcast_guid   output/.podcast-guid: the show's permanent podcast:guid
new_show       the files of a new show, for `podcaster init`
"""
