"""Trains the forests that podcaster/reading judges lines, blocks and headlines with, and measures them by site.

    python tests/benchmarks/reading_train.py HTML.jsonl.gz TEXT.jsonl.gz [--folds 5 [--answers FILE]] [--only NAME ...]

HTML and TEXT are the labelled set: JSON lines with "id", "title", "body" and "html" and "url", or "text" and "variant" (the id of
a text is its page's and "#" and the variant). Needs lightgbm, scikit-learn and numpy, which podcaster itself does not.
With --folds it cross-validates instead of writing: the sites are dealt into that many parts, and each part is
judged by forests that saw none of its sites. --answers then also writes what podcaster reads in each page and text with those
forests, as JSON lines of "id", "title" and "body", for any scorer.
Labels are found by aligning a page's words with those of its body: a line is the body's when half of its words are.
Where they contradict what a listener wants, they are masked: see `masked`.
"""

import argparse
import collections
import difflib
import gzip
import html
import io
import itertools
import json
import random
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import lightgbm
import numpy as np
from forest_file import content_of, trees_of
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from podcaster.errors import PodcasterError
from podcaster.reading import (
    block_judging,
    headlines,
    judging,
    page_titles,
    read_article,
    structure,
    title_candidates,
    votes,
)
from podcaster.reading.blocks import read_blocks
from podcaster.reading.characters import clean_characters
from podcaster.reading.credits import is_helpers
from podcaster.reading.ends import is_own_sentence
from podcaster.reading.features import words_of
from podcaster.reading.furniture import is_biography, is_stock
from podcaster.reading.lines import split_lines
from podcaster.reading.metadata import read_metadata
from podcaster.reading.pages import parse_page
from podcaster.reading.players import find_players
from podcaster.reading.pull_quotes import mark_pull_quotes
from podcaster.reading.repeats import copied_lines
from podcaster.reading.tidying import tidy
from podcaster.reading.word_weights import grams
from podcaster.system.forest import parse_forest

