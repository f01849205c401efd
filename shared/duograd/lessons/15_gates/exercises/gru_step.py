"""One step of a GRU: one state, mixed from the old one and a candidate."""

import numpy as np

from duograd.exercises import Exercise, failed

from .cells import drawn, reordered, sigmoid

exercise = Exercise(
    points=3,
    gradients=("x", "h", "W", "U", "b_x", "b_h"),
    hints=[
        "By hand, with the table above: r = ½, z = ¾, an old h of 0.8. What is the candidate, and "
        "what comes out? Compare with yours.",
        "Here x and h cannot be added up once for all: r acts on what comes from h in the "
        "candidate, and not on what comes from x. So keep the two sums apart.",
        "Cut x W + b_x and h U + b_h into three blocks each. r and z add theirs and take a "
        "sigmoid; n multiplies r into the block of h before it adds; then mix with z.",
        "A like example: `price = (1 - share) * fresh + share * old`, where `fresh = sqrt(a + "
        "discount * b)`.",
    ],
)


def parts(x, h, W, U, b_x, b_h):
    """r, z, and the two sums of the candidate, from x and from h."""
    x_r, x_z, x_n = np.split(x @ W + b_x, 3, axis=1)
    h_r, h_z, h_n = np.split(h @ U + b_h, 3, axis=1)
    return sigmoid(x_r + h_r), sigmoid(x_z + h_z), x_n, h_n


@exercise.oracle
def gru_step(x, h, W, U, b_x, b_h):
    r, z, x_n, h_n = parts(x, h, W, U, b_x, b_h)
    return (1 - z) * np.tanh(x_n + r * h_n) + z * h


HAND = {
    "x": np.array([[1.0]]),
    "h": np.array([[0.8]]),
    "W": np.array([[0.0, 0.0, 1.0]]),
    "U": np.array([[0.0, 0.0, 1.0]]),
    "b_x": np.array([0.0, np.log(3), 0.0]),
    "b_h": np.zeros(3),
}  # the numbers of the page: r = 1/2, z = 3/4, n = tanh 1.4


def a_step(rng, n, k, H):
    tables = drawn(rng, k, H, 3)
    biases = {"b_x": tables.pop("b"), "b_h": rng.normal(0, 0.5, 3 * H)}
    return {"x": rng.normal(0, 1, (n, k)), "h": rng.normal(0, 0.8, (n, H)), **tables, **biases}


@exercise.cases
def cases(rng):
    yield HAND
    yield a_step(rng, 2, 3, 4)
    yield a_step(rng, 3, 3, 3)  # as many rows as inputs and units
    yield a_step(rng, 4, 2, 1)  # a single unit
    yield {**a_step(rng, 1, 1, 4), "h": np.array([[90.0, -70, 50, -30]])}  # one input, and a far h


@exercise.telltale
def matrix_product(seen):
    """Two tables of the shape [n, H] do not fit in a matrix product. A gate acts number by
    number."""
    return failed(seen, "(2x4 and 2x4)", "In[0]: [2,4], In[1]: [2,4]")


def another(name, words, formula):
    """Declare the mistake of a step that goes on otherwise from r, z, both sums and the old h."""

    def wrong(x, h, W, U, b_x, b_h):
        return formula(*parts(x, h, W, U, b_x, b_h), h)

    exercise.mistake(wrong, slug=name, words=words)


