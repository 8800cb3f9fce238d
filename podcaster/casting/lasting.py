"""Adding an episode to the show's lasting cast: its new speakers, and new facts about known ones."""

from collections.abc import Container, Sequence

from podcaster.casting.cast_file import with_alias, with_entries, with_gender, with_troupe_voice
from podcaster.casting.recognition import Known, is_ambiguous, is_lasting, newly_learned, recognise
from podcaster.casting.remembered import Remembered
from podcaster.casting.troupes import troupe_of
from podcaster.casting.voice import Cast
from podcaster.scripting.folding import fold
from podcaster.scripting.script import Script


def with_episode(
    text: str, file: str, known: Sequence[Remembered], script: Script, cast: Cast, *, pinned: Container[str] = ()
) -> str:
    """Return the text of a cast file with the speakers of an episode.

    `text` is the file's text, `file` its name in errors, `known` its entries. A new speaker is added if they have a
    lasting name and a voice other than the narrator's, except those whose ids are in `pinned`: their voice is for one
    build. A known speaker keeps their voice; a fuller name, a gender or a voice of another troupe is added to their
    entry.
    """
    recognised = recognise(script.speakers, known)
    there = Known(known)
    roles = {role.speaker: role for role in cast.roles}
    speaking = {cue.speaker for cue in script.cues}
    new: dict[str, Remembered] = {}
    for speaker in script.speakers:
        if speaker.id not in speaking:
            continue  # an edited script may have speakers without cues
        if speaker.id in recognised:
            one = recognised[speaker.id]
            learned = newly_learned(speaker, one)
            if "alias" in learned:
                text = with_alias(text, file, one, learned["alias"])
            voice = roles[speaker.id].voice
            if speaker.id not in pinned and not one.pinned and voice.name not in one.voices and voice != cast.narrator:
                text = with_troupe_voice(text, file, one.name, troupe_of(voice), voice.name)
            if "gender" in learned:
                text = with_gender(text, file, one.name, learned["gender"])
            continue
        role = roles[speaker.id]
        if speaker.id in pinned or role.voice.name == cast.narrator.name:
            continue
        if is_lasting(speaker) and not is_ambiguous(speaker, there):
            # Names that differ only in accents or full stops are one person; an edited script may have both.
            new.setdefault(
                fold(speaker.name),
                Remembered(
                    name=" ".join(speaker.name.split()),
                    voice=role.voice.name,
                    gender=speaker.gender,
                    kind=speaker.kind,
                    why=role.reason,
                    first_in=" ".join(script.title.split()),
                ),
            )
    return with_entries(text, list(new.values()))
