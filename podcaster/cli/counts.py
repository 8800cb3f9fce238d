"""Numbers with their noun."""


def plural(count: int, noun: str) -> str:
    """ "1 speaker", "2 speakers"; `noun` is singular and takes an s."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
