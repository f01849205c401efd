"""Answers to `count_pairs`, the same in both frameworks."""

import itertools
from collections import Counter, defaultdict


def right_by_places(words):
    counts = {}
    for tokens, times in words:
        for i in range(len(tokens) - 1):
            pair = (tokens[i], tokens[i + 1])
            if pair not in counts:
                counts[pair] = 0
            counts[pair] += times
    return counts


def right_by_a_defaultdict(words):
    counts = defaultdict(int)
    for tokens, times in words:
        for left, right in itertools.pairwise(tokens):
            counts[left, right] += times
    return counts


def right_by_a_counter(words):
    total = Counter()
    for tokens, times in words:
        for pair, n in Counter(zip(tokens[:-1], tokens[1:])).items():
            total[pair] += n * times
    return dict(total)


def right_word_by_word(words):
    return Counter(p for tokens, n in words for _ in range(n) for p in zip(tokens, tokens[1:]))


def reads_past_the_end(words):
    counts = {}
    for tokens, times in words:
        for i in range(len(tokens)):
            pair = (tokens[i], tokens[i + 1])
            counts[pair] = counts.get(pair, 0) + times
    return counts


def order_lost(words):
    counts = {}
    for tokens, times in words:
        for pair in zip(tokens, tokens[1:]):
            counts[pair] = counts.get(pair, 0) + times
    return dict(sorted(counts.items()))


def order_lost__most_frequent_first(words):
    counts = Counter()
    for tokens, times in words:
        for pair in zip(tokens, tokens[1:]):
            counts[pair] += times
    return dict(counts.most_common())


def joined(words):
    counts = {}
    for tokens, times in words:
        for a, b in zip(tokens, tokens[1:]):
            counts[a + b] = counts.get(a + b, 0) + times
    return counts


def letters(words):
    counts = {}
    for tokens, times in words:
        word = "".join(tokens)
        for pair in zip(word, word[1:]):
            counts[pair] = counts.get(pair, 0) + times
    return counts


def order_lost__met_last(words):
    counts = {}
    for tokens, times in words:
        for pair in zip(tokens, tokens[1:]):
            counts[pair] = counts.pop(pair, 0) + times
    return counts


def order_lost__most_frequent_first_in_a_word(words):
    total = Counter()
    for tokens, times in words:
        for pair, n in Counter(zip(tokens, tokens[1:])).most_common():
            total[pair] += n * times
    return total


_COUNTS = {}


def counts_of_the_call_before(words):
    for tokens, times in words:
        for pair in zip(tokens, tokens[1:]):
            _COUNTS[pair] = _COUNTS.get(pair, 0) + times
    return _COUNTS


def behind_its_first_place(words):
    counts = {}
    for tokens, times in words:
        for token in tokens[:-1]:
            pair = (token, tokens[tokens.index(token) + 1])
            counts[pair] = counts.get(pair, 0) + times
    return counts
