"""Lesson 18, music: can it write a tune?"""

from duograd.exercises import Difference

EXERCISES = (
    "batch_tunes",
    "build_model",
    "sequence_loss",
    "train_step",
    "temperature_probabilities",
    "sample",
    "generate",
)
DIFFERENCES = (
    Difference(
        "the framework's loss on logits [n, T, V]",
        "wants [n, V, T], or flat: as it is, an error, and with T = V a wrong number",
        "takes it as it is",
    ),
    Difference(
        "a target that does not count",
        "`ignore_index=0`; where all are ignored, NaN",
        "`ignore_class=0`; where all are ignored, 0",
    ),
    Difference(
        "drawing one of many",
        "`torch.multinomial` takes chances",
        "`tf.random.categorical` takes logits: chances (0, 1) given to it draw the 1 in 73 of 100",
    ),
    Difference(
        "clipping by the common length",
        "`clip_grad_norm_` changes the gradients in place",
        "`tf.clip_by_global_norm` returns new ones",
    ),
    Difference(
        "the length of an embedding's gradient, for a row that was looked up twice",
        "that of the sum",
        "as if there were two rows: `tf.convert_to_tensor` adds them first",
    ),
    Difference(
        "the state after a call",
        "comes back, and is forgotten unless you hand it in again",
        "is forgotten, or kept in the layer by `stateful=True` until `reset_state()`",
    ),
)
SYMPTOMS = (
    (
        "the loss is nearly 0 within a few steps, and the samples are rubbish",
        "it sees the answer: Y = X",
    ),
    (
        "the loss is much lower than it should be",
        "padding is counted: empty places are easy to guess",
    ),
    (
        "the same phrase over and over",
        "the likeliest is always taken, or the temperature is too low",
    ),
)
