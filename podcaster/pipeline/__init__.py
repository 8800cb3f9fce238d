"""The stages' calls, in order: one article, many articles, and a show's site.

plan           everything decided before anything is spoken
episode        one article to its episode
batch          many articles at the same time
publication    a show's episodes to its site, and the site to where it is published
private_feed   a feed becomes private or public
script_source  an episode's script file, written beside it and read as a source
up_to_date     unchanged episodes are not built again
voice_samples  one line spoken by one or more voices
"""
