"""Answers to `merge`, the same in both frameworks."""


def right_with_a_skip(tokens, pair):
    merged, skip = [], False
    for i, token in enumerate(tokens):
        if skip:
            skip = False
        elif i + 1 < len(tokens) and (token, tokens[i + 1]) == pair:
            merged.append(token + tokens[i + 1])
            skip = True
        else:
            merged.append(token)
    return merged


def right_on_a_copy(tokens, pair):
    a, b = pair
    tokens = list(tokens)
    i = 0
    while i < len(tokens) - 1:
        if tokens[i] == a and tokens[i + 1] == b:
            tokens[i : i + 2] = [a + b]
        i += 1
    return tokens


def right_by_recursion(tokens, pair):
    def joined(rest):
        if len(rest) < 2:
            return list(rest)
        if (rest[0], rest[1]) == pair:
            return ["".join(pair), *joined(rest[2:])]
        return [rest[0], *joined(rest[1:])]

    return joined(tokens)


def right_by_yielding(tokens, pair):
    place = 0
    while place < len(tokens):
        if tokens[place] == pair[0] and tokens[place + 1 : place + 2] == [pair[1]]:
            yield pair[0] + pair[1]
            place += 1
        else:
            yield tokens[place]
        place += 1


def _merged(tokens, pair, stands, end):
    merged, i = [], 0
    while i < end:
        if stands(i):
            merged.append(pair[0] + pair[1])
            i += 2
        else:
            merged.append(tokens[i])
            i += 1
    return merged


def reads_past_the_end(tokens, pair):
    def stands(i):
        return tokens[i] == pair[0] and tokens[i + 1] == pair[1]

    return _merged(tokens, pair, stands, len(tokens))


def pair_against_list(tokens, pair):
    return _merged(tokens, pair, lambda i: tokens[i : i + 2] == pair, len(tokens))


def last_token_lost(tokens, pair):
    return _merged(tokens, pair, lambda i: (tokens[i], tokens[i + 1]) == pair, len(tokens) - 1)


def text_replaced(tokens, pair):
    joined = "".join(pair)
    text = "".join(tokens).replace(joined, "#")
    return [joined if letter == "#" else letter for letter in text]


def argument_changed(tokens, pair):
    i = 0
    while i < len(tokens) - 1:
        if (tokens[i], tokens[i + 1]) == pair:
            tokens[i : i + 2] = [tokens[i] + tokens[i + 1]]
        i += 1
    return tokens


def right_as_it_was(tokens, pair):
    if pair not in zip(tokens, tokens[1:]):
        return tokens
    merged = []
    for token in tokens:
        if merged and (merged[-1], token) == pair:
            merged[-1] += token
        else:
            merged.append(token)
    return merged


def ends_like_the_pair(tokens, pair):
    return " ".join(tokens).replace(" ".join(pair), "".join(pair)).split()


def reads_past_the_end__of_an_empty_list(tokens, pair):
    merged = []
    for token in tokens:
        if (merged[-1], token) == pair:
            merged[-1] += token
        else:
            merged.append(token)
    return merged


def read_as_a_pattern(tokens, pair):
    import re

    left, right = pair
    text = " ".join(tokens)
    return re.sub(rf"(?<!\S){left} {right}(?!\S)", left + right, text).split()


def right_by_a_pattern(tokens, pair):
    import re

    pattern = rf"(?<!\S){re.escape(' '.join(pair))}(?!\S)"
    return re.sub(pattern, lambda _: "".join(pair), " ".join(tokens)).split(" ")


def second_only_begins_so(tokens, pair):
    merged = []
    for token in tokens:
        if merged and merged[-1] == pair[0] and token.startswith(pair[1]):
            merged[-1] += token
        else:
            merged.append(token)
    return merged


def any_two_of_them(tokens, pair):
    merged, i = [], 0
    while i < len(tokens):
        both = tokens[i : i + 2]
        together = len(both) == 2 and all(token in pair for token in both)
        merged.append("".join(both) if together else tokens[i])
        i += 2 if together else 1
    return merged


def pair_against_list__another_list_returned(tokens, pair):
    merged = []
    for token in tokens:
        if merged and (merged[-1], token) == pair:
            merged[-1] += token
        else:
            merged.append(token)
    return tokens
