"""Embeddings, positions, blocks one after the other, a last norm, logits."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .parts import block_of, drawn, norm, shapes_of, softmax

exercise = Exercise(
    points=3,
    level="complete",
    probe="model",
    gradients=("E", "P", "W_q", "b2", "gain", "bias", "W", "b"),
    hints=[
        "Follow the shapes for 2 texts of 5 words and d = 8: X [2, 5], then [2, 5, 8] after the "
        "first line. Which shape has it after one block, after ten, and at the very end?",
        "The stream begins as *what* a word is plus *where* it stands; every block adds to it; "
        "the end is a norm and a dense layer with a score for each word of the vocabulary.",
        "Three lines: rows of E plus the first rows of P; in the loop your `block`, which gets "
        "the stream as it is by now; at the end gain and bias, then W and b.",
        "A like example: a letter goes round an office. Everybody gets it with all notes of those "
        "before, and adds one. What is sent is the letter after the last of them.",
    ],
)


def model_of(X, n_heads, E, P, gain, bias, W, b, start=None, blocks=None, end=None, step=block_of,
             **stacked):  # fmt: skip
    """The logits, and by keyword what students do otherwise."""
    stream = E[X] + P[: X.shape[1]] if start is None else start(X, E, P)
    layers = [{n: a[k] for n, a in stacked.items()} for k in range(len(stacked["W_q"]))]
    for weights in layers if blocks is None else blocks(layers):
        stream = step(stream, weights, n_heads)
    return norm(stream, gain, bias) @ W + b if end is None else end(stream, gain, bias, W, b)


@exercise.oracle
def Transformer(n_words, d, n_heads, n_layers, T, **model):
    return model_of(n_heads=n_heads, **model)


def built(rng, shape, n_words, d, n_heads, n_layers, T, size=1.0, far=1, **options):
    """A Transformer of these sizes, holding random weights, called on words of this shape; its
    stream is `size` times as large as usual."""
    sizes = {"n_words": n_words, "d": d, "n_heads": n_heads, "n_layers": n_layers, "T": T}
    shapes: dict[str, tuple[int, ...]] = {"E": (n_words, d), "P": (T, d)}
    shapes |= {name: (n_layers, *of_one) for name, of_one in shapes_of(d).items()}
    shapes |= {"gain": (d,), "bias": (d,), "W": (d, n_words), "b": (n_words,)}
    parameters = {name: drawn(rng, name, shape) for name, shape in shapes.items()}
    for name in ("E", "P", "W_o", "W2", "b2"):
        parameters[name] *= size
    parameters["b"] *= far
    told = f"Transformer{tuple(sizes.values())} called on X of shape {list(shape)}"
    X = rng.integers(0, n_words, shape)
    X[0, 0] = 0  # the first word of the vocabulary has a row, too
    return Case(sizes, parameters=parameters, inputs={"X": X}, told=told, **options)


TWINS = (-3, -2)


@exercise.cases
def cases(rng):
    yield built(rng, (1, 2), 3, 4, 2, 2, 3)
    yield built(rng, (3, 3), 5, 4, 4, 1, 3, gradient=False)
    yield built(rng, (2, 6), 7, 6, 3, 5, 8, size=60, far=100, gradient=False, training=False)
    longer = {"X": rng.integers(0, 4, (2, 4))}
    yield built(rng, (3, 2), 4, 4, 1, 2, 5, gradient=False, before=longer)
    small = built(rng, (1, 3), 5, 4, 2, 1, 4, size=0.003, gradient=False)  # it feels epsilon
    yield from (small, small)
    yield built(rng, (2, 3), 6, 4, 2, 2, 5, sizes=True, judged_by="properties")


@exercise.telltale
def drawn_anew(seen):
    """Called on the same words a second time, with the same weights, the model answers otherwise:
    something in it is random."""
    one, again = (seen[place].value for place in TWINS)
    return one is not None and again is not None and not np.allclose(one, again, 1e-3, 1e-3)


@exercise.telltale
def all_places(seen):
    """A text of 2 words met all the rows of P, of which there may be more: each word wants the row
    of its own place."""
    return failed(
        seen, "(2) must match the size of tensor b (3)", "[1,2,4] vs. [3,4]",
    )  # fmt: skip


def otherwise(part, **named):
    """Let a mistake say what one part of the model does: start, blocks, step or end."""

    def declare(wrong):
        def formula(n_words, d, n_heads, n_layers, T, **model):
            return model_of(n_heads=n_heads, **{part: wrong}, **model)

        return exercise.mistake(formula, wrong, **named)

    return declare


@otherwise("start")
def no_positions(X, E, P):
    """As if P were 0: the model is told what the words are, and not where they stand."""
    return E[X]


@otherwise("start")
def no_words(X, E, P):
    """As if E were 0: the model is told how many words there are, and not which."""
    return np.zeros((len(X), 1, 1)) + P[: X.shape[1]]


@otherwise("start")
def places_of_the_words(X, E, P):
    """A word's row of P was looked up by which word it is, and not by where it stands."""
    return E[X] + P[X % len(P)]


@otherwise("start")
def last_places(X, E, P):
    """A text shorter than T was given the *last* rows of P: it starts at place 0."""
    return E[X] + P[len(P) - X.shape[1] :]


@otherwise("start")
def first_place_for_all(X, E, P):
    """All words were given the same row of P, that of the first place."""
    return E[X] + P[0]


@otherwise("start")
def places_of_the_texts(X, E, P):
    """All words of a text were given the same row of P, that of the *text* in the batch."""
    return E[X] + P[: len(X), None]


@otherwise("start")
def embeddings_scaled(X, E, P):
    """The rows of E were multiplied by √d before P was added. That is done elsewhere; here they are
    added as they are."""
    return E[X] * np.sqrt(E.shape[1]) + P[: X.shape[1]]


