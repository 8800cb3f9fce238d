"""Pages whose markup hides their article from a parser that runs no scripts."""

import pytest

from podcaster.reading.blocks import read_blocks
from podcaster.reading.pages import parse_page
from podcaster.reading.tidying import tidy

ONE = "The last tram of the old line left the depot at ten past midnight, and forty people walked behind it."
TWO = "Most of them had worked on it, and two had been born in the flat above the ticket office."
THREE = "By one the wires were dead, and the cleaners had begun to take the brass plates off the seats."
MENU = "Here you will find the timetables of all our lines, and of those that are no longer served by us at all."


def _texts(page):
    tree = parse_page(page)
    tidy(tree)
    return [block.text for block in read_blocks(tree)[0] if block.kind is None]


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        (f"<body><p>{ONE}</p></body></html><div><p>{TWO}</p></div></body></html>", [ONE, TWO]),
        (f"<body><header><button>Menu<main><h1>Tram</h1><p>{ONE}</p></main></button></header></body>", ["Menu", "Tram", ONE]),
        (f"<body><button><article><h1>Tram</h1><p>{ONE}</p></article></button></body>", ["Tram", ONE]),
        (f"<body><button>Menu</button><p>{ONE}</p></body>", [ONE]),
        (
            f"<body><p>{ONE}</p><template id='B:0'></template><p>{THREE}</p><div hidden id='S:0'><p>{TWO}</p></div></body>",
            [ONE, TWO, THREE],
        ),
        (f"<body><div>{''.join(f'<p hidden>{text}</p>' for text in (TWO, THREE))}<p>{ONE}</p></div></body>", [TWO, THREE, ONE]),
        (f"<body><div><div style='display:none'><p>{TWO}</p></div><p>{ONE}</p><p>{THREE}</p></div></body>", [ONE, THREE]),
        (f"<body><div><div hidden><p>{TWO}</p></div><p>It rained.</p></div></body>", ["It rained."]),
        (f"<body><div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><p hidden>{MENU}</p><p hidden>{MENU}</p></div></body>", [ONE, TWO, THREE]),
    ],
    ids=["after the end", "in a button", "an article in a button", "a button", "streamed", "gated", "one hidden part", "a long hidden part", "hidden parts"],
)  # fmt: skip
def test_mending(page, texts):
    """What scripts or a browser would show is read in its order; buttons and what stays hidden are not."""
    assert _texts(page) == texts