another(
    "z_flipped",
    "As if z were the share of what is *new*. Many texts write it so; here, as in both "
    "frameworks, z is the share of the old h.",
    lambda r, z, x_n, h_n, h: z * np.tanh(x_n + r * h_n) + (1 - z) * h,
)
another(
    "no_reset",
    "As if r were 1: the candidate sees all of the old state.",
    lambda r, z, x_n, h_n, h: (1 - z) * np.tanh(x_n + h_n) + z * h,
)
another(
    "reset_on_all",
    "As if r acted on what comes from x, too; it acts on what comes from h alone.",
    lambda r, z, x_n, h_n, h: (1 - z) * np.tanh(r * (x_n + h_n)) + z * h,
)
another(
    "reset_on_input",
    "As if r acted on what comes from x; it acts on what comes from h.",
    lambda r, z, x_n, h_n, h: (1 - z) * np.tanh(r * x_n + h_n) + z * h,
)
another(
    "reset_on_state_itself",
    "As if r were multiplied with h itself, where its block of h U + b_h is meant.",
    lambda r, z, x_n, h_n, h: (1 - z) * np.tanh(x_n + r * h) + z * h,
)
another(
    "candidate_sigmoid",
    "As if the candidate went through a sigmoid; it is a tanh, and may be negative.",
    lambda r, z, x_n, h_n, h: (1 - z) * sigmoid(x_n + r * h_n) + z * h,
)
another(
    "candidate_linear",
    "As if the candidate had no tanh.",
    lambda r, z, x_n, h_n, h: (1 - z) * (x_n + r * h_n) + z * h,
)
another(
    "candidate_alone",
    "You returned the candidate: nothing of the old state is kept directly.",
    lambda r, z, x_n, h_n, h: np.tanh(x_n + r * h_n),
)
another(
    "candidate_of_x_alone",
    "As if the candidate saw nothing of what comes from h.",
    lambda r, z, x_n, h_n, h: (1 - z) * np.tanh(x_n) + z * h,
)
another(
    "candidate_of_h_alone",
    "As if the candidate saw nothing of what comes from x.",
    lambda r, z, x_n, h_n, h: (1 - z) * np.tanh(r * h_n) + z * h,
)
another(
    "reset_turned_round",
    "As if r were the share of the old state that the candidate does *not* see.",
    lambda r, z, x_n, h_n, h: (1 - z) * np.tanh(x_n + (1 - r) * h_n) + z * h,
)
another(
    "candidate_in_two",
    "As if the tanh were taken of what comes from x alone, and the part from h added after it.",
    lambda r, z, x_n, h_n, h: (1 - z) * (np.tanh(x_n) + r * h_n) + z * h,
)
another(
    "z_of_both",
    "As if z were the share of both, old and new. The two shares make 1 together.",
    lambda r, z, x_n, h_n, h: z * np.tanh(x_n + r * h_n) + z * h,
)
another(
    "added_not_mixed",
    "The whole candidate was added to the share of the old state. The two shares make 1 together.",
    lambda r, z, x_n, h_n, h: np.tanh(x_n + r * h_n) + z * h,
)
another(
    "old_kept_whole",
    "The whole old state was kept, and a share of the candidate added. The two shares make 1 "
    "together.",
    lambda r, z, x_n, h_n, h: (1 - z) * np.tanh(x_n + r * h_n) + h,
)
another(
    "old_left_out",
    "A share of the candidate came back, and nothing of the old state with it.",
    lambda r, z, x_n, h_n, h: (1 - z) * np.tanh(x_n + r * h_n),
)
another(
    "reset_on_old_too",
    "As if r acted on the old state that is kept, too. It acts in the candidate alone.",
    lambda r, z, x_n, h_n, h: (1 - z) * np.tanh(x_n + r * h_n) + z * r * h,
)
another(
    "only_the_old",
    "A share of the old state came back, and nothing of the candidate with it.",
    lambda r, z, x_n, h_n, h: z * h,
)
another(
    "mixed_by_halves",
    "As if z were ½: the mean of candidate and old state came back.",
    lambda r, z, x_n, h_n, h: (np.tanh(x_n + r * h_n) + h) / 2,
)
another(
    "mixed_by_r",
    "As if r mixed old and new; that is what z is for.",
    lambda r, z, x_n, h_n, h: (1 - r) * np.tanh(x_n + r * h_n) + r * h,
)
another(
    "tanh_around_all",
    "The mix went through a tanh as a whole; only the candidate does.",
    lambda r, z, x_n, h_n, h: np.tanh((1 - z) * (x_n + r * h_n) + z * h),
)
another(
    "z_used_twice",
    "As if z were in the place of r, too: the candidate has a gate of its own.",
    lambda r, z, x_n, h_n, h: (1 - z) * np.tanh(x_n + z * h_n) + z * h,
)
another(
    "returned_twice",
    "The new state came back twice. A GRU has one state, and one is asked.",
    lambda r, z, x_n, h_n, h: [(1 - z) * np.tanh(x_n + r * h_n) + z * h] * 2,
)


def other_gates(name, words, change):
    """Declare the mistake of a step whose gates are made otherwise from the sums of x and of h."""

    def wrong(x, h, W, U, b_x, b_h):
        x_r, x_z, x_n = np.split(x @ W + b_x, 3, axis=1)
        h_r, h_z, h_n = np.split(h @ U + b_h, 3, axis=1)
        r, z = change(x_r, h_r, x_z, h_z)
        return (1 - z) * np.tanh(x_n + r * h_n) + z * h

    exercise.mistake(wrong, slug=name, words=words)


other_gates(
    "gates_linear",
    "As if r and z had no sigmoid: a gate is a share, between 0 and 1.",
    lambda x_r, h_r, x_z, h_z: (x_r + h_r, x_z + h_z),
)
other_gates(
    "reset_linear",
    "As if r had no sigmoid: a gate is a share, between 0 and 1.",
    lambda x_r, h_r, x_z, h_z: (x_r + h_r, sigmoid(x_z + h_z)),
)
other_gates(
    "gates_tanh",
    "As if r and z went through a tanh: a gate is a share, between 0 and 1.",
    lambda x_r, h_r, x_z, h_z: (np.tanh(x_r + h_r), np.tanh(x_z + h_z)),
)
for seen, words, one in (
    ("x", "saw x alone, and not what was in mind.", lambda of_x, of_h: of_x),
    ("h", "saw h alone, and nothing of what is read.", lambda of_x, of_h: of_h),
):
    other_gates(
        f"gates_of_{seen}_alone",
        f"As if r and z {words}",
        lambda x_r, h_r, x_z, h_z, one=one: (sigmoid(one(x_r, h_r)), sigmoid(one(x_z, h_z))),
    )
    other_gates(
        f"reset_of_{seen}_alone",
        f"As if r {words}",
        lambda x_r, h_r, x_z, h_z, one=one: (sigmoid(one(x_r, h_r)), sigmoid(x_z + h_z)),
    )
    other_gates(
        f"update_of_{seen}_alone",
        f"As if z {words}",
        lambda x_r, h_r, x_z, h_z, one=one: (sigmoid(x_r + h_r), sigmoid(one(x_z, h_z))),
    )
