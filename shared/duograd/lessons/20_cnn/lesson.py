"""Lesson 20, convolutional networks: what does a network of filters see?"""

from duograd.exercises import Difference

EXERCISES = (
    "train",
    "count_conv_parameters",
    "build_cnn",
    "receptive_field",
    "occlusion_map",
    "batch_norm",
    "update_running",
    "reorder_rows",
)
DIFFERENCES = (
    Difference(
        "the order behind a flatten",
        "channel after channel: [c, h, w]",
        "pixel after pixel: [h, w, c]",
    ),
    Difference(
        "ε of the batch norm",
        "0.00001",
        "0.001",
    ),
    Difference(
        "what `momentum` of a batch norm weighs",
        "the *new* batch: 0.1",
        "the *old* average: 0.99",
    ),
    Difference(
        "the running variance after a batch of 1 and 3, with a tenth for the new one",
        "1.1: it remembers the variance divided by n − 1, here 2",
        "1.0: it remembers the variance divided by n, here 1",
    ),
    Difference(
        "calling a fresh model with batch norm, without more words",
        "uses the batch: a model begins in training mode",
        "uses the running averages: only `training=True` takes the batch",
    ),
    Difference(
        "a single row in training",
        "`nn.BatchNorm1d` raises an error",
        "the answer is beta, whatever came in",
    ),
    Difference(
        "freezing a batch norm",
        "`requires_grad = False` stops gamma and beta; the averages go on, until `eval()`",
        "`trainable = False` stops all: it uses its averages, even with `training=True`",
    ),
)
SYMPTOMS = (
    (
        "good in training, nonsense or an error for a single picture",
        "batch norm still takes mean and variance from the batch: evaluation mode",
    ),
    (
        "weights ported, all shapes fit, accuracy near chance",
        "the order of the flatten: rows of the dense layer belong to other pixels",
    ),
    (
        "weights ported, accuracy a little lower",
        'padding "same" with a stride, shifted by a pixel, or another ε in a batch norm',
    ),
    (
        "perfect on the test set, poor on pictures that are moved a little",
        "the dense layer behind the flatten: it never saw the object elsewhere",
    ),
)
