"""A network with a hidden layer that gives each student a logit.

Its weights are random, so no numbers are compared: a wrong model is known by what all of its
answers have in common.
"""

import functools

import numpy as np

from duograd.exercises import Case, Exercise

from . import repeated

exercise = Exercise(
    points=3,
    probe="model",
    hints=[
        "Call your model on three students. Three rows and one column should come out, numbers "
        "below and above 0. What comes out of yours?",
        "Three parts in a row: a dense layer from 2 numbers to a handful, an activation, a dense "
        "layer down to 1 number. That number is the logit.",
        "It is `one_neuron` with a hidden layer in front. One activation stands between the two "
        "layers, none after the last.",
        "A like example: for digits one would write 64 inputs, 32 hidden units with ReLU, and 10 "
        "outputs, the logits.",
    ],
)

FRESH = 6
SIDE = np.array([-2.4, -1.9, -1.3, -0.8, -0.3, 0.3, 0.8, 1.3, 1.9, 2.4])
GRID = np.stack(np.meshgrid(SIDE, SIDE, indexing="ij"), axis=-1).reshape(-1, 2)
NEAR = repeated.with_one_repeated(GRID, 0)


@exercise.cases
def cases(rng):
    """The same students again and again: a model is built anew for each case.

    A mistake may hide behind random weights once, or be pretended by them. A right model, too,
    may stay on one side of 0: in PyTorch one case in three with sigmoids as hidden units, in all 6
    one run in 700. So what is said of the side is said only where the last layer's weights do
    not move the answers in a straight line. More models would make a check slow.
    """
    for scale in (1.0, 30.0) * (FRESH // 2):
        told = f"{len(NEAR)} students" + (" far from the average" if scale > 1 else "")
        inputs = {"X": scale * NEAR}
        yield Case({}, inputs=inputs, training=False, judged_by="properties", told=told)
    yield Case(
        {},
        inputs={"X": NEAR[:1]},
        training=False,
        sizes="reached",
        twice=True,
        straight=True,
        judged_by="properties",
        told="a single student",
    )


# What holds for the answers of one case


def is_alone(X):
    """Whether this is the case that tells the shapes of the weights, too: [z, shapes]."""
    return len(X) == 1


def of_many(holds):
    """Let a property say what holds for the answers about many students."""

    @exercise.property
    @functools.wraps(holds)
    def asked(value, X):
        return is_alone(X) or bool(holds(value, X))

    return asked


def shapes_of(value):
    """The shapes of the weights, without the −1 before those that no gradient reaches."""
    return [shape[is_out_of_reach(shape) :] for shape in value[1]]


def of_its_weights(holds):
    """Let a property say what holds for the shapes of the model's weights."""

    @exercise.property
    @functools.wraps(holds)
    def asked(value, X):
        return not is_alone(X) or bool(holds(shapes_of(value)))

    return asked


@of_many
def not_one_answer_each(value, X):
    """Asked is one number for each student, in a column, shape [n, 1]. How many
    units has the last layer, and is the column still one at the end?"""
    return np.shape(value) == (len(X), 1)


@of_many
def changes_its_answer(value, X):
    """Asked about one student again and again, in evaluation mode, your model changes its answer:
    it still drops units or adds noise. How does it learn in which mode it is?"""
    return repeated.is_steady(value, 1e-5)


@exercise.property
def no_column_alone(value, X):
    """Asked about a single student, your model gives no column: [n, 1] is [1, 1] then. Does your
    code squeeze away every axis of length 1?"""
    return not is_alone(X) or np.shape(value[0]) == (1, 1)


@exercise.property
def no_number_alone(value, X):
    """Asked about a single student, your model gives NaN, no number: what it does with one student
    must not depend on who else is asked."""
    return not is_alone(X) or bool(np.isfinite(value[0]).all())


@of_its_weights
def no_weights(shapes):
    """No weight to train is found in your model, so no optimizer can change it. Where are its
    layers made, where are they kept, and may their weights change?"""
    return len(shapes) > 0


@of_its_weights
def no_hidden_layer(shapes):
    """In your model only one layer has weights to train. Asked are two or more, a hidden layer and
    the last one; a single layer alone can only draw one straight line. Where is the other one, does
    the model know it, and may its weights change?"""
    return sum(len(shape) > 1 for shape in shapes) > 1


def is_one_neuron(shapes):
    return shapes in ([[1], [1, 2]], [[1, 2]])


@exercise.property
def layer_out_of_reach(value, X):
    """No gradient reaches the weights of one of your layers from the model's answers, so it stays
    what it was at the start. Is recording switched off on the way to it?"""
    return not is_alone(X) or not any(map(is_out_of_reach, value[1]))


# What the answers of all cases have in common


def logits(seen):
    """z of each case of many students, one after another; none unless all are one for each."""
    values = [o.value for o in seen[:FRESH] if np.shape(o.value) == (len(NEAR), 1)]
    proper = len(values) == FRESH and all(np.isfinite(v).all() for v in values)
    return values if proper else []


def fresh_logits(seen):
    """The same; none where a model seeds itself: one draw of its weights says little."""
    values = logits(seen)
    return values if len({v.tobytes() for v in values[::2]}) > 2 else []


def is_bent(seen):
    """Whether no weight moves the answer in a straight line, as those of a last layer do."""
    return bool(seen[-1].facts.get("bent"))


def of_all(found, true):
    """Whether something is true of the answers of every case, and there are any."""
    return bool(found) and all(true(values) for values in found)


@exercise.telltale
def all_the_same(seen):
    """However often it is built, your model gives every student the same answer, whatever their
    lectures and hours. Can the inputs reach the end, and are the weights random at the start?"""
    return of_all(logits(seen)[::2], lambda v: np.ptp(v) <= 1e-5)


@exercise.telltale
def one_chance_for_all(seen):
    """The answers of all students together are always 1, as if they shared one chance: each one's
    answer depends on who else is asked. Over which axis does your last activation go?"""
    return of_all(fresh_logits(seen), lambda v: abs(v.astype("float64").sum() - 1) < 1e-3)


@exercise.telltale
def no_logits(seen):
    """Several fresh networks were tried, and all their answers lie between 0 and 1, as
    probabilities do. Asked are logits, any numbers below and above 0: the sigmoid belongs to the
    loss."""
    values = fresh_logits(seen) if is_bent(seen) else []
    inside = of_all(values[::2], lambda v: v.min() > 0 and v.max() < 1)
    return inside and of_all(values, lambda v: v.min() >= 0 and v.max() <= 1)


@exercise.telltale
def never_negative(seen):
    """Several fresh networks were tried, and none ever gave an answer below 0: nobody would be told
    *fail*. An activation after the last layer may keep logits from being negative."""
    return is_bent(seen) and of_all(fresh_logits(seen), lambda v: v.min() >= 0)


@exercise.telltale
def one_straight_line(seen):
    """However it is trained, this model can only draw a straight line: its logits are one weighted
    sum of the inputs. What stands between two dense layers?"""
    # Not in one case alone: a few hidden units may all bend outside of these students.
    return of_all(logits(seen)[::2], lambda v: is_sum(v, in_lines=True))


@exercise.telltale
def each_input_for_itself(seen):
    """In your model an hour more changes the logit by as much whatever the lectures are: it adds
    what it makes of lectures to what it makes of hours. An activation that bends *after* both were
    weighed together makes them meet: does it stand between the layers?"""
    return of_all(logits(seen)[::2], is_sum)


def is_sum(value, in_lines=False):
    """Whether the logits are a sum of what each input gives; in_lines: each times a weight."""
    table = np.asarray(value, "float64")[: len(GRID), 0].reshape(len(SIDE), -1)
    rows, columns = (table.mean(axis=n, keepdims=True) - table.mean() for n in (1, 0))
    misses = [table - table.mean() - rows - columns]
    if in_lines:
        misses += [part.ravel() - SIDE * (part.ravel() @ SIDE) / (SIDE @ SIDE)
                   for part in (rows, columns)]  # fmt: skip
    return max(np.abs(miss).max() for miss in misses) <= 1e-3 * np.ptp(table)


@exercise.telltale
def nothing_alone(seen):
    """Asked about a single student your model gives 0, and no weight moves that; asked about the
    same one beside others it gives another number. What it says of one must not depend on who else
    is asked."""
    value = seen[-1].value
    alone = value[0] if isinstance(value, list) and len(value) == 2 else None
    many = of_all(logits(seen), lambda v: v[0, 0] != 0)
    return many and is_bent(seen) and bool(np.all(np.asarray(alone) == 0))


@exercise.telltale
def bent_at_the_end(seen):
    """No weight of your model moves the logit in a straight line, as those of a last dense layer
    do: something behind that layer bends what it gives. Asked are its numbers as they are."""
    if not is_bent(seen) or is_one_neuron(shapes_of(seen[-1].value)):
        return False
    return of_all(logits(seen), lambda v: repeated.is_steady(v, 1e-5))


@exercise.telltale
def always_the_same_weights(seen):
    """However often it is built, your model starts with the same weights. Asked are new random ones
    at each call."""
    answers = {v.tobytes() for v in logits(seen)[::2]}
    return len(answers) == 1 and not seen[-1].facts.get("shared")


@exercise.telltale
def layer_held_fast(seen):
    """One of your layers is told not to learn: its weights stay what they were at the start. Asked
    is that all layers can be trained."""
    value = seen[-1].value
    shapes = shapes_of(value) if isinstance(value, list) and len(value) == 2 else []
    learn = sum(len(shape) > 1 for shape in shapes)
    return learn > 1 and bool(seen[-1].facts.get("fixed"))


@exercise.telltale
def no_gradient(seen):
    """No gradient can reach the weights of your model from its answers, so it cannot learn. Is
    recording switched off on the way, or for the weights?"""
    value = seen[-1].value
    shapes = value[1] if isinstance(value, list) and len(value) == 2 else []
    return bool(shapes) and all(map(is_out_of_reach, shapes))


def is_out_of_reach(shape):
    """Whether it is that of a weight that no gradient of the answers reaches."""
    return shape[:1] == [-1]
