"""Lesson 05, gradient descent: which way is down?"""

import numpy as np

from duograd.exercises import Difference, Exercise, Named, failed
from duograd.exercises.reference import central_difference


def _slope(loss, w):
    """Gradient of a NumPy loss, by central differences in float64 whatever the caller uses."""
    w = np.array(w, dtype="float64")
    return central_difference(lambda: loss(w), w)


def _valley(scale, center, label):
    parameters = {"scale": np.array(scale), "center": np.array(center)}
    return Named("valley", parameters, label)


def _quartic(scale, label):
    return Named("quartic", {"scale": np.array(scale)}, label)


PARABOLA = _valley(2.0, 3.0, "(w − 3)²")
BOWL = _valley([2.0, 4.0], [1.0, -1.0], "(w₁ − 1)² + 2(w₂ + 1)²")
TWO_VALLEYS = _quartic(
    [1.0, 0.5, 0.7], "a sum of w⁴ − 2w² + 0.3w over the weights, each with a factor of its own"
)

gradient = Exercise(points=0, level="given", detached=True)


@gradient.oracle
def _(loss, w):
    return _slope(loss, w)


@gradient.cases
def _(rng):
    yield {"loss": PARABOLA, "w": np.array(5.0)}
    yield {"loss": BOWL, "w": np.array([2.0, 1.0])}
    yield {"loss": TWO_VALLEYS, "w": rng.uniform(0.5, 1.5, 3)}


@gradient.misconception("uphill_sign", "The sign is turned round: this is minus the gradient.")
def _(loss, w):
    return -_slope(loss, w)


@gradient.misconception(
    "value_for_slope", "This is the loss itself; its slope for each weight is asked."
)
def _(loss, w):
    return loss(w)


@gradient.symptom(
    "not_watched",
    "None came back. Either `return` is missing, or nothing was recorded: the tape follows "
    "variables by itself, but a constant only when told to watch it.",
    tensorflow="with tf.GradientTape() as tape:\n    value = loss(w)\n"
    "return tape.gradient(value, w)",
)
def _(seen):
    return all(o.failure is None and o.value is None for o in seen)


@gradient.symptom(
    "not_tracked",
    "Nothing was recorded: torch follows only tensors that require a gradient, and this w, as "
    "it was given, does not.",
    torch="value = loss(w)\nvalue.backward()\nreturn w.grad",
)
def _(seen):
    return failed(seen, "does not require grad")


gradient.variant(
    torch="w = w.clone().requires_grad_()\nreturn torch.autograd.grad(loss(w), w)[0]",
    tensorflow="w = tf.Variable(w)\nwith tf.GradientTape() as tape:\n    value = loss(w)\n"
    "return tape.gradient(value, w)",
)
gradient.wrong(
    "argument_recorded", torch="w.requires_grad_()\nreturn torch.autograd.grad(loss(w), w)[0]"
)
gradient.variant(
    torch="return torch.func.grad(loss)(w)",
    tensorflow="with tf.GradientTape(watch_accessed_variables=False) as tape:\n"
    "    tape.watch(w)\n    value = loss(w)\nreturn tape.gradient(value, [w])[0]",
)

gradient_step = Exercise(
    points=2,
    hints=[
        "By hand: w = 5, gradient 4, learning rate 0.5. The loss rises to the right, so you should "
        "end to the left of 5. Where exactly?",
        "The gradient points uphill, and you want to go down. The learning rate says how much of "
        "the gradient becomes the step.",
        "One line: the old w, a sign, and a product of two things.",
        "A like example: to cool a room from t degrees by the share s of the excess e, take away s "
        "times e.",
    ],
)


@gradient_step.oracle
def _(w, gradient, learning_rate):
    return w - learning_rate * gradient


def _step(w, gradient, learning_rate):
    return {"w": np.array(w), "gradient": np.array(gradient), "learning_rate": learning_rate}


@gradient_step.cases
def _(rng):
    yield _step(5.0, 4.0, 0.5)
    yield _step([1.0, -2.0], [3.0, -0.5], 0.1)
    yield _step(rng.normal(0, 1, (3, 5)), rng.normal(0, 1, (3, 5)), 0.03)


