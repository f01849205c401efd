"""Lesson 19, convolution: what does a filter see?"""

from duograd.exercises import Difference

EXERCISES = (
    "correlate",
    "output_size",
    "conv2d",
    "max_pool2d",
    "as_dense",
    "builtin_conv2d",
)
DIFFERENCES = (
    Difference(
        "the layout of a batch of pictures",
        "[n, c, h, w]: channels first",
        "[n, h, w, c]: channels last",
    ),
    Difference(
        "the layout of the kernels of a layer",
        "[c_out, c_in, k, k]",
        "[k, k, c_in, c_out]",
    ),
    Difference(
        'a window of 3 that moves on by 2, with `padding="same"`',
        "an error; `padding=1` sets a row of zeros on each side of 4",
        "sets none before and one behind 4: the same weights see other pixels",
    ),
    Difference(
        "what is left over when a picture is pooled",
        "dropped; `ceil_mode=True` keeps it",
        'dropped; `padding="same"` keeps it',
    ),
    Difference(
        "the mean of a square that hangs over the edge",
        "counts the zeros there, unless `count_include_pad=False`",
        "leaves them out",
    ),
    Difference(
        "what a layer of 3·5·5 inputs and 8 filters starts with",
        "weights and biases between −0.115 and 0.115",
        "weights between −0.148 and 0.148, biases 0",
    ),
    Difference(
        "a single picture without an axis for the batch",
        "[c, h, w] is taken",
        "an error",
    ),
)
SYMPTOMS = (
    (
        "an error names 3 and 24, and a picture has 3 channels and 24 rows",
        "channels stand where rows should be, or the other way round",
    ),
    (
        "the picture looks striped, or is there several times over",
        "reshaped where axes should have been turned (`permute`, `tf.transpose`)",
    ),
    (
        "the output is a pixel smaller than expected",
        "the padding was counted on one side only, or part of a step was counted as a place",
    ),
)
