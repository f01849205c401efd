"""Lesson 14, through time: why does it forget the start?"""

from duograd.exercises import Difference

EXERCISES = (
    "scalar_rnn",
    "scalar_bptt",
    "state_gradients",
    "reach",
    "clip_by_norm",
)
DIFFERENCES = (
    Difference(
        "clipping to a norm, all tensors together",
        "`clip_grad_norm_` changes the `.grad` of the parameters; what it returns is the norm "
        "*before*",
        "`tf.clip_by_global_norm` returns new gradients, and the norm before",
    ),
    Difference(
        "where clipping stands",
        "a line of your own between `backward()` and `step()`",
        "`global_clipnorm=…` of the optimizer does it inside `apply_gradients`",
    ),
    Difference(
        "a gradient that is infinite, clipped to a norm",
        "it becomes NaN, the others 0",
        "all become NaN",
    ),
    Difference(
        "going back into a graph that was used up",
        "nearly always an error; `.detach()` cuts the state off",
        "what was computed before the tape began counts as a given number, without a word",
    ),
    Difference(
        "the first recurrent weights of the framework's own layer",
        "`nn.RNN`: even draws between −1/√H and 1/√H",
        "`keras.layers.SimpleRNN`: a rotation",
    ),
)
SYMPTOMS = (
    (
        "the loss falls, then jumps up or is NaN",
        "exploding gradients: clip them, or take a smaller learning rate",
    ),
    (
        "what comes first in a sequence does not matter",
        "vanishing gradients: look at the size of ∂J/∂h_t, step by step",
    ),
    (
        "it learns in one framework and not in the other",
        "other first weights: set the same ones, and compare again",
    ),
)
