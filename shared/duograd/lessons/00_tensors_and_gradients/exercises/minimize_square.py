"""The way down (x − target)², step by step: which steps are made, and which places are noted."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

exercise = Exercise(
    points=4,
    detached=True,
    hints=[
        "By hand: x = 10, target 4, learning rate 0.25. The slope is 2 · (10 − 4) = 12, the step "
        "0.25 · 12 = 3, so the next place is 7. Two such steps make a path of how many places?",
        "At each step: find the slope where you stand *now*, then go the other way, as far as the "
        "learning rate says. Write down every place, the start too.",
        "Begin a list with the start. In the loop, make a *new* x and append it. After the loop, "
        "stack the list into one tensor. For the slope you may use `derivative`, or work it out "
        "on paper.",
        "A like example: the temperatures of a cup that loses a tenth of its heat each minute are "
        "the first one, then again and again the one before times 0.9: n minutes, n + 1 numbers.",
    ],
)


def walk(x0, steps, step):
    """The start and `steps` more places, each made by `step` from the path so far."""
    path = [float(x0)]
    for _ in range(steps):
        path.append(float(step(path)))
    return np.array(path)


@exercise.oracle
def minimize_square(x0, target, learning_rate, steps):
    return walk(x0, steps, lambda path: path[-1] - learning_rate * 2 * (path[-1] - target))


def start(x0, target, learning_rate, steps):
    return {"x0": np.array(x0), "target": target, "learning_rate": learning_rate, "steps": steps}


@exercise.cases
def cases(rng):
    yield start(10.0, 4.0, 0.25, 3)
    yield start(-1.0, 2.0, 0.75, 2)
    yield start(float(rng.uniform(4, 6)), float(rng.uniform(-1.8, -1.6)), 0.1, 7)
    yield start(3.0, 1.0, 0.25, 0)
    yield start(10.0, 4, 0.5, 3)  # it arrives at once, at a whole number
    yield start(-2.5, -2.5, 0.25, 1)  # it is there already
    yield start(-3.0, -1.0, 4.25, 4)  # it gets further and further off, beyond 1000
    yield start(0.25, 0.0, 0.1, 33)  # its slopes are less than 1, and it comes near
    yield Case(start(2.0, 1.0, 0.25, 2), variables=["x0"])


def noted(wrong):
    """Let a mistake say only what it makes of the right path."""

    def formula(x0, target, learning_rate, steps):
        return wrong(minimize_square(x0, target, learning_rate, steps))

    return exercise.mistake(formula, wrong)


def stepped(wrong):
    """Let a mistake say only how it makes a step from the path so far."""

    def formula(x0, target, learning_rate, steps):
        return walk(x0, steps, lambda path: wrong(np.array(path), target, learning_rate))

    return exercise.mistake(formula, wrong)


@exercise.given_else
def uphill(learning_rate):
    """You walk away from the target: a positive slope means that down is to the left."""
    return {"learning_rate": -learning_rate}


@exercise.given_else
def half_the_slope(learning_rate):
    """Your steps are half as long as they should be: what is the slope of a square?"""
    return {"learning_rate": learning_rate / 2}


@noted
def start_left_out(path):
    """The start is missing: a path of n steps has n + 1 places."""
    return path[1:]


@exercise.mistake
def start_left_out_one_more(x0, target, learning_rate, steps):
    """The start is missing, and a step too many was taken in its place: write down x0 first."""
    return minimize_square(x0, target, learning_rate, steps + 1)[1:]


@noted
def one_step_short(path):
    """The last place is missing: n steps make n + 1 places. Does a step follow each place but the
    last, and is the place after each step noted?"""
    return path[:-1]


@noted
def no_last_step(path):
    """One step is missing: n steps make n + 1 places."""
    return path[: max(len(path) - 1, 1)]


@exercise.mistake
def stopped_on_arrival(x0, target, learning_rate, steps):
    """Your path ends where it reaches the target. All steps are asked, there too: the slope is 0,
    so one stays, and each stay is a place of the path."""
    path = minimize_square(x0, target, learning_rate, steps)
    return path[: first(path == target) + 1]


def first(there):
    """The first place at which it is so, or else the last of all."""
    return np.argmax(there) if there.any() else len(there)


for parts in (100, 10, 1):

    @exercise.mistake(slug=f"stopped_within_{parts}_thousandths")
    def stopped_nearby(x0, target, learning_rate, steps, near=parts / 1000):
        """Your path ends where it comes near the target, as if that was enough. All steps are
        asked, and each of them leads to a place of the path."""
        path = minimize_square(x0, target, learning_rate, steps)
        return path[: first(np.abs(path - target) < near) + 1]


@noted
def nothing_without_steps(path):
    """With 0 steps nothing came back. The start is a place too: no steps make a path of one."""
    return path if len(path) > 1 else path[:0]


@noted
def start_twice(path):
    """The start is there twice, and the last place not at all."""
    return np.concatenate([path[:1], path[:1], path[1:-1]]) if len(path) > 1 else path


@noted
def backwards(path):
    """Your path runs backwards: x0 comes first, the end last."""
    return path[::-1]


@exercise.given_else
def one_step_too_many(steps):
    """You took one step more than asked: n steps make n + 1 places."""
    return {"steps": steps + 1}


@noted
def only_the_end(path):
    """Only the end came back; the whole path is asked, the start included."""
    return path[-1]


@noted
def same_place_everywhere(path):
    """Every place of your path is the last one, as if the list held one and the same tensor many
    times and each step changed it."""
    return np.full_like(path, path[-1])


@stepped
def gradients_added_up(path, target, learning_rate):
    """Your first step is right. From the second on you go by the sum of all slopes so far, where
    only the one at your place counts: was it added to those of before?"""
    return path[-1] - learning_rate * np.sum(2 * (path - target))


@stepped
def stale_slope(path, target, learning_rate):
    """All your steps are equally long, as if the slope was found once, at the start. It changes as
    you walk."""
    return path[-1] - learning_rate * 2 * (path[0] - target)


@exercise.given_else
def no_learning_rate():
    """You took the whole slope as your step: the learning rate is not used."""
    return {"learning_rate": 1.0}


@stepped
def only_the_sign(path, target, learning_rate):
    """Away from the target each of your steps is as long as the learning rate, whatever the slope;
    a step is the learning rate times the slope."""
    return path[-1] - learning_rate * np.sign(path[-1] - target)


@exercise.mistake
def heights_for_places(x0, target, learning_rate, steps):
    """These are the heights (x − target)²; asked is where you stood, x."""
    return (minimize_square(x0, target, learning_rate, steps) - target) ** 2


@exercise.mistake
def heights_after_the_start(x0, target, learning_rate, steps):
    """After the start these are the heights (x − target)²; asked is where you stood, x."""
    path = minimize_square(x0, target, learning_rate, steps)
    return np.append(path[:1], (path[1:] - target) ** 2)


@stepped
def height_for_slope(path, target, learning_rate):
    """You step by the height (x − target)² where the slope of it is asked."""
    return path[-1] - learning_rate * (path[-1] - target) ** 2


@exercise.given_else
def never_beyond_the_target(learning_rate):
    """Right up to a learning rate of ½. With a larger one a step leads beyond the target, and yours
    ends on it: take the whole step, wherever it leads."""
    return {"learning_rate": min(learning_rate, 0.5)}


@exercise.given_else
def rate_at_most_1(learning_rate):
    """Right for learning rates up to 1. A larger one makes no longer step in yours, as if it were
    cut off at 1: use it as it is."""
    return {"learning_rate": min(learning_rate, 1)}


@stepped
def stays_where_it_gets_worse(path, target, learning_rate):
    """Right as long as each step leads nearer to the target. Where one leads further off you stay:
    take it all the same."""
    there = path[-1] - learning_rate * 2 * (path[-1] - target)
    return there if np.abs(there - target) <= np.abs(path[-1] - target) else path[-1]


for parts in (100, 50, 10, 5, 1):

    @exercise.mistake(slug=f"rests_within_{parts}_thousandths")
    def rests_nearby(x0, target, learning_rate, steps, near=parts / 1000):
        """Right until the walk is near the target. There you stand still, as if it had arrived: as
        long as the slope is not 0, each step leads on."""

        def step(path):
            away = path[-1] - target
            return path[-1] - (learning_rate * 2 * away if np.abs(away) >= near else 0)

        return walk(x0, steps, step)


@stepped
def brought_back(path, target, learning_rate):
    """Right while the walk is not far from the target. From far off you set it on the target: the
    place that a step leads to counts, however far."""
    there = path[-1] - learning_rate * 2 * (path[-1] - target)
    return there if np.abs(there - target) <= 100 else target


for limit in (1, 10, 100, 1000):

    @exercise.mistake(slug=f"slope_cut_off_at_{limit}")
    def slope_cut_off(x0, target, learning_rate, steps, limit=limit):
        """Right where the slope is small. Where it is large your step is shorter, as if the slope
        were cut off: use it as it is, however steep."""

        def step(path):
            return path[-1] - learning_rate * np.clip(2 * (path[-1] - target), -limit, limit)

        return walk(x0, steps, step)


for limit in (10, 100, 1000):

    @exercise.mistake(slug=f"place_cut_off_at_{limit}")
    def place_cut_off(x0, target, learning_rate, steps, limit=limit):
        """Right while the walk stays near 0. A place further off is cut off in yours: note it, and
        go on from it, as the step gives it."""

        def step(path):
            there = path[-1] - learning_rate * 2 * (path[-1] - target)
            return np.clip(there, -limit, limit)

        return walk(x0, steps, step)


@exercise.given_else
def target_left_out():
    """You walk towards 0, not towards the target: the slope is that of x²."""
    return {"target": 0.0}


@exercise.given_else
def target_turned(target):
    """You walk towards −target: x + target is 0 there, x − target at the target."""
    return {"target": -target}


for whole in (int, round):

    @exercise.mistake(slug=f"target_by_{whole.__name__}")
    def target_made_whole(x0, target, learning_rate, steps, whole=whole):
        """Where the target is no whole number you walk towards one beside it, as if its decimals
        were dropped or rounded away: it may be any number."""
        return minimize_square(x0, whole(target), learning_rate, steps)


@exercise.mistake
def slopes_for_places(x0, target, learning_rate, steps):
    """These are the slopes 2(x − target); asked is where you stood, x."""
    return 2 * (minimize_square(x0, target, learning_rate, steps) - target)


@stepped
def slope_left_out(path, target, learning_rate):
    """Each of your steps goes to the left, as far as the learning rate, whatever the slope."""
    return path[-1] - learning_rate


@stepped
def always_to_the_left(path, target, learning_rate):
    """Right to the right of the target. Left of it you walk on to the left, as if the slope had
    lost its sign: it is negative there, and down is to the right."""
    return path[-1] - learning_rate * 2 * np.abs(path[-1] - target)


@exercise.telltale
def nothing_to_stack(seen):
    """With 0 steps your list is empty, and there is nothing to stack. The start and where each step
    leads are places: n steps make n + 1 of them, and even no steps make one."""
    return not seen[0].failure and failed(seen, "non-empty TensorList")


@exercise.telltale
def list_lives_on(seen):
    """A path of yours begins with all places of the one before it, as if one list was kept from
    call to call. Each call begins a new one."""
    paths = [np.ravel(o.value) if isinstance(o.value, np.ndarray) else () for o in seen[:2]]
    length = len(paths[0])
    return 0 < length < len(paths[1]) and np.array_equal(paths[1][:length], paths[0])


@exercise.telltale
def lost_track(seen):
    """None got into your sums. A slope is None where x was not recorded when y was made of it:
    `x = x - …` makes a new tensor, and that the old one was recorded does not count for it. (And if
    your `derivative` is not right yet, mend that first.)"""
    return failed(seen, "and 'NoneType'", ": 'NoneType' and", "unsupported type (<class 'None")
