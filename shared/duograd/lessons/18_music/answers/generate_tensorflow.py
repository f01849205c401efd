"""Right and wrong answers to `generate` in TensorFlow."""

import tensorflow as tf


def right_with_tensors(step, start, count, stop):
    state, out = None, tf.constant(start)
    for index in start:
        logits, state = step(index, state)
    for _ in range(count):
        chosen = tf.argmax(logits, output_type=tf.int32)
        out = tf.concat([out, chosen[None]], axis=0)
        if chosen == stop:
            break
        logits, state = step(int(chosen), state)
    return out.numpy().tolist()


def never_stops(step, start, count, stop):
    state, out = None, list(start)
    for index in start:
        logits, state = step(index, state)
    for _ in range(count):
        out.append(int(tf.argmax(logits)))
        logits, state = step(out[-1], state)
    return out


def never_ends(step, start, count, stop):
    state, out = None, list(start)
    for index in start:
        logits, state = step(index, state)
    while out[-1] != stop:
        out.append(int(tf.argmax(logits)))
        logits, state = step(out[-1], state)
    return out
