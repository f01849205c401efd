"""Answers to `encode`, the same in both frameworks."""

import functools


def right_by_rank(word, merges):
    ranks = {pair: rank for rank, pair in enumerate(merges)}
    tokens = list(word)
    while len(tokens) > 1:
        first = min(zip(tokens, tokens[1:]), key=lambda pair: ranks.get(pair, len(merges)))
        if first not in ranks:
            break
        tokens = merge(tokens, first)
    return tokens


def right_by_reduce(word, merges):
    return functools.reduce(merge, merges, list(word))


def right_until_nothing_changes(word, merges):
    tokens, before = [letter for letter in word], None
    while tokens != before:
        before = tokens
        for pair in merges:
            tokens = merge(tokens, pair)
    return tokens


def longest_first(word, merges):
    known = {a + b for a, b in merges}
    tokens, place = [], 0
    while place < len(word):
        for end in range(len(word), place, -1):
            if word[place:end] in known or end == place + 1:
                tokens.append(word[place:end])
                place = end
                break
    return tokens


def last_merge_only(word, merges):
    tokens = list(word)
    for pair in merges:
        tokens = merge(list(word), pair)
    return tokens


def first_merge_only(word, merges):
    tokens = list(word)
    for pair in merges:
        return merge(tokens, pair)
    return tokens


def right_earliest_that_fits(word, merges):
    tokens = list(word)
    while True:
        fits = [pair for pair in merges if pair in zip(tokens, tokens[1:])]
        if not fits:
            return tokens
        tokens = merge(tokens, fits[0])


_KNOWN = {}


def tokens_of_other_merges(word, merges):
    if word not in _KNOWN:
        _KNOWN[word] = list(word)
        for pair in merges:
            _KNOWN[word] = merge(_KNOWN[word], pair)
    return _KNOWN[word]


def whole(word, merges):
    tokens = [word]
    for pair in merges:
        tokens = merge(tokens, pair)
    return tokens


def read_as_a_pattern(word, merges):
    import re

    text = " ".join(word)
    for a, b in merges:
        text = re.sub(rf"(?<!\S){a} {b}(?!\S)", a + b, text)
    return text.split()


def pairs_of_letters_only(word, merges):
    tokens = list(word)
    for pair in sorted(merges, key=lambda pair: len("".join(pair)), reverse=True):
        tokens = merge(tokens, pair)
    return tokens


def mark_added_where_none_was(word, merges):
    tokens = list(word) if word.startswith("▁") else ["▁", *word]
    for pair in merges:
        tokens = merge(tokens, pair)
    return tokens
