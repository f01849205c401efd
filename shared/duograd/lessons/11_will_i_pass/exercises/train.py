"""The whole training: steps on `learn`, the best weights by `choose`, put back into the model.

The way is free, so no numbers are compared. The model keeps a diary: what it was asked, and with
which weights. The rest is done here, in NumPy.
"""

import functools

import numpy as np

from duograd.exercises import Exercise

from . import repeated, whims
from .course import (
    course_of,
    ends_well,
    losses,
    losses_on_choose,
    measured,
    mistakes,
    steps_that_begin_anew,
)
from .fresh import AGAIN, ENOUGH, EVERYONE, OFTENER, fresh_students, share_right
from .network import logits_of_all

exercise = Exercise(
    seconds=60,
    points=4,
    probe="model",
    hints=[
        "Print the loss on `learn` at the first and at the last step. It should start near ln 2 ≈ "
        "0.69 and end well below 0.3. Where does yours end?",
        "Many steps on all students of `learn`. After each, measure the loss on `choose`, and keep "
        "a copy of the weights whenever it is the lowest so far.",
        "Before the loop: a loss for logits, an optimizer for model's parameters, a best loss of "
        "infinity. After the loop: put the best weights back, and return the model. If it hardly "
        "learns: more steps, or a larger learning rate.",
        "A like example: to tune a radio you turn the knob a little at a time, write down the "
        "setting whenever it sounds clearer than ever before, and turn back to that one in the "
        "end.",
    ],
)


@exercise.cases
def cases(rng):
    """Fresh students, and a network that starts; then others, of whom more fared otherwise: no loss
    on them is as low as the lowest before."""
    yield fresh_students(rng)
    yield fresh_students(rng, OFTENER, AGAIN, whims.LONGER)


@exercise.telltale
def too_long(seen):
    """Your training was still going on when the time for this check ran out. The lab's own training
    takes a hundred steps, a second or two."""
    failures = [o.failure for o in seen if o.failure]
    return any(f.kind == "time" or "TimeIsUp" in f.message for f in failures)


@exercise.telltale
def kept_from_call_to_call(seen):
    """Called again, with another model and other students, your function leaves it with the weights
    of the model before, as if the best were kept from one call to the next. Each call begins
    anew."""
    ways = [o.value[1] for o in seen if isinstance(o.value, list) and len(o.value) == 2]
    ends = [way[0] for way in ways if isinstance(way, list) and len(way[1])]
    return len(ends) == 2 and np.array_equal(*ends)


# What holds for the answers of the model that comes back


def of_answers(holds):
    """Let a property say what holds for the logits [n, 1] that came back."""

    @exercise.property
    @functools.wraps(holds)
    def asked(value, **_):
        return bool(holds(value[0]))

    return asked


@of_answers
def returned_none(z):
    """Your function returned None: did you forget `return`?"""
    return z is not None


@of_answers
def not_one_logit_each(z):
    """What came back does not give one logit for each student, shape [n, 1]. Asked is the model
    itself."""
    return np.shape(z) == (len(EVERYONE) + repeated.TIMES, 1)


@of_answers
def not_a_number(z):
    """The answers are NaN: somewhere the numbers became too large. Try a smaller learning rate."""
    return np.isfinite(z).all()


# What holds for the model that was given, and for its way


def of_course(holds):
    """Let a property say what holds for the course of the training, where the diary knows it."""

    @exercise.property
    @functools.wraps(holds)
    def asked(value, X, model, learn, choose):
        course = course_of(value, model)
        return not course.is_known or bool(holds(course, learn, choose))

    return asked


@of_course
def other_students(course, learn, choose):
    """Before several steps your model was asked about students who stand in neither table, as if
    they were scaled anew, drawn anew or changed. The tables come ready for use."""
    return (course.moved_on() & (course.other > 1) & (course.learn == 0)).sum() < 3


