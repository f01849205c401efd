"""The framework's own convolution on our pictures and kernels: whose axes stand where."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

from . import windows
from .windows import ANOTHER_ORDER, BY_HAND, by_hand, drawn, padded, slid

exercise = Exercise(
    points=1,
    level="complete",
    gradients=("X", "W", "b"),
    hints=[
        "Print the shapes of X, W and b. Which shapes does the framework's function ask for, in "
        "the text above?",
        "The numbers are all there. Only the order of the axes may have to change, and then what "
        "comes out must be in our order again.",
        "torch: kernels as [c_out, c_in, k, k], and the answer back from [n, c_out, h', w']. "
        "TensorFlow: nothing is turned, but there is no argument for b.",
        "A like example: a cube of [years, months, towns] becomes [towns, years, months] with "
        "`permute(2, 0, 1)`: the new order, told in the numbers of the old axes.",
    ],
)


@exercise.oracle
def builtin_conv2d(X, W, b):
    return slid(X, W, b)


def case(rng, picture, kernel, **options):
    arguments = drawn(rng, picture, kernel, 1, 0)
    return Case({name: arguments[name] for name in "XWb"}, **options)


@exercise.cases
def cases(rng):
    # With a gradient never a batch of 1 and one filter: torch cannot for kernels that were turned.
    yield Case(by_hand(), told=BY_HAND)
    yield case(rng, (1, 3, 4), (2, 2, 2))
    yield case(rng, (2, 4, 5), (3, 2, 3), gradient=False)
    yield case(rng, (2, 3, 3), (3, 3, 3), gradient=False)  # all sizes alike
    yield case(rng, (3, 5, 4), (1, 2, 2), gradient=False)
    yield case(rng, (1, 4, 4), (2, 4, 4), gradient=False)
    watched = {"operations": True, "judged_by": "properties"}
    yield case(rng, (2, 3, 4), (2, 2, 2), gradient=False, **watched)


@exercise.telltale
def pictures_as_they_are(seen):
    """The function found rows or columns where it looks for channels: pictures must be handed over
    with their channels first, [n, c, h, w]."""
    return failed(seen, "expected input[1, 3, 4, 1]")


@exercise.telltale
def kernels_as_they_are(seen):
    """The kernels do not fit: torch wants them as [c_out, c_in, k, k], and W is [k, k, c_in,
    c_out]."""
    return failed(seen, "groups=1, weight of", "Given weight of", "Kernel size can't be greater")


@exercise.telltale
def other_words_for_padding(seen):
    """TensorFlow's function knows the padding by the words "VALID" and "SAME", in capitals."""
    return failed(seen, "Value for attr 'padding'", "Expected string for argument 'padding'")


@exercise.telltale
def does_not_fit_together(seen):
    """What came to TensorFlow's function does not fit together. It takes pictures and kernels with
    the channels last, as they are here."""
    depth = "put depth must be evenly divisible"  # in- or output, as the processor has it
    return failed(seen, depth, "Computed output size")


@exercise.given_else
def bias_forgotten(b):
    """As if b were 0."""
    return {"b": 0 * b}


@exercise.mistake
def channels_first(X, W, b):
    """The right numbers, but the channels of the answer stand before its rows: asked is [n, h', w',
    c_out]."""
    return np.moveaxis(slid(X, W, b), 3, 1)


for slug, axes in (
    ("columns_last", (0, 1, 3, 2)),
    ("rows_last", (0, 2, 3, 1)),
    ("all_backwards", (2, 1, 3, 0)),
    ("batch_last", (3, 2, 1, 0)),
):

    def in_another_order(X, W, b, axes=axes):
        return slid(X, W, b).transpose(axes)

    exercise.mistake(in_another_order, slug=slug, words=ANOTHER_ORDER)


exercise.given_else(
    lambda X: {"X": windows.poured(X)}, slug="pictures_reshaped", words=windows.POURED_PICTURES
)
exercise.given_else(
    lambda W: {"W": windows.poured_kernels(W)},
    slug="kernels_reshaped",
    words=windows.POURED_KERNELS,
)


@exercise.mistake
def answer_reshaped(X, W, b):
    """As if the answer had been filled into [n, h', w', c_out] number by number: it must be turned,
    never reshaped."""
    return windows.poured_answer(slid(X, W, b))


@exercise.given_else
def kernels_rows_and_columns(W):
    """As if rows and columns of the kernels had changed places."""
    return {"W": W.swapaxes(0, 1)}


@exercise.mistake
def pictures_on_their_side(X, W, b):
    """As if rows and columns of the pictures had changed places, and stayed so."""
    return slid(X.swapaxes(1, 2), W, b)


@exercise.mistake
def all_on_its_side(X, W, b):
    """The right numbers, but rows and columns of the answer have changed places."""
    return slid(X, W, b).swapaxes(1, 2)


@exercise.mistake
def turned_round(X, W, b):
    """As if each kernel were turned round: the framework's function lays it down as it is."""
    return slid(X, W[::-1, ::-1], b)


@exercise.mistake
def padded_to_the_same(X, W, b):
    """The answer is as large as the picture: asked is only where the whole window fits, as with
    padding 0."""
    around = len(W) - 1
    return slid(padded(X, around // 2, around - around // 2), W, b)


@exercise.mistake
def half_of_the_kernel_around(X, W, b):
    """As if half of the kernel, rounded down, were set around the picture in zeros: asked is no
    padding."""
    return slid(padded(X, len(W) // 2), W, b)


@exercise.mistake
def side_by_side(X, W, b):
    """As if the windows stood side by side, each k further on: asked is each place."""
    return slid(X, W, b, len(W))


@exercise.mistake
def padding_of_one(X, W, b):
    """As if there were zeros around the picture: asked is no padding."""
    return slid(padded(X, 1), W, b)


@exercise.mistake
def every_second_place(X, W, b):
    """As if the window moved on by 2: asked is each place."""
    return slid(X, W, b, 2)


@exercise.mistake
def negatives_cut(X, W, b):
    """As if the answer were sent through a ReLU: here negative numbers stay as they are."""
    return np.maximum(slid(X, W, b), 0)


# Parts of their names; what TensorFlow traced before, `__…`, may hold any.
CONVOLUTIONS = ("conv", "im2col", "extractimagepatches", "__")


@exercise.property
def own_loops(value, **_):
    """The numbers are right, but no convolution of your framework ran: asked is its own function,
    in the place of loops."""
    ran = " ".join(value[1]).lower()
    return any(part in ran for part in CONVOLUTIONS)