@gradient_step.misconception(
    "uphill", "You walked uphill: the gradient points to where the loss grows."
)
def _(w, gradient, learning_rate):
    return w + learning_rate * gradient


@gradient_step.misconception(
    "no_learning_rate", "You took the whole gradient as the step: the learning rate is not used."
)
def _(w, gradient, learning_rate):
    return w - gradient


@gradient_step.misconception(
    "only_the_step", "This is the step; asked is where you stand after it."
)
def _(w, gradient, learning_rate):
    return -learning_rate * gradient


@gradient_step.misconception(
    "rate_times_difference",
    "The learning rate multiplied w too; it scales the gradient only.",
)
def _(w, gradient, learning_rate):
    return learning_rate * (w - gradient)


@gradient_step.misconception(
    "divided_by_rate", "You divided by the learning rate: a smaller rate makes your step larger."
)
def _(w, gradient, learning_rate):
    return w - gradient / learning_rate


@gradient_step.symptom(
    "gradient_called",
    "In here `gradient` is what this function was handed: a tensor, the slope at w. It has been "
    "computed already; there is nothing to call.",
    torch="return w - learning_rate * gradient(w)",
    tensorflow="return w - learning_rate * gradient(w)",
)
def _(seen):
    return failed(seen, "object is not callable")


gradient_step.wrong("argument_changed", torch="w -= learning_rate * gradient\nreturn w")
gradient_step.variant("step = -learning_rate * gradient\nreturn w + step")
gradient_step.variant(
    torch="return torch.sub(w, gradient, alpha=learning_rate)",
    tensorflow="return tf.subtract(w, tf.multiply(gradient, learning_rate))",
)

