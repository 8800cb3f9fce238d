"""Publishing: from an episode and its one timeline to every file that a podcast app reads.

Episode ──transcript, words_file, chapters_file──▶ WebVTT, SubRip, words, chapters, by sidecars beside the audio
Release (the episode's guid, slug and date) + Episode ──feed, notes, excerpts──▶ RSS
                                                      ──page, templates──▶ HTML to read along
                                                      ──agreement──▶ checked: all of them say the same
                                                      ──site, journal, volumes──▶ one folder to serve: `server`
                                                      ──push, publishers──▶ and to put elsewhere
"""

from podcaster.publishing.sidecars import write_sidecars

__all__ = ["write_sidecars"]
