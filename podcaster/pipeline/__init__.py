"""The stages' calls, in order: one article, many articles, and a show's site.

plan           all decisions before the recording
episode        one article to its episode
batch          many articles at the same time
follow         a run over everything that is followed: look, build what is new, publish
followed_places  what can be followed, and what is new there; followed_files: folders and mailboxes
feed_items     the article of a feed's item: the page, or the text in the feed
digest         one episode of several articles
given          an article that was read already, in the place of a source
publication    a show's episodes to its site, and the site to where it is published
private_feed   make a feed private or public
edits          whether a script was edited by hand, and what its article was
script_source  an episode's script file, written beside it and read as a source
review         a script with the choices of a person
inputs         what a build reads, and what came of it: unchanged articles are not even read
up_to_date     find unchanged episodes, which are not built again
voice_samples  one line spoken by one or more voices
"""
