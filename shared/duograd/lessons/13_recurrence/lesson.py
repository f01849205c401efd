"""Lesson 13, recurrence: how can a network remember?"""

from duograd.exercises import Difference

EXERCISES = (
    "rnn_cell",
    "rnn_forward",
    "RecurrentLayer",
    "count_rnn_parameters",
    "last_state",
    "masked_mean",
    "same_as_builtin",
)
DIFFERENCES = (
    Difference(
        "how many biases the layer has",
        "two, `bias_ih` and `bias_hh`, which are added",
        "one",
    ),
    Difference(
        "how the layer keeps W_xh and W_hh",
        "turned: [H, k] and [H, H], used transposed",
        "as they are: [k, H] and [H, H]",
    ),
    Difference(
        "which axis of X is time",
        "the first, unless one says `batch_first=True`; a wrong X runs without a word",
        "the second",
    ),
    Difference(
        "what comes back",
        "all states and the last, which is [layers, n, H], never batch first",
        "only the last state, [n, H]; all with `return_sequences=True`",
    ),
    Difference(
        "what W_hh starts with",
        "numbers between −1/√H and 1/√H",
        "an orthogonal table: it turns a state and keeps its length",
    ),
    Difference(
        "padding behind a sequence",
        "is read like any word, unless the batch is packed",
        "is skipped, if a mask comes along: the state stays as it is",
    ),
)
SYMPTOMS = (
    (
        "the loss is much lower than it should be",
        "padding is counted: places that nobody asked for, and that are easy to guess",
    ),
    (
        "the same sequence gets another answer the second time",
        "the state is kept on the layer: the second call begins where the first one ended",
    ),
    (
        "the answer to a sequence changes with its neighbours in the batch",
        "a loop walks over the batch, where it should walk over time",
    ),
)
