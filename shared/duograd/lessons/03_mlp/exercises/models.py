"""Cases for models of this lesson: made with three sizes, holding given layers, called on X."""

import numpy as np

from duograd.exercises import Case

from .networks import TEA, TEA_TOLD, dense_layers, relu


def sizes_of(n_inputs, hidden, n_outputs):
    """What a model is made with."""
    return {"n_inputs": n_inputs, "hidden": hidden, "n_outputs": n_outputs}


def in_words(*told, **keywords):
    """A model and what it is called with, without its weights: they would fill half a page."""
    parts = [*told, *(f"{name} = {value}" for name, value in keywords.items())]
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def model_case(sizes, told, layers, X, gradient=True, **options):
    """A model of these sizes that holds these layers and is called on X; told: both in words."""
    words = in_words(*told, **options.get("keywords", {}))
    weights = [(W, b[0]) for W, b in layers]
    return Case(sizes, gradient=gradient, inputs={"X": X}, weights=weights, **options, told=words)


def tea_model(name, sizes, *cups, **options):
    """The model `name` holding the tea network, called on these cups, or else on (2, 1)."""
    cups = cups or ([2, 1],)
    modes = {None: "", True: " (in training)", False: " (not in training)"}
    mode = modes[options.get("training")]
    told = f"{name}{tuple(sizes.values())} holding {TEA_TOLD}{mode}", f"X = {list(cups)}"
    return model_case(sizes, told, TEA, np.array(cups, float), gradient=False, **options)


def random_model(rng, name, sizes, widths, n, reach=1, **options):
    """The model `name` holding random layers of these widths, called on n random rows."""
    layers, X = random_rows(rng, widths, n, reach)
    told = f"{name}{tuple(sizes.values())}", f"X of shape [{n}, {widths[0]}]"
    return model_case(sizes, told, layers, X, **options)


def in_both_modes(rng, name, sizes, widths, n, reach=1, gradient=False, **options):
    """One such model on the same rows twice, not in training and in it: the same is expected."""
    layers, X = random_rows(rng, widths, n, reach)
    for mode in (False, True):
        words = f"{name}{tuple(sizes.values())} ({'in' if mode else 'not in'} training)"
        told = words, f"X of shape [{n}, {widths[0]}]"
        yield model_case(sizes, told, layers, X, gradient, training=mode, **options)


def random_rows(rng, widths, n, reach=1):
    """Random layers of these widths, and n random rows for them."""
    layers = dense_layers(rng, *widths)
    return layers, clear_of_corners(rng, n, layers, reach)


def clear_of_corners(rng, n, layers, reach=1):
    """Rows [n, n_inputs] for which no hidden z lies at the corner of ReLU."""
    rows: list[np.ndarray] = []
    while len(rows) < n:
        row = rng.normal(0, reach, layers[0][0].shape[0])
        if nearest_corner(row, layers) > 0.01:
            rows.append(row)
    return np.stack(rows)


def nearest_corner(x, layers):
    """How far from 0 the hidden z are, at the least; infinity without hidden layers."""
    nearest = np.inf
    for W, b in layers[:-1]:
        z = x @ W + b
        nearest, x = min(nearest, np.abs(z).min()), relu(z)
    return nearest
