"""Publishing: from an episode and its timeline to every file that a podcast app reads.

Episode ──transcript, words_file, chapters_file──▶ WebVTT, SubRip, words, chapters, by sidecars beside the audio
Release (the episode's guid, slug and date) + Episode ──feed, notes, excerpts──▶ RSS
                                                      ──page, templates──▶ HTML to read along
                                                      ──agreement──▶ a check that these files agree
                                                      ──site, journal, volumes──▶ one folder, served by `server`
                                                      ──push, publishers──▶ copied to another place
"""

from podcaster.publishing.sidecars import transcripts_of, write_sidecars

__all__ = ["transcripts_of", "write_sidecars"]
