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
        "torch.manual_seed(0)\nY = torch.nn.Dropout(p=.25)(torch.ones(40000))\n"
        "holds = bool(abs((Y == 0).float().mean() - .25) < .02) and Y.max().item() == "
        "torch.tensor(1 / .75).item()",
        "Y = tf.keras.layers.Dropout(rate=.25, seed=0)(tf.ones(40000), training=True).numpy()\n"
        "holds = bool(abs((Y == 0).mean() - .25) < .02) and bool(np.isclose(Y.max(), 1 / .75))",
    ),
    Difference(
        "who says that it is training",
        "the model remembers: it starts in training mode, and `model.eval()` ends that",
        "each call says it: `model(X)` is evaluation, `model(X, training=True)` is training",
        "layer = torch.nn.Dropout(.5)\nX = torch.ones(1000)\nfirst = (layer(X) == 0).any()\n"
        "layer.eval()\nholds = bool(first) and not bool((layer(X) == 0).any())",
        "layer = tf.keras.layers.Dropout(.5)\nX = tf.ones(1000)\n"
        "with tf.GradientTape():\n    plain = layer(X)\n"
        "trained = layer(X, training=True)\n"
        "holds = not (plain.numpy() == 0).any() and bool((trained.numpy() == 0).any())",
    ),
    Difference(
        "the function without a layer",
        "`torch.nn.functional.dropout(X, p)` drops, unless told `training=False`",
        "`tf.nn.dropout(X, rate)` always drops",
        "f = torch.nn.functional.dropout\nX = torch.ones(1000)\n"
        "holds = bool((f(X, .5) == 0).any()) and bool((f(X, .5, training=False) == 1).all())",
        "import inspect\nX = tf.nn.dropout(tf.ones(1000), .5).numpy()\nholds = 0 in X "
        "and 'training' not in inspect.signature(tf.nn.dropout).parameters",
    ),
    Difference(
        "evaluation and gradients",
        "`model.eval()` does not stop the recording; `torch.no_grad()` does, and does not stop "
        "dropout",
        "`training=False` does not stop the tape; leaving the `with` block does",
        "layer = torch.nn.Dropout(.5)\nX = torch.ones(1000, requires_grad=True)\n"
        "with torch.no_grad():\n    still = bool((layer(X) == 0).any())\n"
        "layer.eval()\nholds = still and layer(X).requires_grad",
        "layer = tf.keras.layers.Dropout(.5)\nX = tf.Variable(tf.ones(3))\n"
        "with tf.GradientTape() as tape:\n    Y = tf.reduce_sum(layer(X, training=False))\n"
        "holds = tape.gradient(Y, X).numpy().tolist() == [1, 1, 1]",
    ),
    Difference(
        "a layer that draws with NumPy, like ours",
        "draws anew in every step",
        "draws anew in every step, but inside `@tf.function` and `model.fit` only once: it is then "
        "part of the graph. Keras's own layer draws anew there too",
        "rng = np.random.default_rng(0)\nstep = lambda: torch.tensor(rng.random())\n"
        "holds = step().item() != step().item()",
        "rng = np.random.default_rng(0)\nstep = tf.function(lambda: tf.constant(rng.random()))\n"
        "layer, X = tf.keras.layers.Dropout(.5), tf.ones(1000)\n"
        "own = tf.function(lambda: layer(X, training=True))\n"
        "holds = float(step()) == float(step()) and not np.array_equal(own(), own())",
    ),
)
SYMPTOMS = (
    (
        "the training loss falls while the validation loss rises",
        "overfitting: it learns by heart. Stop earlier, or give it more data or dropout",
    ),
    ("both losses stay high and close together", "underfitting: too small, or trained too briefly"),
    ("two predictions for the same input differ", "dropout is still on at evaluation"),
    ("dropout changes nothing at all", "nobody told the layer that it is being trained"),
    ("the validation loss is *below* the training loss", "no bug: dropout was on for only one"),
)
