"""A pair of tokens becomes one, wherever it stands: from left to right, no token used twice."""

import itertools

from duograd.exercises import Exercise, failed

from .pieces import case, joined_by_a_pattern, merged, merged_once, neighbours

exercise = Exercise(
    points=3,
    hints=[
        "By hand: a a a a a with the pair (a, a). Begin at the left. What are the first two tokens "
        "now, and at which place do you go on?",
        "A token that has been joined is used up. So a step forward is sometimes one place long, "
        "and sometimes two.",
        "A `while` loop with a place of your own: if the pair stands there, one joined token goes "
        "into the new list, else the token itself. The very last token has nothing behind it.",
        "A like example: folding 'left right left right left' into steps gives step, step, left: "
        "after each step you go on *behind* it, and the last 'left' stays.",
    ],
)


@exercise.oracle
def merge(tokens, pair):
    return merged(tokens, pair)


CASES = [
    ("abab", "ab"), ("aaaaa", "aa"), ("banana", "an"), ("bab", "ab"),
    (["th", "e", "t", "h", "e", "n"], "he"), (["ab", "c", "a", "bc"], ("a", "bc")),
    ("a", "ab"), ("cb.b", ".b"), (["a", "c", "ab", "c"], ("ab", "c")), ("baab", "ab"),
    (["▁a", "bc", "▁a", "b"], ("▁a", "b")), ("abab", "ba"), ("aBab", "ab"),
    (["▁a", "b", "a", "b"], "ab"), (["▁there", "about"], ("▁there", "about")),
]  # fmt: skip


def made(tokens, pair):
    return case(["pair"], tokens=[*tokens], pair=tuple(pair))


@exercise.cases
def cases(rng):
    for tokens, pair in CASES:
        yield made(tokens, pair)
    for letters in ("ab", "abc"):
        tokens = [str(token) for token in rng.choice([*letters], 25)]
        yield made([*tokens, "a", "a", "a", "b", "a"], "ab" if rng.integers(2) else "ba")
    yield made([str(token) for token in rng.choice(["a", "ab", "b"], 12)], ["a", "b"])


@exercise.telltale
def reads_past_the_end(seen):
    """Your code asks a list for a place that it does not have: behind the last token there is none,
    and in an empty list there is no last one."""
    return failed(seen, "list index out of range")


@exercise.telltale
def pair_against_list(seen):
    """Nothing is joined in what came back: these are the tokens as they were given. Is it the list
    that you made? Is a list compared with a tuple? `["a", "b"] == ("a", "b")` is False."""
    came = [one.value for one in seen[: len(CASES)]]
    kept = all(value == [*tokens] for value, (tokens, _) in zip(came, CASES, strict=False))
    return bool(came) and kept


@exercise.mistake
def first_place_only(tokens, pair):
    """Only the first place where the pair stands was joined: there are more."""
    return merged_once(tokens, pair)


@exercise.mistake
def nothing_behind_the_first_place(tokens, pair):
    """What stands behind the first joined token is lost: the list goes on there."""
    out = merged_once(tokens, pair)
    first = next((p for p, (a, b) in enumerate(zip(out, tokens, strict=False)) if a != b), len(out))
    return out[: first + 1]


@exercise.mistake
def last_place_only(tokens, pair):
    """Only the last place where the pair stands was joined: there are more."""
    places = [place for place, here in enumerate(neighbours(tokens)) if here == tuple(pair)][-1:]
    out = list(tokens)
    for place in places:
        out[place : place + 2] = ["".join(pair)]
    return out


@exercise.mistake
def second_one_stays(tokens, pair):
    """The joined token is there, and its second half stands behind it once more: it is used up."""
    out = []
    for place, token in enumerate(tokens):
        found = tuple(tokens[place : place + 2]) == tuple(pair)
        out.append("".join(pair) if found else token)
    return out


@exercise.mistake
def removed_by_value(tokens, pair):
    """Where the pair was joined, its second token was taken away at the wrong place: `remove`
    takes the *first* that is equal."""
    out, place = list(tokens), 0
    while place < len(out) - 1:
        if (out[place], out[place + 1]) == tuple(pair):
            out[place] += out[place + 1]
            out.remove(pair[1])
        place += 1
    return out


