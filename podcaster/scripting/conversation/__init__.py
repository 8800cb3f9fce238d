"""Conversations: interviews, panels, press conferences, court records, plays, chats and live blogs.

Their paragraphs begin with a label that names the speaker ("Q:", "ANNA BERG:", "[00:04] AB:"), or their questions are
bold. Whether a text is a conversation is judged from all of its paragraphs; a single label proves nothing.

    labels         what may be a label at the start of a paragraph
    talk           what tells speech from narration
    evidence       which labels and bold questions make the text a conversation
    turns          the paragraphs of each turn
    interviewee    who answers, judged by the introduction
    people         the person behind each label
"""