other_gates(
    "reset_in_update",
    "As if r acted on what comes from h in z, too. It does so in the candidate alone.",
    lambda x_r, h_r, x_z, h_z: (sigmoid(x_r + h_r), sigmoid(x_z + sigmoid(x_r + h_r) * h_z)),
)
other_gates(
    "gates_multiplied",
    "As if the sums from x and from h were multiplied in the gates; they are added.",
    lambda x_r, h_r, x_z, h_z: (sigmoid(x_r * h_r), sigmoid(x_z * h_z)),
)


@exercise.mistake
def reset_before(x, h, W, U, b_x, b_h):
    """As if r were multiplied into h *before* the product with U. So the first paper has it; asked
    is what both frameworks do, after the product."""
    r, z, x_n, _ = parts(x, h, W, U, b_x, b_h)
    _, _, h_n = np.split((r * h) @ U + b_h, 3, axis=1) if r.shape == h.shape else (0, 0, 0)
    return (1 - z) * np.tanh(x_n + h_n) + z * h


@exercise.mistake
def reset_without_bias(x, h, W, U, b_x, b_h):
    """As if r acted on h U alone, with its block of b_h added afterwards. r acts on h U + b_h."""
    r, z, x_n, h_n = parts(x, h, W, U, b_x, b_h)
    bias = np.split(b_h, 3)[2]
    return (1 - z) * np.tanh(x_n + r * (h_n - bias) + bias) + z * h


def ordered_otherwise(name, words, order):
    """Declare the mistake of a step that takes the blocks in another order."""

    def changed(W, U, b_x, b_h):
        return reordered({"W": W, "U": U, "b_x": b_x, "b_h": b_h}, order)

    exercise.given_else(changed, slug=name, words=words)


for name, two, order in (("order_zrn", "first", (1, 0, 2)), ("order_rnz", "last", (0, 2, 1))):
    words = f"As if the {two} two blocks stood the other way round: here the order is r, z, n."
    ordered_otherwise(name, words, order)
for name, order in (("order_nrz", (1, 2, 0)), ("order_nzr", (2, 1, 0))):
    words = "As if the block for n came first: here the order is r, z, n."
    ordered_otherwise(name, words, order)
ordered_otherwise("order_znr", "As if the order were z, n, r: here it is r, z, n.", (2, 0, 1))


@exercise.given_else
def columns_take_turns(W, U, b_x, b_h):
    """As if the columns took turns, r, z, n, r, z, n, …; those of one block stand together."""
    tables = {"W": W, "U": U, "b_x": b_x, "b_h": b_h}
    turns = {name: [table[..., k::3] for k in range(3)] for name, table in tables.items()}
    return {name: np.concatenate(parts, axis=-1) for name, parts in turns.items()}


@exercise.given_else
def candidate_bias_forgotten(b_h):
    """As if the block of b_h for the candidate were 0: r acts on h U + b_h, also there."""
    return {"b_h": b_h * np.repeat([1, 1, 0], len(b_h) // 3)}


@exercise.given_else
def gate_biases_forgotten(b_h):
    """As if the blocks of b_h for r and z were 0: it belongs to h U in all three."""
    return {"b_h": b_h * np.repeat([0, 0, 1], len(b_h) // 3)}


@exercise.given_else
def biases_exchanged(b_x, b_h):
    """As if b_x and b_h had changed places: each belongs to its own sum."""
    return {"b_x": b_h, "b_h": b_x}


@exercise.given_else
def one_bias_twice(b_x):
    """As if b_x were used in the place of b_h, too."""
    return {"b_h": b_x}


@exercise.given_else
def other_bias_twice(b_h):
    """As if b_h were used in the place of b_x, too."""
    return {"b_x": b_h}


@exercise.given_else
def state_bias_forgotten(b_h):
    """As if b_h were 0."""
    return {"b_h": 0 * b_h}


@exercise.given_else
def input_bias_forgotten(b_x):
    """As if b_x were 0."""
    return {"b_x": 0 * b_x}


@exercise.given_else
def both_biases_forgotten(b_x, b_h):
    """As if both biases were 0."""
    return {"b_x": 0 * b_x, "b_h": 0 * b_h}
