"""Lesson 09, dropout: how does a network learn not to lean on one neuron?

Random answers are judged by properties. A right answer misses a bound here less than once in a
million runs: shares of n draws may lie SIGMAS standard deviations from what is expected, and
coincidences between draws are looked for only where there are hundreds of them.
"""

from duograd.exercises import Difference

EXERCISES = (
    "split",
    "dropout_mask",
    "dropout",
    "DropoutLayer",
)
DIFFERENCES = (
    Difference(
        "the layer's argument",
        "`torch.nn.Dropout(p=0.25)`: the probability of dropping",
        "`tf.keras.layers.Dropout(rate=0.25)`: the same under another name",
    ),
    Difference(
        "who says that it is training",
        "the model remembers: it starts in training mode, and `model.eval()` ends that",
        "each call says it: `model(X)` is evaluation, `model(X, training=True)` is training",
    ),
    Difference(
        "the function without a layer",
        "`torch.nn.functional.dropout(X, p)` drops, unless told `training=False`",
        "`tf.nn.dropout(X, rate)` always drops",
    ),
    Difference(
        "evaluation and gradients",
        "`model.eval()` does not stop the recording; `torch.no_grad()` does, and does not stop "
        "dropout",
        "`training=False` does not stop the tape; leaving the `with` block does",
    ),
    Difference(
        "a layer that draws with NumPy, like ours",
        "draws anew in every step",
        "draws anew in every step, but inside `@tf.function` and `model.fit` only once: it is then "
        "part of the graph. Keras's own layer draws anew there too",
    ),
)
SYMPTOMS = (
    (
        "the training loss falls while the validation loss rises",
        "overfitting: it learns by heart. Stop earlier, give it more data, weight decay or dropout",
    ),
    ("both losses stay high and close together", "underfitting: too small, or trained too briefly"),
    ("two predictions for the same input differ", "dropout is still on at evaluation"),
    ("dropout changes nothing at all", "nobody told the layer that it is being trained"),
    (
        "the validation loss is *below* the training loss",
        "no bug: some training labels are wrong, or dropout was on for only one of the two",
    ),
)
