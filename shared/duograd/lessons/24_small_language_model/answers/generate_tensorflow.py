"""Right answers to `generate` in TensorFlow."""

import numpy as np
import tensorflow as tf


def right_with_one_list(model, ids, max_new, rng, temperature, top_k):
    read = list(ids)
    for _ in range(max_new):
        scores = model(tf.constant([read]))[0][-1]
        if temperature == 0:
            token = int(np.argmax(scores))
        else:
            p = sampling_probabilities(scores, temperature, top_k)
            token = int(rng.choice(len(p), p=p.numpy()))
        if token == 3:
            break
        read.append(token)
    return read[len(ids) :]


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
