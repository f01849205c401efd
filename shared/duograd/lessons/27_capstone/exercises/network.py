"""A classifier in NumPy: dense layers with tanh between them, logits, and AdamW."""

import numpy as np

USUAL = {"torch": 0.01, "tensorflow": 0.004}  # the decay of an AdamW that is told nothing


def forward(weights, X):
    """The values of every layer, the input's first; the last one's are logits."""
    values = [X]
    for place, (W, b) in enumerate(weights):
        values.append((np.tanh(values[-1]) if place else values[-1]) @ W + b)
    return values


def softmax(Z):
    chances = np.exp(Z - Z.max(axis=1, keepdims=True))
    return chances / chances.sum(axis=1, keepdims=True)


def one_hot(Z, labels):
    """The truth, a row of zeros and a one for each row of logits, in their dtype."""
    return np.eye(Z.shape[1], dtype=Z.dtype)[labels]


def cross_entropy(Z, labels):
    """The mean loss on logits [n, c], and its slope there."""
    truth, far = one_hot(Z, labels), Z - Z.max(axis=1, keepdims=True)
    losses = np.log(np.exp(far).sum(axis=1)) - (far * truth).sum(axis=1)
    return losses.mean(), (softmax(Z) - truth) / len(Z)


def cross_entropy_of_softmax(Z, labels):
    """The same, with the softmax of the logits taken for logits."""
    chances = softmax(Z)
    loss, slope = cross_entropy(chances, labels)
    return loss, chances * (slope - (slope * chances).sum(axis=1, keepdims=True))


def cross_entropy_of_no_logits(Z, labels):
    """The same, logits taken for chances, as Keras does: cut at 0 and 1, divided by the sum."""
    cut = np.clip(Z, 1e-7, 1 - 1e-7)
    total, truth = cut.sum(axis=1, keepdims=True), one_hot(Z, labels)
    loss = -np.log((cut * truth).sum(axis=1) / total[:, 0]).mean()
    slope = (1 / total - truth / cut) / len(Z)
    return loss, slope * ((Z > 1e-7) & (Z < 1 - 1e-7))


def cross_entropy_by_log(Z, labels, least=0.0):
    """The same as minus the log of the softmax, which is 0 where logits lie far apart; no chance
    is below `least`, as Keras has it where it is given chances."""
    chances = np.maximum(softmax(Z), least)
    losses = -np.log((chances * one_hot(Z, labels)).sum(axis=1))
    return losses.mean(), cross_entropy(Z, labels)[1]


def cross_entropy_of_unsure_labels(Z, labels, share=0.1):
    """The same, with labels of which a share is spread over all classes."""
    losses = [cross_entropy(Z, np.full_like(labels, each)) for each in range(Z.shape[1])]
    loss, slope = cross_entropy(Z, labels)
    spread, slopes = (sum(part) / len(losses) for part in zip(*losses, strict=True))
    return (1 - share) * loss + share * spread, (1 - share) * slope + share * slopes


def minus_the_logit(Z, labels):
    """What is left of the cross-entropy without its softmax."""
    truth = one_hot(Z, labels)
    return -(Z * truth).sum(axis=1).mean(), -truth / len(Z)


def slopes_of(weights, table, loss_fn=cross_entropy):
    """The loss, and its slope for every W and b."""
    values = forward(weights, table[0])
    loss, upstream = loss_fn(values[-1], table[1])
    slopes = list(weights)
    for place in range(len(weights) - 1, -1, -1):
        below = np.tanh(values[place]) if place else values[place]
        slopes[place] = [below.T @ upstream, upstream.sum(axis=0)]
        upstream = (upstream @ weights[place][0].T) * (1 - below**2)
    return loss, slopes


class AdamW:
    """The optimizer, with its usual averages and each framework's own ε; the decay stands apart."""

    def __init__(self, learning_rate, weight_decay, framework):
        self.learning_rate, self.weight_decay = learning_rate, weight_decay
        self.framework, self.step, self.kept = framework, 0, {}

    def moved(self, weights, slopes):
        """The weights after one step."""
        self.step += 1
        return [
            [self._one((i, j), w, s) for j, (w, s) in enumerate(zip(*pair, strict=True))]
            for i, pair in enumerate(zip(weights, slopes, strict=True))
        ]

    def _one(self, place, w, slope):
        return self._adam(place, w * (1 - self.learning_rate * self.weight_decay), slope)

    def _adam(self, place, w, slope):
        mean, square = self.kept.get(place, (0, 0))
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        self.kept[place] = mean, square
        square, part = self._taken(place, square), (1 - 0.999**self.step) ** 0.5
        in_torch = self.framework == "torch"
        root = np.sqrt(square) / part + 1e-8 if in_torch else (np.sqrt(square) + 1e-7) / part
        return w - self.learning_rate * mean / (1 - 0.9**self.step) / root

    def _taken(self, place, square):
        return square


class TablesOnly(AdamW):
    """The same, but biases do not shrink."""

    def _one(self, place, w, slope):
        return super()._one(place, w, slope) if w.ndim > 1 else self._adam(place, w, slope)


class AMSGrad(AdamW):
    """The same, with the largest average of squares so far."""

    def _taken(self, place, square):
        self.kept["largest", place] = np.maximum(self.kept.get(("largest", place), 0), square)
        return self.kept["largest", place]


class CoupledAdam(AdamW):
    """Adam, with the decay in the slope."""

    def _one(self, place, w, slope):
        return self._adam(place, w, slope + self.weight_decay * w)


class PlainSteps(AdamW):
    """Gradient descent, with the decay in the slope."""

    def _one(self, place, w, slope):
        return w - self.learning_rate * (slope + self.weight_decay * w)
