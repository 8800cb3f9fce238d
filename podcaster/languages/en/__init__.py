"""English: tables of words that the spoken forms (`recording/forms`) look up."""
