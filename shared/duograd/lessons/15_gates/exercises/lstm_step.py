"""One step of an LSTM: what is kept of the cell, what is written to it, what is shown of it."""

import numpy as np

from duograd.exercises import Exercise, failed

from .cells import drawn, gates, lstm, reordered, sigmoid, sums

exercise = Exercise(
    points=2,
    level="complete",
    gradients=("x", "h", "c", "W", "U", "b"),
    hints=[
        "By hand, with the table above: i = ¼, f = ¾, o = ½, g = 0.76 and an old c of 2. Which c "
        "and which h should come out? Compare both with yours.",
        "The cell is a belt. A share of what lies on it stays, a share of what is new is put "
        "beside it, and the sum moves on as it is. What is *shown* of it is another matter.",
        "Two lines are missing. In the first, f and i have one partner each, and the two products "
        "are added up. The second looks at the new c, squeezed between −1 and 1.",
        "A like example: `savings = 0.9 * savings + 0.5 * wage`, then `spent = 0.2 * "
        "sqrt(savings)`.",
    ],
)


@exercise.oracle
def lstm_step(x, h, c, W, U, b):
    return lstm(x, h, c, W, U, b)


HAND = {
    "x": np.array([[1.0]]),
    "h": np.array([[0.5]]),
    "c": np.array([[2.0]]),
    "W": np.array([[0.0, 0.0, 1.0, 0.0]]),
    "U": np.zeros((1, 4)),
    "b": np.array([-np.log(3), np.log(3), 0.0, 0.0]),
}  # the numbers of the page: i = 1/4, f = 3/4, g = tanh 1, o = 1/2


def a_step(rng, n, k, H):
    x, h, c = rng.normal(0, 1, (n, k)), rng.normal(0, 0.5, (n, H)), rng.normal(0, 1, (n, H))
    return {"x": x, "h": h, "c": c, **drawn(rng, k, H, 4)}


@exercise.cases
def cases(rng):
    yield HAND
    yield a_step(rng, 3, 3, 3)  # as many rows as inputs and units, as by hand
    yield a_step(rng, 4, 2, 1)  # a single unit
    far = {"c": np.array([[900.0, -700, 500, -300]])}  # a cell is not bounded
    far["b"] = np.tile([-5.0, 5], 8)  # and gates may be nearly shut, or open
    yield {**a_step(rng, 1, 1, 4), **far}  # one input


@exercise.telltale
def one_tensor(seen):
    """One tensor with three axes came back; asked are two things, h and c, [n, H] each."""
    return all(np.ndim(one.value) == 3 and not isinstance(one.value, list) for one in seen)


@exercise.telltale
def matrix_product(seen):
    """Two tables of the shape [n, H] do not fit in a matrix product. A gate acts number by
    number."""
    return failed(seen, "(4x1 and 4x1)", "In[0]: [4,1], In[1]: [4,1]")


def another(name, words, formula):
    """Declare the mistake of a step that goes on otherwise from i, f, g, o and the old c and h."""

    def wrong(x, h, c, W, U, b):
        return formula(*gates(x, h, W, U, b), c, h)

    exercise.mistake(wrong, slug=name, words=words)


def shown(o, c):
    return [o * np.tanh(c), c]


