"""Publishing: from the one timeline to every file a listener's app reads.

Episode ──transcript, words_file, chapters_file──▶ WebVTT, SubRip, words, chapters, by sidecars beside the MP3
Published (an episode read back, with its ledger's Entry) ──feed, notes──▶ RSS
                                                         ──page──▶ HTML to read along
                                                         ──agreement──▶ all of them say the same
                                                         ──site──▶ one folder to serve, `targets` elsewhere
"""

from podcaster.publishing.sidecars import write_sidecars

__all__ = ["write_sidecars"]
