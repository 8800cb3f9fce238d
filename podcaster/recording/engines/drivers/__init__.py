"""The drivers that pyttsx3 finds by name once podcaster is imported; `driver` is what they share."""
