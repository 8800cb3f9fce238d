"""Conversations: interviews, panels, press conferences, court records, plays, chats and live blogs.

Their paragraphs begin with a label that names the speaker ("Q:", "ANNA BERG:", "[00:04] AB:"), or their questions are
bold. Whether a text is a conversation is judged from all of its paragraphs; a single label proves nothing.

    labels    what may be a label at the start of a paragraph
    talk      what tells speech from narration: the words of paragraphs without a label
    turns     which labels count, and which paragraphs each turn has
    people    the person behind each label
"""
