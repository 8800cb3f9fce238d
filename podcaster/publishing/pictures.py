"""Names and sizes of the pictures that the site has besides the covers."""

THUMB = "cover-480.jpg"
"""A small cover for the pages. The covers themselves are for podcast apps, and ten times as large."""
SHARE = "share.jpg"
"""The picture of an episode in messages and social networks."""
THUMB_PIXELS = 480
SHARE_WIDTH, SHARE_HEIGHT = 1200, 630
"""The size that Open Graph's readers ask for, 1.91:1."""
