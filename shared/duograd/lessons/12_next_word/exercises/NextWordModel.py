"""Embedding, a hidden layer, logits: a network that guesses the next word from a window."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

exercise = Exercise(
    points=3,
    level="complete",
    probe="model",
    gradients=("E", "W1", "b1", "W2", "b2"),
    hints=[
        "Write the shapes down for n = 4 windows of 3 words, d = 2 and 5 hidden units: X [4, 3], "
        "its embedding [4, 3, 2], and then? What must W1, [6, 5], be given?",
        "The hidden layer wants *one row* of numbers for each window: the vectors of its words "
        "side by side. Then it is the network of lab 03 with tanh, and logits at the end.",
        "Two lines are missing: one looks the words up and joins the vectors of each window into "
        "one row of context · d numbers, the other computes the logits from the hidden layer.",
        "A like example: three dice a throw, `throws` [n, 3, 6] one-hot, becomes a table [n, 18] "
        "by a reshape that keeps n.",
    ],
)


EARLIER = {  # the windows of a call before, by the shape of those that count
    (3, 2): np.array([[1, 2], [3, 4], [0, 3], [2, 2]]),
    (4, 4): np.array([[5, 1, 2, 0], [0, 3, 3, 4], [4, 1, 0, 2], [2, 5, 1, 1]]),  # just as many
}


def model_of(X, E, W1, b1, W2, b2, activation=np.tanh, join=None):
    """The logits, and by keyword what students do otherwise."""
    vectors = E[X]
    joined = vectors.reshape(len(X), -1) if join is None else join(vectors)
    return activation(joined @ W1 + b1) @ W2 + b2


@exercise.oracle
def NextWordModel(n_words, d, context, n_hidden, **model):
    return model_of(**model)


def built(rng, n, n_words, d, context, n_hidden, far=1, **options):
    sizes = {"n_words": n_words, "d": d, "context": context, "n_hidden": n_hidden}
    shapes = {
        "E": (n_words, d), "W1": (context * d, n_hidden), "b1": (n_hidden,),
        "W2": (n_hidden, n_words), "b2": (n_words,),
    }  # fmt: skip
    parameters = {name: rng.normal(0, 0.7, shape) for name, shape in shapes.items()}
    parameters["b2"] *= far
    X = rng.integers(0, n_words, (n, context))
    X[-1, -1] = 0  # also the empty word has a row
    return Case(sizes, parameters=parameters, inputs={"X": X}, **options)


@exercise.cases
def cases(rng):
    yield built(rng, 1, 3, 1, 2, 2)
    yield built(rng, 4, 7, 2, 3, 5)
    # Nobody trains it there; and some logits lie far from 0.
    yield built(rng, 3, 5, 4, 1, 2, far=60, gradient=False, training=False)
    for (n, context), X in EARLIER.items():
        yield built(rng, n, 6, 3, context, 4, before={"X": X}, gradient=False)
    yield built(rng, 2, 6, 2, 3, 4, sizes=True, judged_by="properties")


@exercise.telltale
def not_joined(seen):
    """The vectors of a window still lie one below the other when W1 is given them: it wants them
    side by side, context · d numbers in one row."""
    shapes = "(12x2 and 6x5)", "[4,3,2], In[1]: [6,5]", "[12,2], In[1]: [6,5]", "[4,3,2] [6,5]"
    return failed(seen[1:2], *shapes)  # the four windows of the second case


@exercise.mistake
def first_windows_again(n_words, d, context, n_hidden, X, **model):
    """Right at the first call. Called on other windows after that, your model gave the logits of
    the first ones again."""
    return model_of(EARLIER.get(X.shape, X), **model)


@exercise.mistake
def first_of_as_many_again(n_words, d, context, n_hidden, X, **model):
    """Right at the first call. Called on other windows after that, just as many, your model gave
    the logits of the first ones again."""
    before = EARLIER.get(X.shape, X)
    return model_of(before if before.shape == X.shape else X, **model)


@exercise.mistake
def no_tanh(n_words, d, context, n_hidden, **model):
    """As if the hidden layer had no tanh: then the two layers act as one."""
    return model_of(**model, activation=lambda Z: Z)


@exercise.mistake
def relu(n_words, d, context, n_hidden, **model):
    """The hidden layer has a ReLU; asked is tanh."""
    return model_of(**model, activation=lambda Z: np.maximum(Z, 0))


@exercise.mistake
def sigmoid(n_words, d, context, n_hidden, **model):
    """The hidden layer has a sigmoid; asked is tanh."""
    return model_of(**model, activation=lambda Z: 1 / (1 + np.exp(-Z)))


@exercise.mistake
def chances(n_words, d, context, n_hidden, **model):
    """These are chances, as after a softmax. Asked are the logits: the loss takes its softmax
    itself."""
    Z = model_of(**model)
    exponentials = np.exp(Z - Z.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)


@exercise.mistake
def logarithms_of_chances(n_words, d, context, n_hidden, **model):
    """These are the logarithms of the chances, as after a log-softmax. Asked are the logits, as
    they come from W2 and b2: the loss takes its softmax itself."""
    Z = model_of(**model)
    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))


@exercise.mistake
def empty_word_without_a_row(n_words, d, context, n_hidden, E, **model):
    """As if the first row of E were zeros: the index 0 has a row that is learned, too."""
    return model_of(E=np.concatenate([0 * E[:1], E[1:]]), **model)


@exercise.mistake
def hidden_bias_forgotten(n_words, d, context, n_hidden, **model):
    """As if b1 were 0."""
    return model_of(**{**model, "b1": 0 * model["b1"]})


@exercise.mistake
def output_bias_forgotten(n_words, d, context, n_hidden, **model):
    """As if b2 were 0."""
    return model_of(**{**model, "b2": 0 * model["b2"]})


@exercise.mistake
def tanh_at_the_end(n_words, d, context, n_hidden, **model):
    """Your logits went through a tanh, too: they may be any number."""
    return np.tanh(model_of(**model))


@exercise.mistake
def window_reversed(n_words, d, context, n_hidden, X, **model):
    """As if the window were read from right to left: in the row, the first word's vector should
    come first."""
    return model_of(X[:, ::-1], **model)


@exercise.mistake
def joined_by_columns(n_words, d, context, n_hidden, **model):
    """The numbers of a window are joined in another order: all first components, then all second
    ones. A word's own numbers stay together."""
    return model_of(**model, join=lambda V: V.transpose(0, 2, 1).reshape(len(V), -1))


@exercise.mistake
def mean_for_each_word(n_words, d, context, n_hidden, **model):
    """As if each word of a window had the mean of all its words: then their order is lost."""
    mean = lambda V: np.repeat(V.mean(axis=1, keepdims=True), context, axis=1)  # noqa: E731
    return model_of(**model, join=lambda V: mean(V).reshape(len(V), -1))


@exercise.mistake
def windows_mixed(n_words, d, context, n_hidden, X, **model):
    """As if X had been turned on its side before its words were joined: a row then holds words of
    several windows."""
    return model_of(X.T, **model, join=lambda V: V.reshape(len(X), -1))


@exercise.property
def not_registered(value, **_):
    """The answers are right, but not all five of E, W1, b1, W2 and b2 are parameters that the model
    can learn: it does not list one as its own, or one is fixed."""
    return len(value[1]) >= 5


@exercise.property
def wrong_shapes(value, n_words, d, context, n_hidden, **_):
    """The answers are right, but there are other parameters than E, W1, b1, W2 and b2, or some have
    another shape than the docstring says."""
    shapes = [[n_words, d], [context * d, n_hidden], [n_hidden], [n_hidden, n_words], [n_words]]
    return value[1] == sorted(shapes)
