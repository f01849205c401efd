"""The walk itself: steps that follow the slope, and the record of each place and its loss."""

import functools

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .losses import BOWL, PARABOLA, SLANTED, TWO_VALLEYS
from .slopes import OTHERS, cut_off
from .walks import slope_at, walk

exercise = Exercise(
    points=4,
    detached=True,
    hints=[
        "By hand, two steps on (w − 3)² from w = 5 with learning rate 0.25: 5 → 4 → 3.5. So two "
        "steps make a path of how many points?",
        "Each step looks at the slope where you stand *now*. Note weights and loss before the "
        "first step too: a path of steps + 1 points starts at the start.",
        "Make two lists that begin with the start, append inside the loop, and stack them into "
        "tensors at the end. `gradient` and `gradient_step` do the work in between.",
        "A like example: balances of an account over n years are the first deposit, then n times "
        "the previous balance plus its interest: n + 1 numbers.",
    ],
)


@exercise.oracle
def gradient_descent(loss, w, learning_rate, steps):
    return walk(loss, w, learning_rate, steps)


def case(loss, w, learning_rate, steps):
    return {"loss": loss, "w": np.array(w), "learning_rate": learning_rate, "steps": steps}


@exercise.cases
def cases(rng):
    yield case(PARABOLA, 5.0, 0.25, 2)
    yield case(BOWL, [2.0, 1.0], 0.1, 3)
    yield case(TWO_VALLEYS, rng.uniform(0.4, 0.8, (1, 3)), 0.05, 4)
    yield case(BOWL, [2.0, 0.0], 0.1, 0)
    yield case(SLANTED, [0.004, -0.0018], 0.25, 2)  # hardly any slope
    yield case(PARABOLA, 5.0, 0.5, 3)  # at the lowest point after one step
    yield case(PARABOLA, 5.0, 2.25, 4)  # farther and farther away
    yield Case(case(BOWL, [1.0, -1.125], 0.75, 1), variables=["w"])  # uphill


LENGTHS = [3, 4, 5, 1, 3, 4, 5, 2]  # of the paths of these cases
OTHER_LOSS = 4  # the place of the case with rate and steps of the first and another loss
AT_BOTTOM = 5  # the place of the case that arrives at the lowest point


def recorded(wrong):
    """Let a mistake say only what it makes of the weights and losses of the right walk."""

    def formula(loss, w, learning_rate, steps):
        return wrong(*walk(loss, w, learning_rate, steps))

    return exercise.mistake(formula, wrong)


@exercise.given_else
def uphill(learning_rate):
    """You walked uphill: your loss grows from step to step."""
    return {"learning_rate": -learning_rate}


@exercise.mistake
def stale_gradient(loss, w, learning_rate, steps):
    """Every step of yours is the same, as if the slope were taken once, at the start. Down is
    another way after each step."""
    return walk(loss, w, learning_rate, steps, slope=lambda *_: slope_at(loss, w))


@exercise.given_else
def rate_at_most_1(learning_rate):
    """Right for learning rates up to 1. A larger one makes no longer step in yours, as if it were
    cut off at 1: use it as it is."""
    return {"learning_rate": min(learning_rate, 1)}


def with_slope(wrong, **told):
    """Let a mistake say only what it makes of the slope."""

    def formula(loss, w, learning_rate, steps):
        return walk(loss, w, learning_rate, steps, lambda loss, w: wrong(slope_at(loss, w)))

    return exercise.mistake(formula, wrong, **told)


for other_slope in OTHERS:
    with_slope(other_slope)
for limit in (1, 10):
    with_slope(
        functools.partial(cut_off, limit),
        slug=f"slope_cut_off_at_{limit}",
        words="Right where the slope is small. Where it is large your step is shorter, as if the "
        "slope were cut off: use it as it is, however steep.",
    )


UPHILL = (
    "Right as long as the loss falls. Where a step leads uphill, yours is a shorter one, or none: "
    "take the step that the learning rate asks for, even if it goes wrong."
)


def uphill_mended(shorter, loss, w, learning_rate, steps):
    """A walk that tries a step again with `shorter` times the rate, until it leads downhill."""

    def slope(loss, w):
        step = slope_at(loss, w)
        while loss(w - learning_rate * step) > loss(w) + 1e-6:  # a slope here is not exact
            step = step * shorter
        return step

    return walk(loss, w, learning_rate, steps, slope)