gradient_descent = Exercise(
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


def _walk(loss, w, learning_rate, steps, step=lambda w, slope, rate, value: w - rate * slope):
    path = [np.array(w)]
    for _ in range(steps):
        slope = _slope(loss, path[-1])
        path.append(step(path[-1], slope, learning_rate, loss(path[-1])))
    return path


def _record(loss, path):
    return [np.stack(path), np.stack([loss(w) for w in path])]


@gradient_descent.oracle
def _(loss, w, learning_rate, steps):
    return _record(loss, _walk(loss, w, learning_rate, steps))


def _descent(loss, w, learning_rate, steps):
    return {"loss": loss, "w": np.array(w), "learning_rate": learning_rate, "steps": steps}


@gradient_descent.cases
def _(rng):
    yield _descent(PARABOLA, 5.0, 0.25, 2)
    yield _descent(BOWL, [2.0, 1.0], 0.1, 3)
    yield _descent(TWO_VALLEYS, rng.uniform(0.4, 0.8, 3), 0.05, 5)
    yield _descent(BOWL, [2.0, 0.0], 0.1, 0)
    yield _descent(BOWL, [0.5, 1.0], 0.6, 2)  # too large a rate: the loss rises, and that is told


@gradient_descent.misconception("uphill", "You walked uphill: your loss grows from step to step.")
def _(loss, w, learning_rate, steps):
    return _record(loss, _walk(loss, w, -learning_rate, steps))


@gradient_descent.misconception(
    "stale_gradient",
    "Every step of yours is the same: the slope was taken once, at the start. Down is another way "
    "after each step.",
)
def _(loss, w, learning_rate, steps):
    slope = _slope(loss, w)
    return _record(loss, _walk(loss, w, learning_rate, steps, lambda w, *_: w - _[1] * slope))


@gradient_descent.misconception(
    "start_left_out", "The start is missing: a path of n steps has n + 1 points."
)
def _(loss, w, learning_rate, steps):
    path = _walk(loss, w, learning_rate, steps)[1:]
    if not path:  # stacking nothing is an error; an empty tensor is the kindest reading
        return [np.zeros((0, *np.shape(w))), np.zeros(0)]
    return _record(loss, path)


@gradient_descent.misconception(
    "end_left_out",
    "The last point is missing: you noted each point before its step, and never the place where "
    "the last step led.",
)
def _(loss, w, learning_rate, steps):
    path = _walk(loss, w, learning_rate, steps)[:-1]
    if not path:
        return [np.zeros((0, *np.shape(w))), np.zeros(0)]
    return _record(loss, path)


@gradient_descent.misconception(
    "scaled_by_loss", "Your step grows with the loss itself: the loss was multiplied in."
)
def _(loss, w, learning_rate, steps):
    path = _walk(
        loss, w, learning_rate, steps, lambda w, slope, rate, value: w - rate * value * slope
    )
    return _record(loss, path)


@gradient_descent.misconception(
    "same_point_everywhere",
    "Every point of your path is the last one: the list holds one tensor many times over, and it "
    "was changed in place.",
)
def _(loss, w, learning_rate, steps):
    path = _walk(loss, w, learning_rate, steps)
    return [np.stack([path[-1]] * len(path)), np.stack([loss(w) for w in path])]


@gradient_descent.misconception(
    "only_the_end", "Only the end came back; the whole path is asked, the start included."
)
def _(loss, w, learning_rate, steps):
    path = _walk(loss, w, learning_rate, steps)
    return [path[-1], np.asarray(loss(path[-1]))]


@gradient_descent.misconception(
    "one_step_too_many", "You took one step too many: n steps make a path of n + 1 points."
)
def _(loss, w, learning_rate, steps):
    return _record(loss, _walk(loss, w, learning_rate, steps + 1))


@gradient_descent.misconception(
    "never_moved",
    "Every point of your path is the start. A step returns the new place; did you keep it?",
)
def _(loss, w, learning_rate, steps):
    return _record(loss, [np.array(w)] * (steps + 1))


@gradient_descent.misconception(
    "losses_one_behind",
    "The weights are right, but the loss of the start stands there twice: each of your losses "
    "belongs to the point before. First the step, then the loss at the new place.",
)
def _(loss, w, learning_rate, steps):
    path = _walk(loss, w, learning_rate, steps)
    return [np.stack(path), np.stack([loss(w) for w in (path[:1] + path)[: len(path)]])]


@gradient_descent.misconception("order_swapped", "The two are swapped: the weights come first.")
def _(loss, w, learning_rate, steps):
    return _record(loss, _walk(loss, w, learning_rate, steps))[::-1]


@gradient_descent.symptom(
    "arguments_swapped",
    "A function stands where the weights belong: `gradient` takes the loss first, then w.",
    torch="return gradient(w, loss), loss(w)",
    tensorflow="return gradient(w, loss), loss(w)",
)
def _(seen):
    said = ("'function' object has no attribute", "of type 'function'")
    return failed(seen, *said)


@gradient_descent.symptom(
    "lost_track",
    "From the second step on the gradient was None: `w = w - …` makes a new tensor that nobody "
    "watches. Where is tracking switched on: once, or at every step?",
    torch="""
w = w.clone().requires_grad_()
weights, losses = [w.detach()], [loss(w).detach()]
for _ in range(steps):
    loss(w).backward()
    w = w - learning_rate * w.grad
    weights.append(w.detach())
    losses.append(loss(w).detach())
return torch.stack(weights), torch.stack(losses)
""",
    tensorflow="""
w = tf.Variable(w)
weights, losses = [tf.convert_to_tensor(w)], [loss(w)]
for _ in range(steps):
    with tf.GradientTape() as tape:
        value = loss(w)
    w = w - learning_rate * tape.gradient(value, w)
    weights.append(w)
    losses.append(loss(w))
return tf.stack(weights), tf.stack(losses)
""",
)
def _(seen):
    # Only a product with None: a `gradient_step` that returns None fails elsewhere.
    said = ("for *: 'float' and 'NoneType'", "for *: 'NoneType' and 'float'")
    return failed(seen, *said)


gradient_descent.wrong(
    "argument_changed",
    torch="""
weights, losses = [w.clone()], [loss(w)]
for _ in range(steps):
    w -= learning_rate * gradient(loss, w)
    weights.append(w.clone())
    losses.append(loss(w))
return torch.stack(weights), torch.stack(losses)
""",
)
gradient_descent.wrong(
    "graph_kept",
    torch="""
w = w.clone().requires_grad_()
weights, losses = [w], [loss(w)]
for _ in range(steps):
    slope, = torch.autograd.grad(loss(w), w)
    w = w - learning_rate * slope
    weights.append(w)
    losses.append(loss(w))
return torch.stack(weights), torch.stack(losses)
""",
)
gradient_descent.variant(
    torch="""
w = torch.nn.Parameter(w.clone())
optimizer = torch.optim.SGD([w], lr=learning_rate)
weights, losses = [w.detach().clone()], [loss(w).detach()]
for _ in range(steps):
    optimizer.zero_grad()
    loss(w).backward()
    optimizer.step()
    weights.append(w.detach().clone())
    losses.append(loss(w).detach())
return torch.stack(weights), torch.stack(losses)
""",
    tensorflow="""
w = tf.Variable(w)
optimizer = tf.keras.optimizers.SGD(learning_rate)
weights, losses = [tf.identity(w)], [loss(w)]
for _ in range(steps):
    with tf.GradientTape() as tape:
        value = loss(w)
    optimizer.apply_gradients([(tape.gradient(value, w), w)])
    weights.append(tf.identity(w))
    losses.append(loss(w))
return tf.stack(weights), tf.stack(losses)
""",
)
gradient_descent.variant(
    torch="""
path = [w]
while len(path) <= steps:
    path.append(gradient_step(path[-1], gradient(loss, path[-1]), learning_rate))
return torch.stack(path), torch.stack([loss(point) for point in path])
""",
    tensorflow="""
path = [w]
while len(path) <= steps:
    path.append(gradient_step(path[-1], gradient(loss, path[-1]), learning_rate))
return tf.stack(path), tf.stack([loss(point) for point in path])
""",
)

has_converged = Exercise(
    points=2,
    level="complete",
    hints=[
        "Try three histories by hand, tolerance 0.1: [5, 2] still falls, [2, 5] rises, "
        "[2, 1.95] stands. Only one of them has converged.",
        "What counts is how far the loss moved in the last step, whichever way it moved.",
        "Only the last line is missing: compare the size of the change with the tolerance. A "
        "change of just the tolerance counts.",
        "A like example: two clocks agree if the time between them, whichever is ahead, is at "
        "most a second.",
    ],
)


@has_converged.oracle
def _(losses, tolerance):
    return len(losses) >= 2 and bool(np.abs(losses[-1] - losses[-2]) <= tolerance)


def _history(losses, tolerance):
    return {"losses": np.array(losses), "tolerance": tolerance}


@has_converged.cases
def _(rng):
    yield _history([5.0, 2.0], 0.5)
    yield _history([2.0, 5.0], 0.5)
    yield _history([9.0, 2.0, 1.75], 0.5)
    yield _history([9.0, 1.75, 2.0], 0.5)
    yield _history([3.0, 2.0], 1.0)
    yield _history([1.5, 0.25], 0.5)
    yield _history([2.0, 9.0, 2.125], 0.5)
    yield _history([2.0, 1.75, 0.25], 0.5)
    yield _history([2.0, 2.25], 0.5)
    yield _history([4.0, 3.25], 1.0)
    yield _history([3.0, 2.25], 0.5)
    yield _history([3.0, 2.375], 0.5)
    yield _history([0.5, 0.125], 0.5)
    yield _history([0.25], 0.5)
    yield _history([float(rng.uniform(2, 3))], 0.5)
    yield _history(np.zeros(0), 0.5)


@has_converged.misconception(
    "rising_counts", "A rising loss has not converged, yet yours says it has: mind the sign."
)
def _(losses, tolerance):
    return len(losses) >= 2 and bool(losses[-2] - losses[-1] <= tolerance)


@has_converged.misconception(
    "falling_counts",
    "A loss that still falls fast has not converged, yet yours says it has: mind the sign.",
)
def _(losses, tolerance):
    return len(losses) >= 2 and bool(losses[-1] - losses[-2] <= tolerance)


@has_converged.misconception(
    "small_loss", "You ask whether the loss is small; asked is whether it has stopped changing."
)
def _(losses, tolerance):
    return len(losses) >= 2 and bool(losses[-1] <= tolerance)


@has_converged.misconception(
    "strictly_less", "A change of just the tolerance counts as converged too: ≤, not <."
)
def _(losses, tolerance):
    return len(losses) >= 2 and bool(np.abs(losses[-1] - losses[-2]) < tolerance)


@has_converged.misconception(
    "first_against_last", "You compare the last loss with the first; the one before it is asked."
)
def _(losses, tolerance):
    return len(losses) >= 2 and bool(np.abs(losses[-1] - losses[0]) <= tolerance)


@has_converged.misconception(
    "squared", "You squared the change, and small numbers shrink by that: compare its size itself."
)
def _(losses, tolerance):
    return len(losses) >= 2 and bool((losses[-1] - losses[-2]) ** 2 <= tolerance)


@has_converged.misconception(
    "relative",
    "You divided the change by the loss. A share of the loss is another rule; here the change "
    "itself is compared with the tolerance.",
)
def _(losses, tolerance):
    change = np.abs(losses[-1] - losses[-2]) if len(losses) >= 2 else 1.0
    return len(losses) >= 2 and bool(change / losses[-2] <= tolerance)


@has_converged.misconception(
    "answer_reversed", "Your answer is just the other way round: True should mean converged."
)
def _(losses, tolerance):
    return len(losses) >= 2 and not bool(np.abs(losses[-1] - losses[-2]) <= tolerance)


has_converged.variant(
    torch="if losses.numel() < 2:\n    return False\n"
    "return torch.abs(losses[-1] - losses[-2]) <= tolerance",
    tensorflow="if tf.size(losses) < 2:\n    return False\n"
    "return tf.abs(losses[-1] - losses[-2]) <= tolerance",
)
has_converged.variant(
    "recent = [float(value) for value in losses[-2:]]\n"
    "return len(recent) == 2 and max(recent) - min(recent) <= tolerance"
)

learning_rate_sweep = Exercise(
    points=2,
    level="complete",
    hints=[
        "Try the rates [0.1, 0.1]: the same rate twice must give the same final loss twice. Does "
        "it?",
        "Every rate gets the same chance: the same start and the same number of steps.",
        "Only the line inside the loop is missing: run `gradient_descent` and keep the last entry "
        "of one of the two things it returns.",
        "A like example: the final balance for each of three interest rates, each from the same "
        "first deposit.",
    ],
)


@learning_rate_sweep.oracle
def _(loss, w, rates, steps):
    return np.stack([loss(_walk(loss, w, rate, steps)[-1]) for rate in rates])


def _sweep(loss, w, rates, steps):
    return {"loss": loss, "w": np.array(w), "rates": rates, "steps": steps}


@learning_rate_sweep.cases
def _(rng):
    yield _sweep(PARABOLA, 5.0, [0.25, 0.375], 1)
    yield _sweep(BOWL, [2.0, 1.0], [0.6, 0.1, 0.01], 2)
    yield _sweep(TWO_VALLEYS, rng.uniform(0.4, 0.8, 3), [0.02, 0.05], 3)


@learning_rate_sweep.misconception(
    "start_carried_on",
    "Each rate goes on where the one before it ended: give every rate the same start.",
)
def _(loss, w, rates, steps):
    finals = []
    for rate in rates:
        w = _walk(loss, w, rate, steps)[-1]
        finals.append(loss(w))
    return np.stack(finals)


@learning_rate_sweep.misconception(
    "loss_at_the_start", "These are the losses before the first step; the final ones are asked."
)
def _(loss, w, rates, steps):
    return np.stack([loss(w) for _ in rates])


@learning_rate_sweep.misconception(
    "best_on_the_way",
    "You kept the lowest loss on the way; asked is where each rate ended, even if it went wrong.",
)
def _(loss, w, rates, steps):
    return np.stack([min(loss(p) for p in _walk(loss, w, rate, steps)) for rate in rates])


@learning_rate_sweep.misconception(
    "one_step_short", "Each run is one step short: the last loss of the path is asked."
)
def _(loss, w, rates, steps):
    return np.stack([loss(_walk(loss, w, rate, steps - 1)[-1]) for rate in rates])


@learning_rate_sweep.misconception(
    "weights_for_losses", "You collected the final weights; the final losses are asked."
)
def _(loss, w, rates, steps):
    return np.stack([_walk(loss, w, rate, steps)[-1] for rate in rates])


@learning_rate_sweep.misconception(
    "whole_diary", "You collected all the losses of every run; of each only the final one is asked."
)
def _(loss, w, rates, steps):
    return np.stack([_record(loss, _walk(loss, w, rate, steps))[1] for rate in rates])


@learning_rate_sweep.symptom(
    "all_rates_at_once",
    "The whole list of rates went into one walk. Each turn of the loop has one `rate`.",
    torch="return torch.stack([gradient_descent(loss, w, rates, steps)[1][-1] for rate in rates])",
    tensorflow="return tf.stack([gradient_descent(loss, w, rates, steps)[1][-1] for _ in rates])",
)
def _(seen):
    said = ("only integer tensors of a single element", "Shapes of all inputs must match")
    return failed(seen, *said)


@learning_rate_sweep.symptom(
    "rate_for_steps",
    "A learning rate stands where the number of steps belongs: mind the order of the arguments.",
    torch="return torch.stack([gradient_descent(loss, w, steps, r)[1][-1] for r in rates])",
    tensorflow="return tf.stack([gradient_descent(loss, w, steps, r)[1][-1] for r in rates])",
)
def _(seen):
    said = "'float' object cannot be interpreted as an integer"
    return any(o.failure and said in o.failure.message for o in seen)


learning_rate_sweep.variant(
    torch="return torch.stack([gradient_descent(loss, w, rate, steps)[1][-1] for rate in rates])",
    tensorflow="return tf.stack([gradient_descent(loss, w, rate, steps)[1][-1] for rate in rates])",
)
learning_rate_sweep.variant(
    torch="return torch.tensor([float(loss(gradient_descent(loss, w, r, steps)[0][-1])) "
    "for r in rates])",
    tensorflow="return tf.constant([float(loss(gradient_descent(loss, w, r, steps)[0][-1])) "
    "for r in rates])",
)

DIFFERENCES = (
    Difference(
        "what is recorded for autograd",
        "every operation on a tensor with `requires_grad`",
        "only what happens inside `with tf.GradientTape()`; variables by themselves, constants "
        "after `tape.watch`",
        "w = torch.tensor(3., requires_grad=True)\nholds = (w * w).requires_grad",
        "w = tf.constant(3.)\nwith tf.GradientTape(persistent=True) as tape:\n    a = w * w\n"
        "    tape.watch(w)\n    b = w * w\n"
        "holds = tape.gradient(a, w) is None and float(tape.gradient(b, w)) == 6",
    ),
    Difference(
        "asking twice",
        "`.backward()` adds to `.grad`: clear it before the next step",
        "`tape.gradient` starts afresh; the tape is used up",
        "w = torch.tensor(3., requires_grad=True)\n(w * w).backward()\n(w * w).backward()\n"
        "holds = w.grad.item() == 12",
        "w = tf.Variable(3.)\ngot = []\nfor _ in range(2):\n"
        "    with tf.GradientTape() as tape:\n        a = w * w\n"
        "    got.append(float(tape.gradient(a, w)))\nholds = got == [6, 6]",
    ),
    Difference(
        "changing a weight in place",
        "`with torch.no_grad(): w -= step`",
        "`w.assign_sub(step)`, on a `tf.Variable` only: tensors never change",
        "w = torch.tensor(3., requires_grad=True)\nwith torch.no_grad():\n    w -= 1\n"
        "holds = w.item() == 2 and w.requires_grad",
        "w = tf.Variable(3.)\nw.assign_sub(1.)\n"
        "holds = float(w) == 2 and not hasattr(tf.constant(3.), 'assign_sub')",
    ),
)

SYMPTOMS = (
    ("the loss grows from step to step", "the learning rate is too large, or the sign is wrong"),
    ("the loss falls, but ever so slowly", "the learning rate is too small, or the valley is flat"),
    ("the loss jumps to and fro between two values", "the learning rate is near its bound 2/λ"),
    ("the gradient is None at the second step", "the weights were replaced and nobody watches"),
)
