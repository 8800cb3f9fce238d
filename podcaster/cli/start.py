"""`podcaster` alone says what is here and what to type next; with an article it builds it."""

from pathlib import Path

from podcaster.errors import PodcasterError

_FIRST = """\
podcaster turns an article into a podcast episode, every quoted person in their own voice.

  podcaster article.txt           make an episode of a file (text, HTML, Markdown and others)
  podcaster https://example.org/  make one of a page
  podcaster init myshow           begin a show that people can subscribe to
  podcaster --help                everything else"""


def is_article(word: str) -> bool:
    """Whether the first word of a command line is an article, not a misspelt command."""
    if word.startswith("-"):
        return word == "-"
    try:
        exists = Path(word).is_file()
    except (OSError, ValueError):
        exists = False
    return exists or "://" in word or any(sign in word for sign in "./\\")


def start_text() -> str:
    """What is in the current folder, and what to type next."""
    try:
        return _here()
    except PodcasterError:
        return _FIRST


def _here() -> str:
    from podcaster.cli.counts import plural
    from podcaster.show.ledger import load_ledger
    from podcaster.show.settings import FILE_NAME, load_settings

    entries = [one for one in load_ledger(Path("output")) if Path("output", one.slug).is_dir()]
    is_show = Path(FILE_NAME).is_file()
    if not entries and not is_show:
        return _FIRST
    settings = load_settings(Path())
    rows = [("podcaster ARTICLE", "make an episode of a file or an address")]
    if entries:
        rows += [("podcaster listen", f"hear the newest: {entries[-1].slug}")]
    if is_show and entries:
        where = f", and copy it to {settings.target}" if settings.target else ""
        rows += [("podcaster publish", f"make the feed{where}")]
        rows += [("podcaster serve --host 0.0.0.0", "hear it on a phone in your network")]
    elif not is_show:
        rows.append(("podcaster init", "make a show of this folder"))
    rows.append(("podcaster --help", "everything else"))
    lines = [f"{settings.show_title}: {plural(len(entries), 'episode')}", ""]
    width = max(len(command) for command, _ in rows)
    return "\n".join([*lines, *(f"  {command:{width}}  {what}" for command, what in rows)])