WORD = re.compile(r"\w+")
FOLDER = Path(judging.__file__).parent / "models"
SECOND_PASS = "_second_pass"
FEATURES = {
    "spaced": judging.TEXT_FEATURES,
    "dense": judging.TEXT_FEATURES,
    "spaced_second_pass": judging.SECOND_PASS_FEATURES,
    "dense_second_pass": judging.SECOND_PASS_FEATURES,
    "blocks": block_judging.BLOCK_FEATURES,
    "blocks_second_pass": block_judging.SECOND_PASS_FEATURES,
    "page_titles": page_titles.PAGE_TITLE_FEATURES,
    "headlines": headlines.HEADLINE_FEATURES,
}
PREDICTS = {
    "spaced": "a line of a text with blank lines between paragraphs belongs to the article's body",
    "dense": "a line of a text without blank lines between paragraphs belongs to the article's body",
    "spaced_second_pass": "as spaced, when the ratings of the first pass are known",
    "dense_second_pass": "as dense, when the ratings of the first pass are known",
    "blocks": "a block of a page belongs to the article's body",
    "blocks_second_pass": "as blocks, when the ratings of the first pass are known",
    "page_titles": "a line of a page, or a title of its metadata, is the article's headline",
    "headlines": "a line above the body is the article's headline",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a forest is grown."""

    trees: int
    rate: float
    leaves: int
    least_in_leaf: int = 20
    l2: float = 5
    long_lines_count_more: bool = True
    made_weight: float = 0.3
    """The weight of what is made of a text: a text with a little of its furniture, and with none."""


_SECOND_OF_TEXTS = Settings(
    trees=120, rate=0.06, leaves=12, least_in_leaf=40, l2=10, long_lines_count_more=False, made_weight=0.1
)
"""Short lines are what is wrong after the first pass."""
SETTINGS = {
    "spaced": Settings(trees=200, rate=0.07, leaves=16),
    "spaced_second_pass": _SECOND_OF_TEXTS,
    "dense": Settings(trees=130, rate=0.12, leaves=24),
    "dense_second_pass": _SECOND_OF_TEXTS,
    "blocks": Settings(trees=150, rate=0.08, leaves=14),
    "blocks_second_pass": Settings(trees=150, rate=0.08, leaves=14),
    "page_titles": Settings(trees=80, rate=0.08, leaves=8),
    "headlines": Settings(trees=60, rate=0.06, leaves=8),
}
NAMES = [name for name in SETTINGS if not name.endswith(SECOND_PASS)]
TITLE_BOOSTERS = 4
"""The titles' forest is the mean of so many. There are few pages, and a single one changes titles by chance."""
FEWEST_SITES = 25
"""A word gets a weight only when this many sites use it, so that words of a single site get none."""
MOST_WORDS = 1500
PROSE_WORDS, FEWEST_PARAGRAPHS = 15, 3
"""An element with this many paragraphs of so many words holds the article. So many below the body go on with it."""
PARTS = 3
"""In training the sites are dealt into parts. Word weights and first-pass ratings of a part are learned from the others."""

PLAIN_WEIGHT = 0.25
"""The weight of a plain page. That of a page or a text as it was found is 1. See also Settings.made_weight."""
PLAIN_PAGES = (  # what stands before and after an article on plain pages
    ("<html><head><title>{title}</title></head><body><h1>{title}</h1>\n", "</body></html>"),
    ("<html><head><title>{title}</title></head><body><h2>{title}</h2>\n", "</body></html>"),
    (
        "<html><head><title>{title} | The Hollin Gazette</title></head><body><header><a href='/'>The Hollin Gazette</a>"
        "<nav><ul><li><a href='/w'>World</a></li><li><a href='/b'>Business</a></li></ul></nav></header><main><article>"
        "<h1>{title}</h1>\n",
        "</article></main><footer><p>© The Hollin Gazette</p><a href='/terms'>Terms of use</a></footer></body></html>",
    ),
    (
        "<html><head><title>{title} - Fenwick Today</title></head><body><div id='header'><a href='/'>Fenwick Today</a>"
        "<a href='/login'>Log in</a></div><div class='wrapper'><div class='content'><h1>{title}</h1><div class='text'>\n",
        "</div></div><div class='right'><h3>More stories</h3><ul><li><a href='/1'>Market day moves to Thursday</a></li>"
        "<li><a href='/2'>Six ways to cook a turnip</a></li></ul></div></div><div id='footer'>Contact us | Cookies</div>"
        "</body></html>",
    ),
    (
        "<html><head><title>{title}</title></head><body><table width='800'><tr><td width='150'><a href='/'>Home</a><br>"
        "<a href='/l'>Links</a></td><td><b>{title}</b><br><br>\n",
        "</td></tr></table></body></html>",
    ),
    (
        "<html><head><title>{title}</title></head><body><article class='post'><header><h1 class='entry-title'>{title}</h1>"
        "<span class='meta'>4 min read</span></header><div class='entry-content'>\n",
        "</div><div class='share'><a href='#'>Share this</a></div></article><section><h2>Leave a comment</h2>"
        "<p>Your address will not be published.</p></section></body></html>",
    ),
)


@dataclass(slots=True, kw_only=True)
class Case:
    """One page or text, its pieces, and the share of each piece that is in the body (-1: it has no words)."""

    id: str
    site: str
    title: str | None
    pieces: list
    votes: list
    share: np.ndarray
    titles: list = field(default_factory=list)
    """Of a page the texts that can be its headline, each with its features."""
    page: title_candidates.Page | None = None
    """Of a page what its headline is chosen from."""


def aligned(words, gold):
    """For each word how strongly the longest common subsequence ties it to the gold, 0 to 1; single words count little."""
    index = {}
    a = np.array([index.setdefault(word, len(index)) for word in words], dtype=np.int32)
    b = np.array([index.setdefault(word, len(index)) for word in gold], dtype=np.int32)
    tied = np.zeros(len(a), dtype=np.float32)
    if not len(a) or not len(b):
        return tied
    table = np.zeros((len(a) + 1, len(b) + 1), dtype=np.float32)
    for i in range(len(a)):
        same = b == a[i]
        strength = same * np.float32(0.1)
        if i:
            strength[1:] += np.float32(0.45) * (same[1:] & (b[:-1] == a[i - 1]))
        if i + 1 < len(a):
            strength[:-1] += np.float32(0.45) * (same[:-1] & (b[1:] == a[i + 1]))
        row = table[i].copy()
        np.maximum(row[1:], table[i, :-1] + strength, out=row[1:])
        table[i + 1] = np.maximum.accumulate(row)
    i, j = len(a), len(b)
    while i and j:
        if table[i, j] == table[i - 1, j]:
            i -= 1
        elif table[i, j] == table[i, j - 1]:
            j -= 1
        else:
            tied[i - 1] = table[i, j] - table[i - 1, j - 1]
            i, j = i - 1, j - 1
    return tied


def shares(texts, body):
    """For each text the share of its words that the body has at that place."""
    words, owners = [], []
    for number, text in enumerate(texts):
        found = WORD.findall(text.lower())
        words += found
        owners += [number] * len(found)
    total, hits = np.zeros(len(texts)), np.zeros(len(texts))
    for owner, strength in zip(owners, aligned(words, WORD.findall(body.lower())), strict=True):
        total[owner] += 1
        hits[owner] += 1.0 if strength >= 0.5 else 0.3 if strength > 0 else 0.0
    return np.where(total > 0, hits / np.maximum(total, 1), -1)


def masked(texts, share, elements=None):
    """The shares, with -1 where a label contradicts what a listener wants; no forest learns from those lines.

    Some sets have credits, references, appeals and biographies in their bodies. And some bodies end in the middle of the
    article: then the prose that goes on below, in the same element of a page, is the article's all the same.
    """
    labels = np.array(share, dtype=float)
    body = np.flatnonzero(labels >= 0.5)
    if not len(body):
        return labels
    for at in body:
        is_last = at >= body[-1] - 1
        if is_stock(texts[at]) or is_helpers(texts[at]) or (is_last and is_biography(texts[at])):
            labels[at] = -1
    prose = [len(text.split()) >= PROSE_WORDS and is_own_sentence(text) for text in texts]
    below = range(body[-1] + 1, len(texts))
    if elements:
        inside = collections.Counter(elements[at] for at in body if prose[at])
        goes_on = [at for at in below if prose[at] and inside[elements[at]] >= FEWEST_PARAGRAPHS]
    else:
        goes_on = list(itertools.takewhile(prose.__getitem__, below))
    if elements or len(goes_on) >= FEWEST_PARAGRAPHS:
        labels[goes_on] = -1
    return labels


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def page_cases(path):
    """The pages, each as the blocks that are judged, and for each a plain page with the same article."""
    for row in rows(path):
        case, found = page_case(row["id"], site_of(row), row["title"], row["html"], row["body"])
        yield case
        plain = plain_page(row, found)
        if plain:
            yield page_case(f"{row['id']}#plain", case.site, row["title"], *plain)[0]


def page_case(id_, site, title, markup, body):
    """A page as a case, and its blocks, each with the share of its words that is in the body."""
    tree = parse_page(markup)
    tidy(tree)
    metadata = read_metadata(tree)
    found = mark_pull_quotes(read_blocks(tree)[0])
    voted = votes.votes(tree, found, metadata.body)
    share = shares([block.text for block in found], clean_characters(body))
    chosen = block_judging.blocks_in_question(found, voted)
    elements = [structure.element_of(block) for block in found]
    labels = masked([block.text for block in found], share, elements)
    page = title_candidates.Page.of(found, list(share >= 0.5), metadata.titles)
    titles = [(candidate.text, row) for candidate, row in page_titles.measure_candidates(page)]
    case = Case(
        id=id_, site=site, title=title, pieces=[found[at] for at in chosen], votes=[voted[at] for at in chosen],
        share=labels[chosen], titles=titles, page=page,
    )  # fmt: skip
    return case, list(zip(found, share, strict=True))


def plain_page(row, found):
    """A page of few elements with the beginning of the same article, and its body: pages of small sites, saved pages.

    The public sets have pages of large sites only. Half of these plain pages end with a short sentence of the article.
    """
    body = [block for block, share in found if share >= 0.8 and block.kind is None]
    if not row["title"] or len(body) < 3:
        return None
    dice = random.Random(row["id"])
    most = dice.choice((2, 3, 4, 6, 10, 20))
    chosen = body[:most]
    short = [block for block in body[most:] if block.tag == "p" and len(block.text.split()) <= 9 and block.text[-1] in ".!?”"]
    if short and dice.random() < 0.5:
        chosen.append(dice.choice(short))
    lists = {"li": "<ul>{}</ul>", "dt": "<dl>{}</dl>", "dd": "<dl>{}</dl>"}
    parts = []
    for tag, some in itertools.groupby(chosen, key=lambda block: block.tag if block.tag in {"li", "dt", "dd", "h2", "h3"} else "p"):
        markup = "".join(f"<{tag}>{html.escape(block.text)}</{tag}>\n" for block in some)
        parts.append(lists.get(tag, "{}").format(markup))
    before, after = dice.choice(PLAIN_PAGES)
    content = before.format(title=html.escape(row["title"])) + "".join(parts) + after
    return content, "\n".join(block.text for block in chosen)


def site_of(row):
    return urlsplit(row["url"] or "").netloc.removeprefix("www.") or row["id"]


def text_cases(path, sites):
    for row in rows(path):
        lines = split_lines(clean_characters(row["text"]))
        players = find_players([line.text for line in lines])
        left_out = players.lines | copied_lines([line.text for line in lines])
        lines = [line for number, line in enumerate(lines) if number not in left_out]
        if lines:
            texts = [line.text for line in lines]
            share = masked(texts, shares(texts, clean_characters(row["body"])))
            site = sites[row["id"].split("#")[0]]
            yield Case(id=row["id"], site=site, title=row["title"], pieces=lines, votes=[], share=share)


def bare_cases(cases, path):
    """Each page's body as a text of its own, half of them under their titles: users also give bare articles."""
    bodies = {row["id"].split("#")[0]: row["body"] for row in rows(path)}
    for number, case in enumerate(cases):
        page = case.id.split("#")[0]
        if not case.id.endswith("#part") or page not in bodies:
            continue
        title = [case.title] if case.title and number % 2 else []
        lines = split_lines(clean_characters("\n\n".join([*title, *re.split(r"\n+", bodies[page])])))
        share = np.ones(len(lines))
        share[: len(title)] = 0.0
        yield Case(id=f"{page}#bare", site=case.site, title=None, pieces=lines, votes=[], share=share)


def light_cases(cases):
    """Each page with a little of its furniture, whole and cut short. Users seldom paste a whole page or a bare article."""
    for case in cases:
        body = np.flatnonzero(case.share >= 0.5)
        if not case.id.endswith("#part") or not len(body):
            continue
        dice = random.Random(case.id)
        for most in (len(body), dice.randrange(2, 8)):
            first, last = body[0] - dice.randrange(5), body[-1] + dice.randrange(7)
            inside = dice.choice((0.0, 0.2, 0.5))
            left = set(body[:most])
            chosen = [
                at
                for at in range(max(0, first), min(len(case.pieces), last + 1))
                if at in left
                or (case.share[at] < 0.5 and (not body[0] < at < body[-1] or dice.random() < inside * most / len(body)))
            ]
            yield Case(
                id=case.id.replace("#part", "#light"), site=case.site, title=None,
                pieces=[case.pieces[at] for at in chosen], votes=[], share=case.share[chosen],
            )  # fmt: skip


def weigh_words(cases):
    """The words' and word pairs' weights: a logistic regression on which of them a line has."""
    tokens = [
        (case.site, words_of(piece.text), share)
        for case in cases
        for piece, share in zip(case.pieces, case.share, strict=True)
    ]
    tokens = [(site, grams(words), share >= 0.5) for site, words, share in tokens if share >= 0]
    sites = collections.defaultdict(set)
    for site, found, _ in tokens:
        for gram in found:
            sites[gram].add(site)
    known = sorted(
        (gram for gram in sites if len(sites[gram]) >= FEWEST_SITES), key=lambda gram: (-len(sites[gram]), gram)
    )
    index = {gram: number for number, gram in enumerate(known[:MOST_WORDS])}
    at_row, at_column = [], []
    for number, (_, found, _) in enumerate(tokens):
        columns = [index[gram] for gram in found if gram in index]
        at_row += [number] * len(columns)
        at_column += columns
    ones = np.ones(len(at_row), dtype=np.float32)
    matrix = sparse.csr_matrix((ones, (at_row, at_column)), shape=(len(tokens), len(index)))
    model = LogisticRegression(C=0.02, max_iter=60, solver="liblinear")
    model.fit(matrix, np.array([is_body for _, _, is_body in tokens]))
    return {
        gram: round(float(model.coef_[0][at]), 2)
        for gram, at in sorted(index.items())
        if abs(model.coef_[0][at]) >= 0.03
    }


def measure(name, case, words):
    if name == "blocks":
        return np.array(block_judging.measure_blocks(case.pieces, case.votes, words), dtype=np.float64)
    return np.array(judging.measure_text(case.pieces, words), dtype=np.float64)


def grow(name, matrix, target, weight, seed=3):
    how = SETTINGS[name]
    settings = {
        "objective": "binary", "num_leaves": how.leaves, "learning_rate": how.rate, "min_data_in_leaf": how.least_in_leaf, "feature_fraction": 0.4,
        "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": how.l2, "verbose": -1, "num_threads": 1, "max_bin": 127, "seed": seed,
    }  # fmt: skip
    return lightgbm.train(settings, lightgbm.Dataset(matrix, target, weight=weight), how.trees)


def train(name, cases):
    """The contents of the models' files for one kind of text, by the names of the files."""
    about = f"{len({case.id.partition('#')[0] for case in cases})} pages of {len({case.site for case in cases})} sites"
    if name == "headlines":
        return {name: stored(name, about, grow(name, *headline_set(cases)))}
    if name == "page_titles":
        labelled = title_set(cases)
        return {name: stored(name, about, *(grow(name, *labelled, seed=3 + at) for at in range(TITLE_BOOSTERS)))}
    cases = [case for case in cases if case.pieces]
    part = deal(cases, PARTS)
    others = unseen_weights(cases, part)
    found = [measure(name, case, others[part[case.site]]) for case in cases]
    model, _ = grow_of(name, cases, found)
    words = weigh_words(out_of_endless(cases))
    second, _ = grow_of(name + SECOND_PASS, cases, read_first(name, cases, found, part))
    return {
        name: stored(name, about, model, words=words),
        name + SECOND_PASS: stored(name + SECOND_PASS, about, second),
    }


def grow_of(name, cases, found):
    """A model of these cases, whose features `found` has, and the matrix it was grown on."""
    how = SETTINGS[name]
    made = {"plain": PLAIN_WEIGHT, "light": how.made_weight, "bare": how.made_weight}
    parts, targets, weights = [], [], []
    for case, features in zip(cases, found, strict=True):
        labelled = case.share >= 0
        weight = 1 + np.minimum(features[:, 0], 80) / 10 if how.long_lines_count_more else np.ones(len(features))
        parts.append(features[labelled].astype(np.float32))
        targets.append((case.share[labelled] >= 0.5).astype(int))
        page_weight = made.get(case.id.rpartition("#")[2], 1.0)
        weights.append(page_weight * weight[labelled] / weight.sum())  # every page has the same weight; long lines have more
    weight, matrix = np.concatenate(weights), np.concatenate(parts)
    return grow(name, matrix, np.concatenate(targets), weight * len(weight) / weight.sum()), matrix


def read_first(name, cases, found, part):
    """The features of the second pass. Each line's first ratings are by models that saw no page of its site."""
    whole = [None] * len(cases)
    for at in range(PARTS):
        seen = [number for number, case in enumerate(cases) if part[case.site] != at]
        model, _ = grow_of(name, [cases[number] for number in seen], [found[number] for number in seen])
        for number, case in enumerate(cases):
            if part[case.site] == at:
                ratings = model.predict(found[number]).tolist()
                if name == "blocks":
                    whole[number] = np.hstack([found[number], np.array(block_judging.measure_around(case.pieces, ratings))])
                else:
                    whole[number] = np.array(judging.measure_again(case.pieces, found[number], ratings))
    return whole


def unseen_weights(cases, part):
    """For each part of the sites the word weights that are learned from the other parts.

    Weights fitted to the same lines would make a forest trust words too much on new lines.
    """
    return [weigh_words(out_of_endless([case for case in cases if part[case.site] != at])) for at in range(PARTS)]


def out_of_endless(cases):
    """The cases whose lines are whole, if there are any: word weights learned from parts of sentences are worse."""
    whole = [case for case in cases if case.id.endswith(("#part", "#wet")) or "#" not in case.id]
    return whole or cases


def same_title(gold, text):
    ours, theirs = WORD.findall(text.casefold()), WORD.findall(gold.casefold())
    return ours == theirs or (" ".join(ours).startswith(" ".join(theirs)) and len(ours) <= len(theirs) + 4)


def headline_set(cases):
    parts, targets = [], []
    for case in cases:
        if case.title:
            for index, row in headlines.measure_candidates(case.pieces, list(case.share >= 0.5)):
                parts.append(row)
                targets.append(int(same_title(case.title, case.pieces[index].text)))
    return np.array(parts), np.array(targets), np.ones(len(targets))


def title_set(cases):
    rows_, targets, weights = [], [], []
    for case in cases:
        if case.title and "#" not in case.id:
            right = [is_title(case.title, text) for text, _ in case.titles]
            if any(right):
                rows_ += [row for _, row in case.titles]
                targets += right
                weights += [1 / len(right)] * len(right)  # every page has the same weight
    return np.array(rows_), np.array(targets, dtype=int), np.array(weights) * len(weights) / sum(weights)


def is_title(gold, text):
    ours, theirs = (" ".join(WORD.findall(title.casefold())) for title in (text, gold))
    return ours == theirs or difflib.SequenceMatcher(None, theirs, ours).ratio() >= 0.95


def stored(name, about, *models, **more):
    """The content of a model's file."""
    return content_of(
        predicts=PREDICTS[name],
        trained_on=about,
        trained_by="tests/benchmarks/reading_train.py",
        features=FEATURES[name],
        trees=trees_of(*models),
        **more,
    )


def choose(name, case, forests):
    """For each of the case's pieces whether the forests take it for the body's."""
    if name == "blocks":
        rated = block_judging.rate_blocks(case.pieces, case.votes, forests[name], forests[name + SECOND_PASS])
        return np.array(rated) >= 0.5
    return np.array(judging.rate_lines(case.pieces, forests[name], forests[name + SECOND_PASS])) >= 0.5


def learned(name, cases):
    """The forests trained on these cases, by the names of their files, as reading would load them."""
    return {
        file: parse_forest(content.encode(), where=file, features=FEATURES[file])
        for file, content in train(name, cases).items()
    }


def deal(cases, folds):
    """For each site the part it is dealt into."""
    sites = sorted({case.site for case in cases})
    random.Random(1).shuffle(sites)
    return {site: number % folds for number, site in enumerate(sites)}


def answer(cases, sources, folds):
    """For each source its id, and the title and body that are read with forests that saw no page of its site."""
    part = deal([case for some in cases.values() for case in some], folds)
    for fold in range(folds):
        forests = {}
        for name, some in cases.items():
            forests |= learned(name, [case for case in some if part[case.site] != fold])
        judging.load_forest = headlines.load_forest = block_judging.load_forest = page_titles.load_forest = lambda _package, name, _features, forests=forests: forests[name]
        for id_, site, content in sources:
            if part.get(site) == fold:
                try:
                    article = read_article("-", stdin=io.BytesIO(content.encode()))
                    title, body = article.title, article.body
                except PodcasterError:
                    title = body = ""
                yield {"id": id_, "title": title, "body": body}


def cross_validate(name, cases, folds):
    """Prints the share of words judged right, and the precision and recall of body words, averaged over pages."""
    part = deal(cases, folds)
    scores = collections.defaultdict(list)
    for fold in range(folds):
        forests = learned(name, [case for case in cases if part[case.site] != fold])
        for case in cases:
            if part[case.site] != fold or (name in {"headlines", "page_titles"} and not case.title):
                continue
            kind = case.id.partition("#")[2] or "page"
            if name == "page_titles":
                if kind == "page":
                    best = page_titles.best_title(case.page, forests[name])
                    scores[case.id.partition("-")[0]].append((float(is_title(case.title, best)),))
                continue
            if name == "headlines":
                rated = headlines.measure_candidates(case.pieces, list(case.share >= 0.5))
                best = max(((forests[name].probability(row), index) for index, row in rated), default=(0.0, None))[1]
                scores[kind].append((float(best is not None and same_title(case.title, case.pieces[best].text)),))
            else:
                scores[kind].append(word_scores(case, choose(name, case, forests)))
    for kind, values in sorted(scores.items()):
        print(name, kind, len(values), *(f"{value:.3f}" for value in np.mean(values, axis=0)))


def word_scores(case, kept):
    size = np.array([len(WORD.findall(piece.text)) for piece in case.pieces])
    gold = case.share >= 0.5
    right = size[kept & gold].sum()
    return right / max(1, size[kept].sum()), right / max(1, size[gold].sum())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("html"), parser.add_argument("text")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--only", nargs="*", default=list(NAMES), choices=NAMES)
    given = parser.parse_args()
    wanted = set(given.only)
    cases = {}
    if wanted & {"blocks", "page_titles"}:
        cases["blocks"] = cases["page_titles"] = list(page_cases(given.html))
    if wanted - {"blocks", "page_titles"}:
        texts = list(text_cases(given.text, {row["id"]: site_of(row) for row in rows(given.html)}))
        spaced = [judging.is_spaced(case.pieces) for case in texts]
        cases["spaced"] = [case for case, has_gaps in zip(texts, spaced, strict=True) if has_gaps]
        cases["dense"] = [case for case, has_gaps in zip(texts, spaced, strict=True) if not has_gaps]
        cases["spaced"] += [*bare_cases(cases["spaced"], given.text), *light_cases(cases["spaced"])]
        cases["headlines"] = texts
    if given.answers:
        sites = {row["id"]: site_of(row) for row in rows(given.html)}
        sources = [(row["id"], sites[row["id"]], row["html"]) for row in rows(given.html)]
        sources += [(row["id"], sites[row["id"].split("#")[0]], row["text"]) for row in rows(given.text)]
        with given.answers.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(found) + "\n" for found in answer(cases, sources, given.folds or 5))
        return
    for name in (name for name in NAMES if name in wanted):
        if given.folds:
            cross_validate(name, cases[name], given.folds)
        else:
            for file, content in train(name, cases[name]).items():
                target = FOLDER / f"{file}.json"
                target.write_text(content, encoding="utf-8")
                print(file, len(cases[name]), "cases", target.stat().st_size, "bytes", flush=True)


if __name__ == "__main__":
    main()