USED_UP = (
    "In a a a a a yours finds the pair (a, a) four times. A token that has been joined is used up: "
    "it cannot be joined again with the next one."
)


@exercise.mistake(words=USED_UP)
def used_twice_and_left_out(tokens, pair):
    out = tokens[:1]
    for here in neighbours(tokens):
        out = [*out[:-1], "".join(pair)] if here == tuple(pair) else [*out, here[1]]
    return out


@exercise.mistake
def two_by_two(tokens, pair):
    """As if the tokens were cut into twos, and only such a two could be the pair: it may begin at
    any token."""
    twos = [tokens[place : place + 2] for place in range(0, len(tokens), 2)]
    joined = (["".join(pair)] if tuple(two) == tuple(pair) else two for two in twos)
    return [*itertools.chain.from_iterable(joined)]


@exercise.mistake(words=USED_UP)
def used_twice(tokens, pair):
    places = [place for place, here in enumerate(neighbours(tokens)) if here == tuple(pair)]
    used = {place + 1 for place in places}
    joined = "".join(pair)
    kept = [
        (joined if p in places else t) for p, t in enumerate(tokens) if p in places or p not in used
    ]
    return kept


@exercise.mistake
def either_order(tokens, pair):
    """(b, a) was joined where (a, b) is asked: the order of a pair matters."""
    return merged(tokens, pair, lambda here, asked: here in (asked, asked[::-1]))


@exercise.mistake
def any_two_of_them(tokens, pair):
    """Any two tokens out of the pair were joined, (b, a) and (a, a) too: asked is the first one
    with the second behind it."""
    return merged(tokens, pair, lambda here, asked: here[0] in asked and here[1] in asked)


@exercise.mistake
def turned(tokens, pair):
    """The pair was looked for the wrong way round."""
    return merged(tokens, pair, lambda here, asked: here == asked[::-1])


@exercise.mistake
def joined_the_wrong_way(tokens, pair):
    """The right places, but the second token stands first in what was joined."""
    turned_round, right = pair[1] + pair[0], pair[0] + pair[1]
    kept = iter(merged(tokens, pair))
    return [turned_round if one == right and one not in tokens else one for one in kept]


@exercise.mistake
def last_token_lost(tokens, pair):
    """The last token is lost where it belongs to no pair."""
    out = merged(tokens, pair)
    ends = out and out[-1] == tokens[-1]
    return out[:-1] if ends else out


@exercise.mistake
def next_token_lost(tokens, pair):
    """The token behind a joined one is lost: two tokens are used up, not three."""
    out, place = [], 0
    while place < len(tokens):
        found = tuple(tokens[place : place + 2]) == tuple(pair)
        out.append("".join(pair) if found else tokens[place])
        place += 3 if found else 1
    return out


@exercise.mistake
def not_in_the_first_place(tokens, pair):
    """Where the pair stands at the very beginning it was not joined."""
    return [*tokens[:1], *merged(tokens[1:], pair)]


@exercise.mistake
def not_in_the_last_place(tokens, pair):
    """Where the pair stands at the very end it was not joined."""
    return [*merged(tokens[:-1], pair), tokens[-1]]


@exercise.mistake
def last_token_again(tokens, pair):
    """The last token comes once more at the end, though it has been joined already."""
    out = merged(tokens, pair)
    return out if out[-1] == tokens[-1] else [*out, tokens[-1]]


@exercise.mistake
def ends_like_the_pair(tokens, pair):
    """A token was joined that only *ends* as the pair begins, or begins as it ends: `'th'` ends in
    an h, but it is not the token `'h'`."""
    return " ".join(tokens).replace(" ".join(pair), "".join(pair)).split(" ")


@exercise.mistake
def first_only_ends_so(tokens, pair):
    """A token was joined that only *ends* as the pair begins: `'th'` ends in an h, but it is not
    the token `'h'`."""

    def fits(here, asked):
        return here[0].endswith(asked[0]) and here[1] == asked[1]

    return merged(tokens, pair, fits)