for shorter, slug in ((0, "stays_where_it_leads_uphill"), (0.5, "halved_where_it_leads_uphill")):
    exercise.mistake(functools.partial(uphill_mended, shorter), slug=slug, words=UPHILL)


for limit in (1, 10):

    @exercise.mistake(slug=f"step_cut_off_at_{limit}")
    def step_cut_off(loss, w, learning_rate, steps, limit=limit):
        """Right where your steps are short. A long one is shorter in yours than it should be, as if
        it were cut off: take each as long as the learning rate and the slope make it."""
        longest = functools.partial(cut_off, limit / learning_rate)
        return walk(loss, w, learning_rate, steps, lambda *at: longest(slope_at(*at)))


@exercise.mistake
def scaled_by_loss(loss, w, learning_rate, steps):
    """Your step grows with the loss itself, as if that were multiplied in."""
    return walk(loss, w, learning_rate, steps, lambda loss, w: loss(w) * slope_at(loss, w))


@recorded
def same_point_everywhere(weights, losses):
    """Every point of your path is the last one, as if the list held one tensor many times over that
    was changed in place."""
    return [np.full_like(weights, weights[-1]), losses]


@recorded
def only_the_end(weights, losses):
    """Only the end came back; the whole path is asked, the start included."""
    return [weights[-1], losses[-1]]


@exercise.given_else
def one_step_too_many(steps):
    """You took one step too many: n steps make a path of n + 1 points."""
    return {"steps": steps + 1}


@recorded
def never_moved(weights, losses):
    """Every point of your path is the start. A step returns the new place; did you keep it?"""
    return [np.full_like(weights, weights[0]), np.full_like(losses, losses[0])]


@recorded
def losses_one_behind(weights, losses):
    """The weights are right, but with steps the loss of the start stands there twice: each later
    one belongs to the point before. First the step, then the loss at the new place."""
    return [weights, np.append(losses[0], losses[:-1])]


@recorded
def weights_one_behind(weights, losses):
    """The losses are right, but the start stands twice in your weights: each of the others belongs
    to the point before. First the step, then note the new place."""
    return [np.concatenate([weights[:1], weights[:-1]]), losses]


@recorded
def order_swapped(weights, losses):
    """The two are swapped: the weights come first."""
    return [losses, weights]


@exercise.mistake
def one_weight_after_the_other(loss, w, learning_rate, steps):
    """Right for one weight. With more, it is as if each moved along the slope at the place where
    the one before it had moved already: a step takes all slopes at one point."""
    path = [w.astype("float64")]
    for _ in range(steps):
        path.append(path[-1].copy())
        for place in np.ndindex(w.shape):
            path[-1][place] -= learning_rate * slope_at(loss, path[-1])[place]
    return [np.stack(path), np.stack([loss(point) for point in path])]


@exercise.mistake
def slopes_add_up(loss, w, learning_rate, steps):
    """The first step is right. Each later one is as if all slopes so far were added up: only the
    one where you stand counts."""
    so_far = np.zeros(w.shape)

    def slope(loss, w):
        so_far[...] += slope_at(loss, w)
        return so_far.copy()

    return walk(loss, w, learning_rate, steps, slope)


def carried_on(share, loss, w, learning_rate, steps):
    before = np.zeros(w.shape)

    def slope(loss, w):
        before[...] = share * before + slope_at(loss, w)
        return before.copy()

    return walk(loss, w, learning_rate, steps, slope)


for share in (0.5, 0.9):
    exercise.mistake(
        functools.partial(carried_on, share),
        slug=f"carried_on_by_{share}".replace(".", "_"),
        words="The first step is right. Each later one is as if a part of the step before it were "
        "added: only the slope where you stand counts.",
    )


@exercise.given_else
def one_step_short(steps):
    """You took one step too few: n steps make a path of n + 1 points."""
    return {"steps": max(steps - 1, 0)}


@exercise.mistake
def two_steps_each(loss, w, learning_rate, steps):
    """As if two steps lay between your points: every place you stood on belongs to the path."""
    return [values[::2] for values in walk(loss, w, learning_rate, 2 * steps)]


