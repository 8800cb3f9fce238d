"""Drivers that pyttsx3 finds by name once podcaster is imported. Their common code is in `driver`."""