another(
    "gates_swapped",
    "As if i and f had changed places: what should be kept is written, and the other way round.",
    lambda i, f, g, o, c, h: shown(o, i * c + f * g),
)
another(
    "nothing_forgotten",
    "The whole old c is kept, whatever f is.",
    lambda i, f, g, o, c, h: shown(o, c + i * g),
)
another(
    "coupled",
    "As if the share that is written were 1 − f. Here i decides that, by itself.",
    lambda i, f, g, o, c, h: shown(o, f * c + (1 - f) * g),
)
another(
    "turned_round",
    "As if 1 − f were the share that is kept. It is f itself.",
    lambda i, f, g, o, c, h: shown(o, (1 - f) * c + i * g),
)
another(
    "one_gate_mixes",
    "As if f were the share of what is new, and the rest of what is kept. Here f keeps and i "
    "writes, each by itself.",
    lambda i, f, g, o, c, h: shown(o, (1 - f) * c + f * g),
)
another(
    "input_gate_mixes",
    "As if the share that is kept were 1 − i. Here f decides that, by itself.",
    lambda i, f, g, o, c, h: shown(o, (1 - i) * c + i * g),
)
another(
    "new_kept_too",
    "As if f acted on what is new, too; it acts on the old c alone.",
    lambda i, f, g, o, c, h: shown(o, f * (c + i * g)),
)
another(
    "gates_squashed_again",
    "As if i, f, g and o went through sigmoid and tanh twice: the lines above have done that.",
    lambda i, f, g, o, c, h: shown(sigmoid(o), sigmoid(f) * c + sigmoid(i) * np.tanh(g)),
)
another(
    "written_by_o",
    "As if o said which share of g is written; that is what i is for.",
    lambda i, f, g, o, c, h: shown(o, f * c + o * g),
)
another(
    "no_input_gate",
    "g is written as a whole, whatever i is.",
    lambda i, f, g, o, c, h: shown(o, f * c + g),
)
another(
    "only_the_old",
    "Nothing new is written: your c is a share of the old one, and no more.",
    lambda i, f, g, o, c, h: shown(o, f * c),
)
another(
    "only_the_new",
    "Nothing old is kept: your c holds what this step writes, and no more.",
    lambda i, f, g, o, c, h: shown(o, i * g),
)
another(
    "h_for_c",
    "As if f kept a share of the old h. There are two states; f looks after the other one.",
    lambda i, f, g, o, c, h: shown(o, f * h + i * g),
)
another(
    "h_written",
    "As if a share of the old h were written, and not of what is new, g.",
    lambda i, f, g, o, c, h: shown(o, f * c + i * h),
)
another(
    "c_squashed",
    "Your c went through a tanh on its way. On the belt nothing is squeezed: then it would fade "
    "like the state of an RNN.",
    lambda i, f, g, o, c, h: shown(o, np.tanh(f * c + i * g)),
)
another(
    "only_positive_written",
    "As if g were 0 where it is negative. What is written may be negative.",
    lambda i, f, g, o, c, h: shown(o, f * c + i * np.maximum(g, 0)),
)
another(
    "candidate_squashed_twice",
    "g went through a tanh twice: as it is given, it lies between −1 and 1 already.",
    lambda i, f, g, o, c, h: shown(o, f * c + i * np.tanh(g)),
)
another(
    "taken_away",
    "What is new is taken away from what is kept; the two are added up.",
    lambda i, f, g, o, c, h: shown(o, f * c - i * g),
)
another(
    "no_output_tanh",
    "Your c is right. Your h is a share of c itself: it was not squeezed between −1 and 1 first.",
    lambda i, f, g, o, c, h: [o * (f * c + i * g), f * c + i * g],
)
another(
    "tanh_around_all",
    "Your c is right. In h the tanh is taken of the product; the gate comes after it.",
    lambda i, f, g, o, c, h: [np.tanh(o * (f * c + i * g)), f * c + i * g],
)
another(
    "output_sigmoid",
    "Your c is right. In h it was squeezed by a sigmoid; asked is tanh, which can be negative.",
    lambda i, f, g, o, c, h: [o * sigmoid(f * c + i * g), f * c + i * g],
)
another(
    "old_c_shown",
    "Your c is right. Your h shows the *old* c, from before this step.",
    lambda i, f, g, o, c, h: [o * np.tanh(c), f * c + i * g],
)
another(
    "no_output_gate",
    "Your c is right. Your h shows all of it, whatever o is.",
    lambda i, f, g, o, c, h: [np.tanh(f * c + i * g), f * c + i * g],
)
another(
    "cell_shown_whole",
    "Your c is right, and it came back as h, too. Shown is a share, o, of its tanh.",
    lambda i, f, g, o, c, h: [f * c + i * g] * 2,
)
another(
    "old_h_shown",
    "Your c is right. Your h is a share of the tanh of the *old* h, and not of the new c.",
    lambda i, f, g, o, c, h: [o * np.tanh(h), f * c + i * g],
)
another(
    "shown_by_i",
    "Your c is right. In h, i stands in the place of o.",
    lambda i, f, g, o, c, h: [i * np.tanh(f * c + i * g), f * c + i * g],
)
another(
    "shown_by_f",
    "Your c is right. In h, f stands in the place of o.",
    lambda i, f, g, o, c, h: [f * np.tanh(f * c + i * g), f * c + i * g],
)
another(
    "output_gate_squashed_again",
    "Your c is right. In h, o went through a sigmoid once more: it is a share already.",
    lambda i, f, g, o, c, h: [sigmoid(o) * np.tanh(f * c + i * g), f * c + i * g],
)
another(
    "h_twice",
    "Your h is right, and it came back twice. The second is to be c.",
    lambda i, f, g, o, c, h: [shown(o, f * c + i * g)[0]] * 2,
)
another(
    "candidate_shown",
    "Your c is right. Your h shows g, what is new in this step, and not what lies in the cell.",
    lambda i, f, g, o, c, h: [o * np.tanh(g), f * c + i * g],
)
another(
    "states_swapped",
    "The two states came back the wrong way round: first h, then c.",
    lambda i, f, g, o, c, h: shown(o, f * c + i * g)[::-1],
)
another(
    "h_alone",
    "One state came back, h. The next step needs c as well: return both.",
    lambda i, f, g, o, c, h: shown(o, f * c + i * g)[0],
)
another(
    "c_alone",
    "One state came back, c. The next step needs h as well: return both.",
    lambda i, f, g, o, c, h: f * c + i * g,
)
another(
    "old_c_returned",
    "Your h is right, but with it the *old* c came back: the next step would start from that.",
    lambda i, f, g, o, c, h: [shown(o, f * c + i * g)[0], c],
)
another(
    "old_h_returned",
    "Your c is right, but with it the *old* h came back.",
    lambda i, f, g, o, c, h: [h, f * c + i * g],
)


@exercise.mistake
def candidate_sigmoid(x, h, c, W, U, b):
    """As if g went through a sigmoid, as the gates do. g is what is written, and may be
    negative."""
    i, f, _, o = gates(x, h, W, U, b)
    return shown(o, f * c + i * sigmoid(sums(x, h, W, U, b, 4)[2]))


@exercise.mistake
def gates_linear(x, h, c, W, U, b):
    """As if i, f and o had no sigmoid. A gate is a share, between 0 and 1."""
    i, f, g, o = sums(x, h, W, U, b, 4)
    return shown(o, f * c + i * np.tanh(g))


@exercise.mistake
def gates_tanh(x, h, c, W, U, b):
    """As if the gates went through a tanh. A gate is a share, between 0 and 1."""
    i, f, g, o = map(np.tanh, sums(x, h, W, U, b, 4))
    return shown(o, f * c + i * g)


@exercise.given_else(slug="order_ifog", words="As if the last two blocks stood the other way "
                     "round: the order is i, f, g, o.")  # fmt: skip
def order_ifog(W, U, b):
    return reordered({"W": W, "U": U, "b": b}, (0, 1, 3, 2))


@exercise.given_else
def state_ignored(h):
    """As if h were 0: the gates do not see what was shown before."""
    return {"h": 0 * h}


@exercise.given_else
def bias_forgotten(b):
    """As if b were 0."""
    return {"b": 0 * b}
