"""Lesson 15, gates: what is worth remembering?"""

from duograd.exercises import Difference

EXERCISES = (
    "gate",
    "lstm_step",
    "remembering_bias",
    "lstm_forward",
    "gru_step",
    "same_as_builtin",
)
DIFFERENCES = (
    Difference(
        "the forget bias that the framework's own LSTM starts with",
        "near 0: each of its two biases lies between −1/√H and 1/√H",
        "1 (`unit_forget_bias=True`)",
    ),
    Difference(
        "how the framework's own LSTM keeps i, f, g and o",
        "one below the other: `weight_ih_l0` [4H, k]; two biases",
        "side by side: `kernel` [k, 4H]; one bias",
    ),
    Difference(
        "what the framework's own LSTM returns",
        "all states, and with them the last h and the last c",
        "the last h alone; all states with `return_sequences=True`",
    ),
    Difference(
        "the order of a GRU's blocks",
        "r, z, n",
        "z, r, n",
    ),
    Difference(
        "where a GRU's r acts",
        "after the product with U, always",
        "after it by default; `reset_after=False` is the first paper's form, with one bias",
    ),
    Difference(
        "`dropout=0.5` in a layer that stands alone",
        "does nothing, with a warning: it acts *between* stacked layers",
        "acts on the layer's own inputs, in training",
    ),
)
SYMPTOMS = (
    (
        "a network learns in Keras and not in PyTorch, or the other way round",
        "other starting values: for an LSTM, look at the forget bias",
    ),
    (
        "an LSTM forgets as fast as a plain RNN",
        "the forget gates stand near ½, or c is not carried from step to step",
    ),
)