@of_course
def learned_from_choose(course, learn, choose):
    """Again and again your model was asked about students of `choose`, alone or beside those of
    `learn` in one call or in training mode, and then its weights moved on. Which students should
    move the weights, and which only choose among them?"""
    alone = (course.learn == 0) & (course.choose > 0)
    in_their_place = (course.in_training[:, 0] == 0) & (course.in_training[:, 1] > 0)
    steps = course.moved_on() & (alone | in_their_place)
    return steps.sum() < 3 and course.together.sum() < 3


@of_course
def slopes_of_choose(course, learn, choose):
    """Steps used slopes of the loss on `choose`: they were asked for, and nothing put them aside
    before the next step. So `choose` moves the weights, too; it should only choose among them."""
    return course.slopes.sum() < 3


@of_course
def slopes_left_over(course, learn, choose):
    """At several steps the slopes of earlier steps were still there: `backward` adds new ones to
    them. So the steps go along a sum of all. Clear them before each step."""
    return course.left_over.sum() < 3


@of_course
def not_asked_all(course, learn, choose):
    """Some students of `learn` were never asked about: nothing can be learned from them."""
    return course.met[0] == len(learn[0])


@of_course
def only_mistakes(course, learn, choose):
    """Many of your steps asked about as many students of `learn` as the model had wrong just then:
    as if only those were taken. It forgets the others; steps go over all, at once or in batches."""
    stepped = course.in_training[:, 0] * course.moved_on()
    taken = (stepped > 0) & (stepped < len(learn[0])) & (stepped == mistakes(course, learn, 0))
    return len(np.unique(stepped[taken])) < 4  # batches have one size or two


@of_course
def choose_unused(course, learn, choose):
    """Some or all students of `choose` were never asked about. Their loss, measured on all of them,
    says which weights to keep."""
    return course.met[1] == len(choose[0])


@of_course
def choose_hardly_used(course, learn, choose):
    """Your model was asked about `choose` with one set of weights, or two. Which are to be kept,
    the loss on `choose` says, if it is measured again and again on the way."""
    return len(np.unique(course.turns[measured(course)])) > 2


@of_course
def measured_while_dropping(course, learn, choose):
    """Whenever your model was asked about `choose`, it was in training mode and dropped units: so
    the loss trembles. Measure in evaluation mode."""
    return course.in_training[:, 1].sum() < course.choose.sum()


@of_course
def never_in_training_mode(course, learn, choose):
    """Most of your steps were taken in evaluation mode: the dropout of this model was switched off.
    Steps belong into training mode, measuring into evaluation mode."""
    stepped = course.moved_on() & (course.learn > 0)
    return (course.in_training[stepped, 0] > 0).mean() > 0.5


@of_course
def begins_anew(course, learn, choose):
    """Under way, at one step or more, the weights moved equally far, as they had not done just
    before, or some of them back: so moves the *first* step of an Adam that remembers nothing yet.
    One optimizer serves all steps."""
    return steps_that_begin_anew(course, learn) == 0


@exercise.property
def untrained(value, X, model, **_):
    """The model answers as it did before training, or nearly so. Does every step reach its weights,
    how far does it move them, and does your loss take logits as they are?"""
    moved = np.abs(value[0][:, 0] - logits_of_all(course_of(value, model).first[None], X)[0])
    # Not the largest: with dropout still on, an untrained answer trembles a little.
    return bool(np.median(moved) > 0.12)


@of_course
def stopped_too_soon(course, learn, choose):
    """Your training ended fewer than 20 steps after it had met the loss on `choose` that was the
    lowest so far, at one of the first steps. Here the loss rises after that for a while, and then
    falls far below it. Who stops early waits for 20 steps or more."""
    at, loss = measured(course), losses_on_choose(course, learn, choose)
    few = course.turns.max() < len(whims.FIRST)
    return not few or course.turns[at[loss[at].argmin()]] + whims.WAIT <= course.turns.max()


