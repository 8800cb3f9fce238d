"""Publishing: from the one timeline to every file a listener's app reads.

Episode ──transcript──▶ WebVTT
        ──chapters_file──▶ Podcasting 2.0 JSON chapters
        ──sidecars──▶ both, beside the MP3
"""

from podcaster.publishing.sidecars import write_sidecars

__all__ = ["write_sidecars"]
