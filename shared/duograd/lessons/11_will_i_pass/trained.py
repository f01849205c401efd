"""Make the weights of lesson 11: `python -m duograd.lessons.11_will_i_pass.trained`.

A network of 8 tanh units and a sigmoid output, trained in NumPy on the first 240 students with
Adam; the next 80 students choose the epoch. The same numbers are written twice, each time in the
layout and under the names of one framework. It needs neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from duograd import data
from duograd.data import Students, starting_weights, students
from duograd.exercises.named import layout

Numbers = NDArray[np.float64]
FOLDER = Path(data.__file__).parent
HIDDEN, STEPS, RATE = 8, 100, 0.1


def predict(weights: Sequence[Numbers], X: Numbers) -> tuple[Numbers, Numbers]:
    """Hidden values [n, HIDDEN] and probabilities [n, 1] for standardised X [n, 2]."""
    W1, b1, W2, b2 = weights
    hidden = np.tanh(X @ W1 + b1)
    return hidden, 1 / (1 + np.exp(-(hidden @ W2 + b2)))


def train(
    X: Numbers, passed: Any, other_X: Numbers, other_passed: Any, seed: int = 0
) -> list[Numbers]:
    """Weights W1, b1, W2, b2 of the step with the lowest loss on the other students."""
    start = starting_weights(2, HIDDEN, 1, seed=seed)
    weights = [array.astype("float64") for pair in start for array in pair]
    means, squares = [0.0 * w for w in weights], [0.0 * w for w in weights]
    best_loss, best = np.inf, weights
    for step in range(1, STEPS + 1):
        for i, slope in enumerate(_gradients(weights, X, passed)):
            means[i] = 0.9 * means[i] + 0.1 * slope
            squares[i] = 0.999 * squares[i] + 0.001 * slope**2
            root = np.sqrt(squares[i] / (1 - 0.999**step)) + 1e-8
            weights[i] = weights[i] - RATE * means[i] / (1 - 0.9**step) / root
        loss = _loss(predict(weights, other_X)[1], other_passed)
        if loss < best_loss:
            best_loss, best = loss, list(weights)
    return best


def _loss(p: Numbers, passed: Any) -> float:
    right = np.where(passed[:, None] > 0.5, p, 1 - p)
    return float(-np.log(np.maximum(right, 1e-12)).mean())


def _gradients(weights: Sequence[Numbers], X: Numbers, passed: Any) -> list[Numbers]:
    hidden, p = predict(weights, X)
    error = (p - passed[:, None]) / len(X)
    back = (error @ weights[2].T) * (1 - hidden**2)
    return [X.T @ back, back.sum(0), hidden.T @ error, error.sum(0)]


def fit(learn: Students, choose: Students, seed: int = 0) -> tuple[list[Numbers], Numbers]:
    """Trained weights, and mean and standard deviation [2, 2] of the students learned from."""
    scale = np.stack([learn.X.mean(axis=0), learn.X.std(axis=0)]).astype("float64")
    X, other = ((part.X - scale[0]) / scale[1] for part in (learn, choose))
    return train(X, learn.passed, other, choose.passed, seed), scale


def main() -> None:
    """Write both files into `duograd/data`."""
    everyone = students()
    weights, _ = fit(everyone.part(0, 240), everyone.part(240, 320))
    W1, b1, W2, b2 = (array.astype("float32") for array in weights)
    for framework in ("torch", "tensorflow"):
        arrays = layout(framework, [(W1, b1), (W2, b2)])
        np.savez(FOLDER / f"will_i_pass_{framework}.npz", allow_pickle=False, **arrays)


if __name__ == "__main__":
    main()
