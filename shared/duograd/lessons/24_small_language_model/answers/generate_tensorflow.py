"""Right answers to `generate` in TensorFlow."""

import numpy as np
import tensorflow as tf


def _table(ids):
    return tf.constant([ids])


def right_by_recursion(model, ids, max_new, rng, temperature, top_k):
    if max_new == 0:
        return []
    scores = model(tf.constant([ids]))[0, -1]
    if temperature:
        p = sampling_probabilities(scores, temperature, top_k).numpy().astype("float64")
        chosen = int(rng.multinomial(1, p / p.sum()).argmax())
    else:
        chosen = int(tf.argmax(scores))
    if chosen == 3:
        return []
    return [chosen, *generate(model, [*ids, chosen], max_new - 1, rng, temperature, top_k)]


def right_by_noise(model, ids, max_new, rng, temperature, top_k):
    new = []
    for _ in range(max_new):
        scores = model(tf.constant([ids + new])).numpy()[0, -1]
        if temperature:
            p = sampling_probabilities(tf.constant(scores), temperature, top_k).numpy()
            with np.errstate(divide="ignore"):
                scores = np.log(p) + rng.gumbel(size=len(p))
        if scores.argmax() == 3:
            break
        new.append(int(scores.argmax()))
    return new
