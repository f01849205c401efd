"""How many numbers a convolution learns."""

from duograd.exercises import Exercise, are_floats

exercise = Exercise(
    points=1,
    level="complete",
    hints=[
        "Make a convolution of your framework with 3×3 windows, from 1 channel to 8, and look at "
        "the shapes of its weights. Does your function count as many?",
        "A filter is a small block of numbers: as high and as wide as its window, and as deep as "
        "the pictures have channels. Each filter makes one channel of the answer.",
        "Two lines: the numbers in one block times the number of blocks, and one bias for each of "
        "*what*?",
        "A like example: ten shelves, each with 4 rows of 4 boxes, 3 boxes deep, and a label on "
        "each shelf: 4·4·3·10 boxes and 10 labels.",
    ],
)


@exercise.oracle
def count_conv_parameters(k, c_in, c_out):
    return k * k * c_in * c_out + c_out


@exercise.cases
def cases(rng):
    yield {"k": 3, "c_in": 1, "c_out": 8}
    yield {"k": 5, "c_in": 3, "c_out": 7}
    yield {"k": 2, "c_in": 6, "c_out": 4}
    yield {"k": 4, "c_in": 5, "c_out": 1}
    yield {"k": 1, "c_in": 3, "c_out": 5}
    k, c_in, c_out = (int(n) for n in rng.integers(1, 90, 3))
    yield {"k": k, "c_in": c_in, "c_out": c_out + c_in}


@exercise.telltale
def not_whole(seen):
    """A float came back, as 2.0: a whole number is asked, as 2."""
    return are_floats(seen)


@exercise.mistake
def no_bias(k, c_in, c_out):
    """The biases are not counted."""
    return k * k * c_in * c_out


@exercise.mistake
def no_bias_of_a_single_filter(k, c_in, c_out):
    """As if a filter that is the only one had no bias: it has one, too."""
    return k * k * c_in * c_out + (c_out if c_out > 1 else 0)


@exercise.mistake
def one_row_of_a_window(k, c_in, c_out):
    """As if a window were k numbers; it is k rows of k."""
    return k * c_in * c_out + c_out


@exercise.mistake
def flat_filters(k, c_in, c_out):
    """As if a filter had one layer of numbers. It is as deep as the pictures have channels."""
    return k * k * c_out + c_out


@exercise.mistake
def one_bias(k, c_in, c_out):
    """As if all filters shared a single bias: each has its own."""
    return k * k * c_in * c_out + 1


@exercise.mistake
def a_bias_for_each_weight_of_a_window(k, c_in, c_out):
    """k · k · (inputs + 1) biases and weights to each answer: as if each place of a window had a
    bias of its own. A filter has one."""
    return k * k * (c_in + 1) * c_out


@exercise.mistake
def a_bias_for_each_input(k, c_in, c_out):
    """As if there were a bias for each channel that goes in. A bias is added to what comes out."""
    return k * k * c_in * c_out + c_in


@exercise.mistake
def larger_of_both(k, c_in, c_out):
    """As if there were as many biases as the larger of both has channels. A bias is added to what
    comes out, also where fewer channels come out."""
    return k * k * c_in * c_out + max(c_in, c_out)


@exercise.mistake
def a_bias_for_each_block(k, c_in, c_out):
    """As if each filter had a bias for every channel that goes in. It adds up over the channels
    first: one number comes out, and one bias is added."""
    return (k * k + 1) * c_in * c_out


@exercise.mistake
def separable(k, c_in, c_out):
    """As if each channel had one window, and all filters shared it: each filter has a window of its
    own in every channel."""
    return k * k * c_in + c_in * c_out + c_out


@exercise.mistake
def dense(k, c_in, c_out):
    """So many weights has a dense layer from one window to another, with nothing shared."""
    return (k * k * c_in + 1) * k * k * c_out


@exercise.mistake
def two_sides(k, c_in, c_out):
    """As if a window had 2k numbers; it has k rows of k."""
    return 2 * k * c_in * c_out + c_out


@exercise.mistake
def a_bias_for_each_pixel(k, c_in, c_out):
    """As if there were a bias for each pixel of a window. A bias is added to what comes out."""
    return k * k * c_in * c_out + k * k


@exercise.mistake
def channels_added_to_a_window(k, c_in, c_out):
    """As if a filter had a number for each pixel of its window, and one more for each channel: its
    window has k by k numbers in every channel."""
    return (k * k + c_in) * c_out + c_out


@exercise.mistake
def one_filter(k, c_in, c_out):
    """These are the numbers of a single filter; there are c_out of them."""
    return k * k * c_in + 1
