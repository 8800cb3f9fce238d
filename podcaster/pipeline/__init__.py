"""The stages' calls, in order: one article, many articles, and a show's site.

episode        one article to its episode
batch          many articles, overlapping
publication    a show's episodes to its site, and the site to where it is published
private_feed   a feed becomes private or public
script_source  an edited script file in the place of an article
up_to_date     an unchanged episode is not made again
voice_samples  one line in one voice, to hear it
"""