@otherwise("start")
def first_row_zero(X, E, P):
    """As if the first row of E were zeros: the word 0 has a row, like all others."""
    return E[X] * (X > 0)[..., None] + P[: X.shape[1]]


@otherwise("start")
def multiplied(X, E, P):
    """Words and places were multiplied: add them."""
    return E[X] * P[: X.shape[1]]


@otherwise("blocks")
def first_block_only(layers):
    """Only the first block worked. With one block that is right, with two it is not."""
    return layers[:1]


@otherwise("blocks")
def last_block_left_out(layers):
    """The last block did not work, the others did."""
    return layers[:-1]


@otherwise("blocks")
def last_block_only(layers):
    """Only the last block counts: it did not get what the blocks before it had made."""
    return layers[-1:]


@otherwise("blocks")
def first_block_repeated(layers):
    """As if all blocks had the weights of the first."""
    return layers[:1] * len(layers)


@otherwise("blocks")
def no_blocks(layers):
    """As if there were no block: words are not told of each other."""
    return []


@otherwise("blocks")
def blocks_turned(layers):
    """The blocks worked in the opposite order: the last one came first."""
    return layers[::-1]


@otherwise("step")
def added_twice(stream, weights, n_heads):
    """Before each block, or after it, the stream was added once more: a block does that itself."""
    return stream + block_of(stream, weights, n_heads)


@exercise.mistake
def places_again(n_words, d, n_heads, n_layers, T, *, P, **model):
    """The rows of P were added before each block: they are added once, at the start."""

    def step(stream, weights, n_heads):
        return block_of(stream + P[: stream.shape[1]], weights, n_heads)

    return model_of(n_heads=n_heads, P=P, start=lambda X, E, P: E[X], step=step, **model)


@exercise.mistake
def one_head(n_words, d, n_heads, n_layers, T, **model):
    """As if there were a single head, whatever n_heads says."""
    return model_of(n_heads=1, **model)


@exercise.mistake
def normed_at_the_start(n_words, d, n_heads, n_layers, T, *, gain, bias, **model):
    """The stream was normed once more before the first block: it is to get words and places as they
    are."""
    start = lambda X, E, P: norm(E[X] + P[: X.shape[1]], gain, bias)  # noqa: E731
    return model_of(n_heads=n_heads, gain=gain, bias=bias, start=start, **model)


@exercise.mistake
def normed_after_each_block(n_words, d, n_heads, n_layers, T, *, gain, bias, **model):
    """The last norm was taken after *each* block: it stands once, behind all of them."""
    step = lambda *known: norm(block_of(*known), gain, bias)  # noqa: E731
    end = lambda stream, gain, bias, W, b: stream @ W + b  # noqa: E731
    return model_of(n_heads=n_heads, gain=gain, bias=bias, step=step, end=end, **model)


@exercise.mistake
def embeddings_for_scores(n_words, d, n_heads, n_layers, T, *, E, W, **model):
    """The scores were made with E. There is a matrix of its own for that, W."""
    return model_of(n_heads=n_heads, E=E, W=E.T, **model)


@exercise.mistake
def norm_of_the_last_block(n_words, d, n_heads, n_layers, T, *, gain, bias, **model):
    """The last norm was done with gain2 and bias2 of the last block: it has its own, gain and
    bias."""
    own = {"gain": model["gain2"][-1], "bias": model["bias2"][-1]}
    return model_of(n_heads=n_heads, **own, **model)


for epsilon, told in ((1e-3, "0.001"), (1e-6, "0.000001"), (0, "0, or nearly so,")):
    words = f"As if epsilon were {told} in the last norm: 0.00001 is asked."
    otherwise("end", slug=f"last_epsilon_{epsilon * 1e6:.0f}", words=words)(
        lambda stream, gain, bias, W, b, epsilon=epsilon: norm(stream, gain, bias, epsilon) @ W + b
    )


@otherwise("end")
def no_last_norm(stream, gain, bias, W, b):
    """The logits were made of the stream as it is: its last norm is missing."""
    return stream @ W + b


@otherwise("end")
def output_bias_forgotten(stream, gain, bias, W, b):
    """As if b were 0."""
    return norm(stream, gain, bias) @ W


@otherwise("end")
def stream_returned(stream, gain, bias, W, b):
    """This is the normed stream, d numbers a word. Asked are logits, n_words numbers a word."""
    return norm(stream, gain, bias)


@otherwise("end")
def last_place_only(stream, gain, bias, W, b):
    """Only the logits behind the last word came back: asked are those behind each."""
    return (norm(stream, gain, bias) @ W + b)[:, -1]


@otherwise("end")
def chances(stream, gain, bias, W, b):
    """These are chances, as after a softmax. Asked are the logits: the loss takes its softmax
    itself."""
    return softmax(norm(stream, gain, bias) @ W + b)


@otherwise("end")
def logarithms(stream, gain, bias, W, b):
    """These are logarithms of chances, as after a log-softmax. Asked are the logits: the loss takes
    its softmax itself."""
    return np.log(softmax(norm(stream, gain, bias) @ W + b))


@exercise.property
def not_registered(value, **_):
    """The answers are right, but the model does not list all of its weights as its own: what is not
    listed cannot learn."""
    return len(value[1]) >= 18


@exercise.property
def wrong_shapes(value, n_words, d, n_layers, T, **_):
    """The answers are right, but there are other weights than the docstring says, or some have
    another shape."""
    shapes = [[n_layers, *shape] for shape in shapes_of(d).values()]
    outside = [[n_words, d], [T, d], [d], [d], [d, n_words], [n_words]]
    return value[1] == sorted([*shapes, *outside])
