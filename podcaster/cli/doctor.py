"""`podcaster doctor`: everything that is wrong, with advice."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from podcaster.cli.counts import plural
from podcaster.cli.explained import explained, say


@explained
def doctor(
    place: Annotated[
        str | None,
        typer.Argument(
            metavar="FOLDER|URL", help="A show's folder, its site, or a feed's address; this machine by default."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per line for each finding.")] = False,
) -> None:
    """Find faults in a show, or in this machine.

    In a show these are the faults that podcast apps stumble over.

    Example: podcaster doctor https://example.org/podcast/
    """
    from podcaster.doctor.finding import Finding
    from podcaster.doctor.machine import check_machine
    from podcaster.doctor.site import check_show

    wrong = 0
    for found in check_show(place) if place else check_machine(Path()):
        if isinstance(found, Finding):
            wrong += 1
            say(json.dumps(asdict(found)) if as_json else str(found))
        elif not as_json:
            say(found)
    if not as_json:
        print(f"{plural(wrong, 'thing')} to mend" if wrong else "All is well.")
    if wrong:
        raise typer.Exit(1)
