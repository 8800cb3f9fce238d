"""The three trained forests of scripting, and the names of the features that each expects.

    antecedent   for each candidate of a pronoun (pronouns.py): the pronoun stands for it
    speaker      for each candidate of a quotation (candidates.py): it speaks the quotation
    speech       for each quotation (speech_features.py): it is speech, not a title, a nickname or a scare quote

The models are trained by tests/benchmarks/scripting_train.py.
"""

from podcaster.system.forest import Forest, load_forest

__all__ = ["FEATURES", "Forest", "forest"]

_QUOTATION = (
    "words", "starts_upper", "ending", "closed_or_continued", "capitalised", "finite_verb", "talk_words",
    "last_word_upper", "function_words", "punctuation", "ends_comma", "starts_bracket", "upper",
)  # fmt: skip
"""Features of the text between the quotation marks: `_inner_features` in candidates.py."""
_AROUND = (
    "before", "after", "second_after", "since_quotation", "quotation_in_same_paragraph", "starts_sentence",
    "verb_before",
)  # fmt: skip
"""Features of the text around the quotation: the end of `Analysis.place_features`."""
_CANDIDATE = (
    "after", "distance", "sentences", "paragraphs", "quotations_between", "mentions_between", "verb_distance",
    "nearest_verb", "verb_farther_than_nearest", "verb_offset", "path", "verb_strength", "inverted", "according",
    "preposition", "leads", "kind", "pronoun", "possessive_or_modifier", "plural", "person", "entity_person",
    "share_of_mentions", "name_words", "definite", "previous_mention", "previous_speaker", "after_previous_mention",
    "only_verb_between", "colon_between", "rivals_between", "breaks_between", "grammar_agrees", "grammar_kind",
    "named_inside", "paragraph_about", "paragraph_before_about", "sentence_before_about",
)  # fmt: skip
"""Features of a mention that may speak a quotation: `Analysis.features`."""
FEATURES = {
    "antecedent": (
        "rank", "subject_rank", "distance", "sentences", "paragraphs", "same_gender", "gender_weight", "person",
        "mentions_near", "share_of_mentions", "most_mentions", "kind", "name_words", "possessive_or_modifier",
        "preposition", "verb_strength", "path", "leads", "inverted", "sentences_since_subject",
        "subject_verb_strength", "since_last_antecedent", "last_antecedent", "candidates", "agreeing_candidates",
        "pronoun_after_quotation", "mention_after_quotation", "named_inside", "subject_before_quotation",
        "only_person_before_quotation", "spoke_last", "paragraphs_since_speech", "paragraph_about",
        "paragraph_before_about", "governed", "subject_governed", "mentions_in_paragraph", "exact_gender",
        "exact_genders", "exact_rank", "pronoun_continues", "pronoun_governed", "pronoun_leads",
        "pronoun_verb_strength",
    ),
    "speaker": (
        *_CANDIDATE, *(f"quotation_{name}" for name in _QUOTATION[:6]), *(f"quotation_{name}" for name in _AROUND),
    ),
    "speech": (
        *_QUOTATION, *(f"best_{name}" for name in _CANDIDATE), "best_odds", "second_odds", *_AROUND,
        "title_word_before", "title_word_near", "on_air_before", "strongest_verb", "verbs_of_speech", "sentence_words",
        "strength_before", "strength_after", "strength_second_after", "lower_word_after", "determiner_before",
        "quotation_beside", "quotation_near", "paragraph", "parenthesised",
    ),
}  # fmt: skip
"""For each forest the names of a row's numbers, in order."""


def forest(name: str) -> Forest:
    """A forest that comes with podcaster: "antecedent", "speaker" or "speech"."""
    return load_forest("podcaster.scripting", name, FEATURES[name])