@exercise.mistake
def second_only_begins_so(tokens, pair):
    """A token was joined that only *begins* as the pair ends: `'bc'` begins with a b, but it is not
    the token `'b'`."""

    def fits(here, asked):
        return here[0] == asked[0] and here[1].startswith(asked[1])

    return merged(tokens, pair, fits)


@exercise.mistake
def read_as_a_pattern(tokens, pair):
    """A sign such as `.` was read as a pattern, in which it stands for any letter: here it is a
    token like all others."""
    return joined_by_a_pattern(tokens, pair)


@exercise.mistake
def text_replaced(tokens, pair):
    """The text was searched, not the tokens: a token such as `'th'` was taken apart, and what
    never was a pair got joined."""
    text, joined = "".join(tokens), pair[0] + pair[1]
    return [joined if part is None else part for part in parts_of(text, joined)]


def parts_of(text, joined):
    """The letters of a text, and None in each place where what is joined stands."""
    place = 0
    while place < len(text):
        found = text.startswith(joined, place)
        yield None if found else text[place]
        place += len(joined) if found else 1


@exercise.mistake
def joined_compared(tokens, pair):
    """ab + c was taken for a + bc: joined they read alike, but they are two other tokens."""
    return merged(tokens, pair, lambda here, asked: "".join(here) == "".join(asked))


@exercise.mistake
def first_token_compared(tokens, pair):
    """Only the first token of the pair was compared: the second one must be there, too."""
    return merged(tokens, pair, lambda here, asked: here[0] == asked[0])


@exercise.mistake
def second_token_compared(tokens, pair):
    """Only the second token of the pair was compared: the first one must be there, too."""
    return merged(tokens, pair, lambda here, asked: here[1] == asked[1])


@exercise.mistake
def from_the_right(tokens, pair):
    """You began at the right: in a a a a a then the first a is left over. Begin at the left."""

    def turned_back(token):
        return token[::-1]

    back = merged([*map(turned_back, tokens[::-1])], [turned_back(t) for t in pair[::-1]])
    return [*map(turned_back, back[::-1])]


@exercise.mistake
def not_joined(tokens, pair):
    """The pair stands there as a list or tuple of two: asked is one string, both joined."""
    return [[*pair] if one == "".join(pair) and one not in tokens else one
            for one in merged(tokens, pair)]  # fmt: skip


@exercise.mistake
def with_a_space(tokens, pair):
    """There is a space in the joined token: it is written without one."""
    return [" ".join(pair) if one == "".join(pair) and one not in tokens else one
            for one in merged(tokens, pair)]  # fmt: skip


@exercise.mistake
def others_left_out(tokens, pair):
    """Only the joined tokens are there: all other tokens stay where they were."""
    return [one for one in merged(tokens, pair) if one == "".join(pair)]


@exercise.mistake
def pair_left_out(tokens, pair):
    """The pair was taken away, and the joined token was not put in its place."""
    return [one for one in merged(tokens, pair) if one != "".join(pair) or one in tokens]


@exercise.mistake
def first_one_lost(tokens, pair):
    """In the place of the pair there is its second token alone: asked are both, joined."""
    return [pair[1] if one == "".join(pair) and one not in tokens else one
            for one in merged(tokens, pair)]  # fmt: skip


@exercise.mistake
def one_string(tokens, pair):
    """One string came back: asked is a list of tokens."""
    return "".join(merged(tokens, pair))


@exercise.mistake
def neighbours_not_needed(tokens, pair):
    """Two tokens were joined that do not stand side by side."""
    out, place = [], 0
    while place < len(tokens):
        if tokens[place] == pair[0] and pair[1] in tokens[place + 1 :]:
            behind = tokens.index(pair[1], place + 1)
            out += ["".join(pair), *tokens[place + 1 : behind]]
            place = behind + 1
        else:
            out.append(tokens[place])
            place += 1
    return out
