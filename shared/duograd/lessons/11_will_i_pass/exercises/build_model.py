"""TODO say what `build_model` asks."""

import numpy as np

from duograd.exercises import Case, Exercise

from .common import AGAIN

FRESH = 14


exercise = Exercise(
    points=3,
    probe="model",
    hints=[
        "Call your model on three students. Three rows and one column should come out, each number "
        "between 0 and 1. What comes out of yours?",
        "Three parts in a row: a dense layer from 2 numbers to a handful, an activation, a dense "
        "layer down to 1 number. What turns any number into a probability?",
        "It is `one_neuron` with a hidden layer in front. One activation stands between the two "
        "layers, another one after the last.",
        "A like example: for digits one would write 64 inputs, 32 hidden units with ReLU, 10 "
        "outputs, and a softmax at the end.",
    ],
)


_HALF = np.random.default_rng(11).uniform(-2.5, 2.5, (53, 2))


NEAR = np.concatenate([_HALF, -_HALF, _HALF[[0] * AGAIN]])


@exercise.cases
def cases(rng):
    """The same students again and again: a model is built anew for each case.

    A mistake may hide behind random weights once, or be pretended by them. The last layer's
    weights have no preferred sign, so that a right model stays on one side of 0.5 in one case with
    a chance of 1 in 2 with one hidden unit (ReLU), 1 in 4 with two, 1 in 16 with four; in all 14
    that is 1 in 16 000 for one, 1 in 268 million for two. More models would make a check slow.
    """
    for scale in (1.0, 30.0) * (FRESH // 2):
        told = f"{len(NEAR)} students" + (" far from the average" if scale > 1 else "")
        X = scale * NEAR
        yield Case({}, inputs={"X": X}, training=False, judged_by="properties", told=told)
    yield Case(
        {},
        inputs={"X": NEAR[:1]},
        training=False,
        sizes=True,
        judged_by="properties",
        told="a single student",
    )


def _is_far(X):
    """Whether these students lie where a sigmoid is flat: only the range of ŷ is asked there."""
    return np.abs(X).max() > 5


def _is_alone(X):
    """Whether this is the case that tells the shapes of the weights, too: [ŷ, shapes]."""
    return len(X) == 1


def _chances(seen):
    """ŷ of each case of many students, one after another; none unless all are chances."""
    values = [o.value for o in seen[:FRESH] if np.shape(o.value) == (len(NEAR), 1)]
    proper = len(values) == FRESH and all(((v >= 0) & (v <= 1)).all() for v in values)
    return values if proper else []


def _fresh_chances(seen):
    """The same; none where a model seeds itself: one draw of its weights says little."""
    values = _chances(seen)
    return values if len({v.tobytes() for v in values[::2]}) > 2 else []


@exercise.property
def not_one_answer_each(value, X):
    """Asked is one number for each student, shape [n, 1]: does the last layer have one unit?"""
    return _is_alone(X) or np.shape(value) == (len(X), 1)


@exercise.property
def no_probabilities(value, X):
    """Some answers lie outside 0 to 1, so they are no probabilities. What turns any number into one
    between 0 and 1?"""
    return _is_alone(X) or bool(((value >= 0) & (value <= 1)).all())


@exercise.property
def cut_off(value, X):
    """Some answers are exactly 0, as if all that is negative were cut off. Which activation keeps
    every answer between 0 and 1 and cuts nothing off?"""
    return _is_alone(X) or _is_far(X) or bool((value != 0).all())


@exercise.property
def changes_its_answer(value, X):
    """Asked about one student again and again, in evaluation mode, your model changes its answer:
    it still drops units or adds noise. How does it learn in which mode it is?"""
    return _is_alone(X) or bool(np.ptp(value[-AGAIN:]) < 1e-5)


@exercise.property
def no_weights(value, X):
    """No weight to train is found in your model, so no optimizer can change it. Where are its
    layers made, where are they kept, and may their weights change?"""
    return not _is_alone(X) or len(value[1]) > 0


@exercise.property(
    words="Your model has one weight for each input and no more: a single neuron, whatever follows it. "
    "So it can only draw one straight line. Where is the hidden layer?"
)
def no_hidden_layer(value, X):
    """Seen in torch only: of several kernels of Keras layers the probe tells one."""
    return not _is_alone(X) or value[1] not in ([[1], [1, 2]], [[1, 2]])


@exercise.telltale
def all_the_same(seen):
    """Every student gets the same answer, whatever you train. A softmax over a single output is
    always 1."""
    values = _chances(seen)[::2]
    return bool(values) and all(np.ptp(v) <= 1e-5 for v in values)


@exercise.telltale(
    words="However it is trained, this model can only draw a straight line: its logits are one weighted "
    "sum of the inputs. What stands between two dense layers?"
)
def one_straight_line(seen):
    """Not in one case alone: a few hidden units may all bend outside of these students."""
    values = _chances(seen)[::2]
    return bool(values) and all(_is_plane(v) for v in values)


def _is_plane(value):
    """Whether the logits are a plane over the students; a plane is one line at ŷ = 0.5."""
    p = np.clip(np.asarray(value, dtype="float64")[:, 0], 1e-6, 1 - 1e-6)
    logits = np.log(p / (1 - p))
    A = np.column_stack([NEAR, np.ones(len(NEAR))])
    fitted = A @ np.linalg.lstsq(A, logits, rcond=None)[0]
    return bool(np.abs(logits - fitted).max() <= 1e-3 * np.ptp(logits))


@exercise.telltale
def one_side_of_a_half(seen):
    """Many fresh networks were tried, and none ever gave an answer below 0.5: nobody would be told
    *fail*. What does your last activation get to see: can it be negative?"""
    values = _fresh_chances(seen)
    return bool(values) and all(v.min() >= 0.5 for v in values)


@exercise.telltale
def one_chance_for_all(seen):
    """The answers of all students together are always 1, as if they shared one chance: each one's
    answer depends on who else is asked. Over which axis does your last activation go?"""
    values = _fresh_chances(seen)
    return bool(values) and all(abs(v.astype("float64").sum() - 1) < 1e-3 for v in values)


@exercise.telltale(
    words="No gradient can reach the weights of your model from its answers, so it cannot learn. Is "
    "recording switched off on the way, or for the weights?"
)
def no_gradient(seen):
    """Seen in torch only, told by its way to keep W: [outputs, inputs]."""
    value, attached = seen[-1].value, seen[-1].facts.get("attached")
    if attached or not _fresh_chances(seen) or not isinstance(value, list) or len(value) != 2:
        return False
    tables = [shape for shape in value[1] if len(shape) == 2]
    first, last = ([t for t in tables if t[side] == n] for side, n in ((1, 2), (0, 1)))
    mirrored = [t for t in tables if t[0] == 2 or t[1] == 1]
    return bool(first and last) and not mirrored and len(tables) > 1
