"""Answers to `threshold_for` in TensorFlow."""


def tensors_returned(p, y, rate):
    return tf.constant(min(t for t in p if (p[y == 0] > t).mean() <= rate))