@exercise.mistake
def loss_for_slope(loss, w, learning_rate, steps):
    """As if the loss itself stood where its slope belongs: the slope makes the step."""
    return walk(loss, w, learning_rate, steps, lambda loss, w: loss(w))


@exercise.mistake
def always_from_the_start(loss, w, learning_rate, steps):
    """The first step is right. All later points are the same as if each step set out from the start
    again: it sets out from where the one before it led."""
    weights, losses = walk(loss, w, learning_rate, steps)
    places = np.minimum(np.arange(steps + 1), 1)
    return [weights[places], losses[places]]


@recorded
def loss_of_the_start(weights, losses):
    """The weights are right, but each of your losses is that of the start: note the loss at each
    place."""
    return [weights, np.full_like(losses, losses[0])]


@recorded
def lowest_so_far(weights, losses):
    """The weights are right. Where the loss rises yours stays as low as it was before: note the
    loss at each place, even if it went wrong."""
    return [weights, np.minimum.accumulate(losses)]


@recorded
def along_the_last_axis(weights, losses):
    """Right for a single weight. With more, your weights lie on their side: the places you stood on
    belong along the first axis, one after the other."""
    return [np.moveaxis(weights, 0, -1), losses]


@recorded
def start_left_out_of_weights(weights, losses):
    """The losses are right, but your weights begin after the first step: the start is the first
    point of the path."""
    return [weights[1:], losses]


def paths(seen, place=0):
    """The weights (or losses: 1) that came back, case by case; an empty list where none did."""
    pairs = (o.value if isinstance(o.value, list) and len(o.value) == 2 else [[], []] for o in seen)
    found = (pair[place] for pair in pairs)
    return [path if isinstance(path, np.ndarray) and path.ndim else [] for path in found]


def a_point_short(seen, first):
    """Whether all are a point too short, those of no steps empty; one path begins at `first`."""
    lengths = [[len(path) + 1 for path in paths(seen, place)] for place in (0, 1)]
    short = lengths == 2 * [LENGTHS[: len(seen)]]
    return short and bool(np.isclose(paths(seen)[0][0], first).all())


@exercise.telltale
def start_left_out(seen):
    """The start is missing: a path of n steps has n + 1 points, so one of no steps has one."""
    return a_point_short(seen, 4.0)


@exercise.telltale
def end_left_out(seen):
    """The last point is missing, as if each were noted before its step, and never the place where
    the last step led. Of a path of no steps nothing is left."""
    return a_point_short(seen, 5.0)


@exercise.telltale
def diary_kept(seen):
    """Right at the first call. At the next one the diary of the call before was still in yours:
    begin a new one in each call."""
    said = ("got [] at entry 0 and [2] at entry 3", "values[0].shape = [] != values[3].shape = [2]")
    return failed(seen, *said)


@exercise.telltale
def stopped_at_the_bottom(seen):
    """Your walk ends early where it arrives at the lowest point, or hardly moves: a path always has
    steps + 1 points, also where nothing changes any more."""
    lengths = [len(path) for path in paths(seen) if len(path)]
    there = LENGTHS[:AT_BOTTOM]
    return lengths[:AT_BOTTOM] == there and lengths[AT_BOTTOM:][:1] < LENGTHS[AT_BOTTOM:][:1]


@exercise.telltale
def kept_by_rate(seen):
    """With a rate and a number of steps that were there before, you gave the walk of that earlier
    call, as if it was kept: this one has another loss and another start."""
    found = paths(seen[:1] + seen[OTHER_LOSS : OTHER_LOSS + 1])
    return len(found) == 2 and len(found[0]) > 0 and np.array_equal(*found)


@exercise.telltale
def function_for_tensor(seen):
    """A function stands where a tensor belongs. `loss` is a function, its value at w is `loss(w)`;
    and `gradient` takes the loss first, then w."""
    return failed(seen, "'function' object has no attribute", "of type 'function'")


@exercise.telltale
def lost_track(seen):
    """At a step of yours the gradient was None, as it is for a tensor that nobody watches, and
    `w = w - …` makes a new one. Is tracking switched on for each w, also the first?"""
    # Only a product with None: a `gradient_step` that returns None fails elsewhere.
    return failed(seen, "for *: 'float' and 'NoneType'", "for *: 'NoneType' and 'float'")
