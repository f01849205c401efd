"""Answers to `train_bpe`, the same in both frameworks."""


def right_by_sorting(words, n_merges):
    merges = []
    while len(merges) < n_merges:
        counts = count_pairs(words)
        if not counts:
            return merges
        merges.append(sorted(counts, key=counts.get, reverse=True)[0])
        words = [(merge(tokens, merges[-1]), times) for tokens, times in words]
    return merges


def right_in_loops(words, n_merges):
    words = list(words)
    merges = []
    for _ in range(n_merges):
        counts = count_pairs(words)
        best, most = None, 0
        for pair, count in counts.items():
            if count > most:
                best, most = pair, count
        if best is None:
            break
        merges.append(best)
        for i, (tokens, times) in enumerate(words):
            words[i] = (merge(tokens, best), times)
    return merges


def counted_once(words, n_merges):
    merges, counts = [], count_pairs(words)
    for _ in range(n_merges):
        if not counts:
            break
        best = max(counts, key=counts.get)
        merges.append(best)
        words = [(merge(tokens, best), times) for tokens, times in words]
        del counts[best]
    return merges


def the_same_again(words, n_merges):
    merges = []
    for _ in range(n_merges):
        counts = count_pairs(words)
        best = max(counts, key=counts.get)
        merges.append(best)
        [(merge(tokens, best), times) for tokens, times in words]
    return merges


def largest_pair(words, n_merges):
    merges = []
    for _ in range(n_merges):
        counts = count_pairs(words)
        if not counts:
            break
        best = max(counts)
        merges.append(best)
        words = [(merge(tokens, best), times) for tokens, times in words]
    return merges


def argument_changed(words, n_merges):
    merges = []
    for _ in range(n_merges):
        counts = count_pairs(words)
        if not counts:
            break
        best = max(counts, key=counts.get)
        merges.append(best)
        for i, (tokens, times) in enumerate(words):
            words[i] = (merge(tokens, best), times)
    return merges


def counted_once__of_the_letters(words, n_merges):
    merges = []
    for _ in range(n_merges):
        counts = {pair: n for pair, n in count_pairs(words).items() if pair not in merges}
        if counts:
            merges.append(max(counts, key=counts.get))
    return merges


def lists_for_pairs(words, n_merges):
    counts = count_pairs(words)
    if not n_merges or not counts:
        return []
    pair = max(counts, key=counts.get)
    words = [(merge(tokens, pair), times) for tokens, times in words]
    return [list(pair), *train_bpe(words, n_merges - 1)]


def one_at_least(words, n_merges):
    merges = []
    while counts := count_pairs(words):
        merges.append(max(counts, key=counts.get))
        words = [(merge(tokens, merges[-1]), times) for tokens, times in words]
        if len(merges) == n_merges:
            break
    return merges


def no_token_twice(words, n_merges):
    merges = {}
    while len(merges) < n_merges:
        counts = {p: n for p, n in count_pairs(words).items() if "".join(p) not in merges}
        if not counts:
            break
        best = max(counts, key=counts.get)
        merges["".join(best)] = best
        words = [(merge(tokens, best), times) for tokens, times in words]
    return list(merges.values())


def from_letters(words, n_merges):
    words = [(list("".join(tokens)), times) for tokens, times in words]
    merges = []
    for _ in range(n_merges):
        if not (counts := count_pairs(words)):
            break
        merges.append(max(counts, key=counts.get))
        words = [(merge(tokens, merges[-1]), times) for tokens, times in words]
    return merges