@of_course
def count_never_reset(course, learn, choose):
    """Your training ended just when in all 20 measures (or 25, 30, 40, 50, or one more) had been no
    better than the lowest before, but not in a row: as if a new lowest loss did not set the count
    back to 0."""
    steps = course.turns.max()
    loss = losses_on_choose(course, learn, choose)[measured(course)]
    worse = loss >= np.minimum.accumulate(np.concatenate([[np.inf], loss[:-1]]))
    in_a_row = worse[-whims.WAIT :].all()
    counts = {count + more for count in (20, 25, 30, 40, 50) for more in (0, 1)}
    by_count = int(worse.sum()) in counts and worse[-1] and not in_a_row
    by_plan = steps % 10 == 0 or (steps > 30 and steps % 5 == 0)
    return by_plan or not by_count


@of_answers
def dropout_left_on(z):
    """Asked about one student again and again, the returned model changes its answer: it still
    drops units. A model that predicts is in evaluation mode."""
    return repeated.is_steady(z, 1e-6)


@exercise.property
def another_model(value, X, model, **_):
    """The model that came back answers otherwise than the one that you were given does by now.
    Asked is the same model, with the best weights in it."""
    last = course_of(value, model).last
    return bool(np.abs(logits_of_all(last[None], X)[0] - value[0][:, 0]).max() < 1e-3)


def of_learning(holds):
    """Let a property say what holds for the logits [n] of the weights that came back, or of those
    after the last step: which of all were kept is another question."""

    @exercise.property
    @functools.wraps(holds)
    def asked(value, X, model, **_):
        course = course_of(value, model)
        kept = value[0][:, 0]
        if not course.is_known or holds(kept):
            return bool(holds(kept))
        return bool(holds(logits_of_all(course.weights[[course.newest()]], X)[0]))

    return asked


@of_learning
def always_the_same(z):
    """Your model gives every student the same verdict, pass or fail. How far do your steps move the
    weights, and do they follow who passed?"""
    return z.min() < 0 < z.max()


@of_learning
def upside_down(z):
    """Your model is wrong more often than right, far beyond chance: does it learn from the true
    labels, and does the loss go down?"""
    return share_right(z) > 0.4


# Which weights it ends with: the losses on `choose`, at all moments at which it was asked


def of_losses(holds):
    """Let a property say what holds for the loss [k] on `choose` at each moment of measuring, its
    lowest value and the place of the weights that were kept; none kept passes."""

    @of_course
    @functools.wraps(holds)
    def asked(course, learn, choose):
        if ends_well(course, learn, choose):
            return True
        return holds(course, learn, choose)

    return asked


@of_losses
def moved_after_measuring(course, learn, choose):
    """Your model ends with weights that it never had when it was asked about `choose`: they were
    never measured. Keep the very weights that gave the best loss."""
    return set(course.ends_at()) & set(measured(course))


@of_losses
def ends_with_its_last(course, learn, choose):
    """Your model ends with the weights of its last step; on the way it had others with a lower
    cross-entropy on `choose`. Are the best ones kept as a copy (each step changes the weights in
    place) and put back? And does your loss take logits as they are?"""
    return not course.is_last(course.newest())


@of_losses
def best_on_learn(course, learn, choose):
    """Your model ends with the weights of the lowest loss on `learn`. Those who were learned by
    heart cannot say when it is enough: `choose` says it."""
    return not course.is_last(int(losses(course, learn, 0).argmin()))


@of_losses
def worst_kept(course, learn, choose):
    """Your model ends with the weights of the *highest* cross-entropy on `choose`. Lower is
    better."""
    at = measured(course)
    return not course.is_last(int(at[losses_on_choose(course, learn, choose)[at].argmax()]))


@of_losses
def not_its_best(course, learn, choose):
    """On the way your model had weights with a lower binary cross-entropy on `choose` than those
    that it ends with. Does your loss take logits as they are, and is the lowest so far kept?"""
    return False


@of_learning
def no_better_than_a_line(z):
    """On students it has never seen, your model is not, or hardly, better than the best straight
    line, which gets 86 in a hundred right. Print the loss on `learn` of each step. If it still
    falls at the end, more steps or larger ones help; if it jumps or grows, ask how large the steps
    are and what goes into them."""
    return share_right(z) >= ENOUGH
