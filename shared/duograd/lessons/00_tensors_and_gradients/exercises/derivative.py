"""Lesson 00, tensors_and_gradients: what does a framework do for me?"""

import numpy as np

from duograd.exercises import Difference, Exercise, Named, failed
from duograd.exercises.reference import central_difference

CUBE, SINE = Named("cube", {}, "x³"), Named("sine", {}, "sin(x)")
EXPONENTIAL = Named("exponential", {}, "eˣ")
PARABOLA = Named("valley", {"scale": np.array(2.0), "center": np.array(3.0)}, "(x − 3)²")

computation_graph = Exercise(points=0, level="given", gradients=("a", "b"))


@computation_graph.oracle
def _(a, b):
    return (a + b) * (b - 1)


def _inputs(a, b):
    return {"a": np.array(a), "b": np.array(b)}


@computation_graph.cases
def _(rng):
    yield _inputs(2.0, 3.0)
    yield _inputs(-1.5, 0.25)
    yield _inputs(*rng.uniform(2, 4, 2))


@computation_graph.misconception(
    "no_brackets", "The sum a + b has lost its brackets: it is made first, then multiplied."
)
def _(a, b):
    return a + b * (b - 1)


@computation_graph.misconception("plus_one", "One of the factors is b + 1; it should be b − 1.")
def _(a, b):
    return (a + b) * (b + 1)


@computation_graph.misconception(
    "added_not_multiplied", "The two parts, a + b and b − 1, are multiplied, not added."
)
def _(a, b):
    return (a + b) + (b - 1)


computation_graph.variant("return a * b - a + b**2 - b")
computation_graph.variant(
    torch="return torch.mul(torch.add(a, b), torch.sub(b, 1))",
    tensorflow="return tf.multiply(tf.add(a, b), tf.subtract(b, 1))",
)

derivative = Exercise(
    points=2,
    level="complete",
    detached=True,
    hints=[
        "Read the error or the None that comes out without your line: what does it say was not "
        "there? In the graph above, how were a and b made?",
        "Nobody can go back along a record that was never kept. Before f runs, say whose slope "
        "you will ask for.",
        "One call on one line. In PyTorch it is the tensor that is told, in TensorFlow it is the "
        "tape.",
        "A like example: a flight recorder is switched on before the flight. Switched on after "
        "the landing, it has nothing to play back.",
    ],
)


def _slope(f, x):
    x = np.array(x, dtype="float64")
    return central_difference(lambda: f(x), x)


@derivative.oracle
def _(f, x):
    return _slope(f, x)


@derivative.cases
def _(rng):
    yield {"f": CUBE, "x": np.array(2.0)}
    yield {"f": PARABOLA, "x": np.array(5.0)}
    yield {"f": SINE, "x": np.array(float(rng.uniform(2, 2.8)))}  # it falls there
    yield {"f": EXPONENTIAL, "x": np.array(float(rng.uniform(-1.5, -0.5)))}


@derivative.symptom(
    "not_recorded",
    "Nothing was recorded, so there is no way back from y to x: torch follows only tensors that "
    "were told to require a gradient.",
    torch="x = x.detach().clone()\ny = f(x)\ny.backward()\nreturn x.grad",
)
def _(seen):
    return failed(seen, "does not require grad")


@derivative.symptom(
    "none_came_back",
    "None came back. TensorFlow's tape gives None if it was not told to watch x, if f was called "
    "outside of its `with`, or if it was asked for x by y. PyTorch's `backward` gives None always "
    "and leaves the slope in the `grad` of x, if it was called. Or is the `return` missing?",
    torch="x = x.detach().clone()\nx.requires_grad_()\ny = f(x)\nreturn y.backward()",
    tensorflow="with tf.GradientTape() as tape:\n    y = f(x)\nreturn tape.gradient(y, x)",
)
def _(seen):
    return all(o.failure is None and o.value is None for o in seen)


@derivative.symptom(
    "not_called",
    "x has become a method where a tensor should be: `requires_grad_` without brackets is only "
    "named, not called.",
    torch="x = x.detach().clone()\nx = x.requires_grad_\ny = f(x)\ny.backward()\nreturn x.grad",
)
def _(seen):
    return failed(seen, "builtin_function_or_method")


@derivative.symptom(
    "plain_number",
    "x or y has become a plain number, and what happens to plain numbers is never recorded. Keep "
    "both tensors.",
    torch="x = float(x)\ny = f(x)\ny.backward()\nreturn x.grad",
    tensorflow="x = float(x)\nwith tf.GradientTape() as tape:\n    tape.watch(x)\n    y = f(x)\n"
    "return tape.gradient(y, x)",
)
def _(seen):
    return failed(seen, "'float'")


@derivative.misconception(
    "value_for_slope", "This is the height f(x); asked is how steep f is at x."
)
def _(f, x):
    return f(x)


@derivative.misconception(
    "backward_twice",
    "Twice the slope. Each `backward` adds to what `x.grad` holds already: does yours run twice?",
)
def _(f, x):
    return 2 * _slope(f, x)


@derivative.misconception(
    "height_over_distance",
    "This is f(x) divided by x: the slope of the line from the origin to the curve. Asked is the "
    "slope of the curve itself, at x.",
)
def _(f, x):
    return f(x) / x


@derivative.misconception(
    "without_sign",
    "You tell how steep f is but not which way: where f falls, its slope is negative.",
)
def _(f, x):
    return np.abs(_slope(f, x))


@derivative.misconception(
    "always_one", "You return 1: that is the slope of x with respect to itself."
)
def _(f, x):
    return np.ones_like(x)


derivative.wrong("argument_recorded", torch="x.requires_grad_()\nf(x).backward()\nreturn x.grad")
derivative.variant(
    torch="x = x.clone().requires_grad_(True)\nreturn torch.autograd.grad(f(x), x)[0]",
    tensorflow="x = tf.Variable(x)\nwith tf.GradientTape() as tape:\n    y = f(x)\n"
    "return tape.gradient(y, x)",
)
derivative.variant(
    torch="return torch.func.grad(f)(x)",
    tensorflow="with tf.GradientTape(watch_accessed_variables=False) as tape:\n"
    "    tape.watch([x])\n    y = f(x)\nreturn tape.gradient(y, [x])[0]",
)
derivative.variant(
    torch="x = torch.tensor(x.item(), requires_grad=True)\nf(x).backward()\nreturn x.grad",
    tensorflow="with tf.GradientTape() as tape:\n    x = tf.Variable(x)\n    y = f(x)\n"
    "return tape.gradient(y, x)",
)

numerical_derivative = Exercise(
    points=4,
    dtype="float64",
    hints=[
        "By hand, for x³ at x = 2 with h = 0.5: 2.5³ = 15.625 and 1.5³ = 3.375. The answer should "
        "be 12.25. What does your line give?",
        "A slope is how far one goes up, divided by how far one goes along. You look h to the "
        "right and h to the left: how far apart are these two places?",
        "One line: a difference of two values of f, in brackets, divided by the distance of the "
        "two places, in brackets too.",
        "A like example: a train is 3 km before a station at 10 minutes to, and 5 km past it at "
        "10 minutes after. Its speed is 8 km in 20 minutes, not in 10.",
    ],
)


@numerical_derivative.oracle
def _(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def _chord(f, x, h):
    return {"f": f, "x": np.array(x), "h": h}


@numerical_derivative.cases
def _(rng):
    yield _chord(CUBE, 2.0, 0.5)
    yield _chord(CUBE, -1.0, 0.25)
    yield _chord(EXPONENTIAL, float(rng.uniform(0.3, 0.9)), 0.3)
    yield _chord(SINE, float(rng.uniform(2, 2.5)), 0.4)
    yield _chord(SINE, 1.0, 0.02)
    yield _chord(SINE, 1.0, 1e-6)  # in float32 nothing but noise


@numerical_derivative.misconception(
    "forward_only",
    "You looked to the right only, from x to x + h. Look h to either side of x: the two errors "
    "nearly cancel.",
)
def _(f, x, h):
    return (f(x + h) - f(x)) / h


@numerical_derivative.misconception(
    "backward_only",
    "You looked to the left only, from x − h to x. Look h to either side of x: the two errors "
    "nearly cancel.",
)
def _(f, x, h):
    return (f(x) - f(x - h)) / h


@numerical_derivative.misconception(
    "two_steps_right",
    "You looked 2h to the right and not to the left; asked is h to either side.",
)
def _(f, x, h):
    return (f(x + 2 * h) - f(x)) / (2 * h)


@numerical_derivative.misconception(
    "step_outside_f",
    "The step was added to the value of f, not to x: f was never asked anywhere but at x.",
)
def _(f, x, h):
    return ((f(x) + h) - (f(x) - h)) / (2 * h)


@numerical_derivative.misconception(
    "divided_by_h",
    "Twice too steep: from x − h to x + h is how far?",
)
def _(f, x, h):
    return (f(x + h) - f(x - h)) / h


@numerical_derivative.misconception(
    "half_a_step",
    "You looked h/2 to either side; asked is h to either side.",
)
def _(f, x, h):
    return (f(x + h / 2) - f(x - h / 2)) / h


@numerical_derivative.misconception(
    "multiplied_by_h",
    "Mind the brackets: `/ 2 * h` divides by 2 and then multiplies by h.",
)
def _(f, x, h):
    return (f(x + h) - f(x - h)) / 2 * h


@numerical_derivative.misconception(
    "brackets_missing",
    "Mind the brackets: the division came before the subtraction, so only one of the two values "
    "of f was divided.",
)
def _(f, x, h):
    return f(x + h) - f(x - h) / (2 * h)


@numerical_derivative.misconception(
    "not_divided", "This is how far f rises from x − h to x + h; a slope is divided by the way."
)
def _(f, x, h):
    return f(x + h) - f(x - h)


@numerical_derivative.misconception(
    "upside_down", "The sign is turned round: left was taken from right the other way."
)
def _(f, x, h):
    return (f(x - h) - f(x + h)) / (2 * h)


@numerical_derivative.misconception(
    "without_sign",
    "You tell how steep f is but not which way: where f falls, its slope is negative.",
)
def _(f, x, h):
    return np.abs(f(x + h) - f(x - h)) / (2 * h)


@numerical_derivative.misconception(
    "mean_of_values", "You added the two values of f; a rise is their difference."
)
def _(f, x, h):
    return (f(x + h) + f(x - h)) / (2 * h)


@numerical_derivative.misconception(
    "exact_slope",
    "This is the exact slope, or one measured with a tiny step of your own. Asked is what one "
    "measures with the h that is given: for x³ at 2 with h = 0.5 that is 12.25, not 12.",
)
def _(f, x, h):
    return _slope(f, x)


@numerical_derivative.symptom(
    "in_float32",
    "Right, but not for a tiny h: float32 keeps 7 digits, and the two values of f share nearly all "
    "of them. Keep the dtype of x.",
    torch="x = x.float()\nreturn (f(x + h) - f(x - h)) / (2 * h)",
    tensorflow="x = tf.cast(x, tf.float32)\nreturn (f(x + h) - f(x - h)) / (2 * h)",
)
def _(seen):
    first = seen[0].value
    return getattr(first, "dtype", None) == np.float32 and np.all(np.abs(first - 12.25) < 1e-3)


numerical_derivative.variant(
    "right = (f(x + h) - f(x)) / h\nleft = (f(x) - f(x - h)) / h\nreturn (right + left) / 2"
)
numerical_derivative.variant("rise = f(x + h) - f(x - h)\nreturn 0.5 * rise / h")
numerical_derivative.variant(
    torch="ends = torch.stack([f(x - h), f(x + h)])\nreturn torch.diff(ends)[0] / (2 * h)",
    tensorflow="values = f(tf.stack([x - h, x + h]))\nreturn (values[1] - values[0]) / (2 * h)",
)

minimize_square = Exercise(
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


def _walk(x0, steps, step):
    path = [float(x0)]
    for _ in range(steps):
        path.append(float(step(path[-1])))
    return np.array(path)


def _square_path(x0, target, learning_rate, steps):
    return _walk(x0, steps, lambda x: x - learning_rate * 2 * (x - target))


@minimize_square.oracle
def _(x0, target, learning_rate, steps):
    return _square_path(x0, target, learning_rate, steps)


def _start(x0, target, learning_rate, steps):
    return {"x0": np.array(x0), "target": target, "learning_rate": learning_rate, "steps": steps}


@minimize_square.cases
def _(rng):
    yield _start(10.0, 4.0, 0.25, 3)
    yield _start(-1.0, 2.0, 0.75, 2)
    yield _start(float(rng.uniform(4, 6)), float(rng.uniform(-2, -1)), 0.1, 7)
    yield _start(3.0, 1.0, 0.25, 0)


@minimize_square.misconception(
    "uphill", "You walk away from the target: a positive slope means that down is to the left."
)
def _(x0, target, learning_rate, steps):
    return _square_path(x0, target, -learning_rate, steps)


@minimize_square.misconception(
    "half_the_slope",
    "Your steps are half as long as they should be: what is the slope of a square?",
)
def _(x0, target, learning_rate, steps):
    return _square_path(x0, target, learning_rate / 2, steps)


@minimize_square.misconception(
    "start_left_out", "The start is missing: a path of n steps has n + 1 places."
)
def _(x0, target, learning_rate, steps):
    return _square_path(x0, target, learning_rate, steps)[1:]


@minimize_square.misconception(
    "start_left_out_one_more",
    "The start is missing, and a step too many was taken in its place: write down x0 first.",
)
def _(x0, target, learning_rate, steps):
    return _square_path(x0, target, learning_rate, steps + 1)[1:]


@minimize_square.misconception(
    "one_step_short",
    "The last place is missing: each place was noted before its step, the last one never.",
)
def _(x0, target, learning_rate, steps):
    return _square_path(x0, target, learning_rate, steps)[:-1]


@minimize_square.misconception(
    "one_step_too_many", "You took one step more than asked: n steps make n + 1 places."
)
def _(x0, target, learning_rate, steps):
    return _square_path(x0, target, learning_rate, steps + 1)


@minimize_square.misconception(
    "only_the_end", "Only the end came back; the whole path is asked, the start included."
)
def _(x0, target, learning_rate, steps):
    return _square_path(x0, target, learning_rate, steps)[-1]


@minimize_square.misconception(
    "same_place_everywhere",
    "Every place of your path is the last one. The list holds one and the same tensor many times, "
    "and each step changed it.",
)
def _(x0, target, learning_rate, steps):
    path = _square_path(x0, target, learning_rate, steps)
    return np.full_like(path, path[-1])


@minimize_square.misconception(
    "gradients_added_up",
    "From the second step on your slope is too large: it is the sum of all slopes so far. Each "
    "`backward` adds to what is there already.",
)
def _(x0, target, learning_rate, steps):
    slopes = []

    def step(x):
        slopes.append(2 * (x - target))
        return x - learning_rate * sum(slopes)

    return _walk(x0, steps, step)


@minimize_square.misconception(
    "stale_slope",
    "All your steps are equally long: the slope was found once, at the start. It changes as you "
    "walk.",
)
def _(x0, target, learning_rate, steps):
    slope = 2 * (float(x0) - target)
    return _walk(x0, steps, lambda x: x - learning_rate * slope)


@minimize_square.misconception(
    "no_learning_rate", "You took the whole slope as your step: the learning rate is not used."
)
def _(x0, target, learning_rate, steps):
    return _square_path(x0, target, 1.0, steps)


@minimize_square.misconception(
    "only_the_sign",
    "Each of your steps is as long as the learning rate, whatever the slope; a step is the "
    "learning rate times the slope.",
)
def _(x0, target, learning_rate, steps):
    return _walk(x0, steps, lambda x: x - learning_rate * np.sign(x - target))


@minimize_square.misconception(
    "heights_for_places", "These are the heights (x − target)²; asked is where you stood, x."
)
def _(x0, target, learning_rate, steps):
    return (_square_path(x0, target, learning_rate, steps) - target) ** 2


@minimize_square.misconception(
    "height_for_slope",
    "You step by the height (x − target)² where the slope of it is asked.",
)
def _(x0, target, learning_rate, steps):
    return _walk(x0, steps, lambda x: x - learning_rate * (x - target) ** 2)


@minimize_square.misconception(
    "target_left_out", "You walk towards 0, not towards the target: the slope is that of x²."
)
def _(x0, target, learning_rate, steps):
    return _square_path(x0, 0.0, learning_rate, steps)


@minimize_square.symptom(
    "lost_track",
    "A gradient came back as None: nobody watched x at that moment. `x = x - …` makes a new "
    "tensor, which is not watched because the old one was. (And if your `derivative` is not right "
    "yet, mend that first.)",
    torch="""
x = x0.clone().requires_grad_()
path = [x.detach()]
for _ in range(steps):
    ((x - target) ** 2).backward()
    x = x - learning_rate * x.grad
    path.append(x.detach())
return torch.stack(path)
""",
    tensorflow="""
x = tf.Variable(x0)
path = [tf.identity(x)]
for _ in range(steps):
    with tf.GradientTape() as tape:
        y = (x - target) ** 2
    x = x - learning_rate * tape.gradient(y, x)
    path.append(x)
return tf.stack(path)
""",
)
def _(seen):
    return any(o.failure and "NoneType" in f"{o.failure.type} {o.failure.message}" for o in seen)


minimize_square.wrong(
    "argument_changed",
    torch="""
path = [x0.clone()]
for _ in range(steps):
    x0 -= learning_rate * 2 * (x0 - target)
    path.append(x0.clone())
return torch.stack(path)
""",
)
minimize_square.wrong(
    "graph_kept",
    torch="""
x = x0.clone().requires_grad_()
path = [x]
for _ in range(steps):
    slope, = torch.autograd.grad((path[-1] - target) ** 2, path[-1])
    path.append(path[-1] - learning_rate * slope)
return torch.stack(path)
""",
)
minimize_square.variant(
    torch="""
path = [x0]
while len(path) <= steps:
    path.append(path[-1] - learning_rate * 2 * (path[-1] - target))
return torch.stack(path)
""",
    tensorflow="""
path = [x0]
while len(path) <= steps:
    path.append(path[-1] - learning_rate * 2 * (path[-1] - target))
return tf.stack(path)
""",
)
minimize_square.variant(
    torch="""
x = torch.nn.Parameter(x0.clone())
optimizer = torch.optim.SGD([x], lr=learning_rate)
path = [x.item()]
for _ in range(steps):
    optimizer.zero_grad()
    ((x - target) ** 2).backward()
    optimizer.step()
    path.append(x.item())
return torch.tensor(path)
""",
    tensorflow="""
x = tf.Variable(x0)
path = [float(x)]
for _ in range(steps):
    with tf.GradientTape() as tape:
        y = (x - target) ** 2
    x.assign_sub(learning_rate * tape.gradient(y, x))
    path.append(float(x))
return tf.constant(path)
""",
)
minimize_square.variant(
    torch="""
shrink = (1 - 2 * learning_rate) ** torch.arange(steps + 1)
return target + (x0 - target) * shrink
""",
    tensorflow="""
shrink = (1 - 2 * learning_rate) ** tf.range(steps + 1, dtype=tf.float32)
return target + (x0 - target) * shrink
""",
)

DIFFERENCES = (
    Difference(
        "switching the recording on",
        "on the tensor: `torch.tensor(3.0, requires_grad=True)`",
        "on the tape: `tape.watch(x)`; a `tf.Variable` is watched by itself",
        "x = torch.tensor(3., requires_grad=True)\nholds = (x * x).requires_grad",
        "x, v = tf.constant(3.), tf.Variable(3.)\nwith tf.GradientTape(persistent=True) as tape:\n"
        "    y, z = x * x, v * v\nholds = tape.gradient(y, x) is None and "
        "float(tape.gradient(z, v)) == 6",
    ),
    Difference(
        "asking for the slope",
        "`y.backward()`, then look into `x.grad`",
        "`tape.gradient(y, x)` returns it",
        "x = torch.tensor(3., requires_grad=True)\nback = (x * x).backward()\n"
        "holds = back is None and x.grad.item() == 6",
        "x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n    y = x * x\n"
        "holds = float(tape.gradient(y, x)) == 6",
    ),
    Difference(
        "the slope of a whole number",
        "`requires_grad=True` raises an error for a tensor of whole numbers",
        "no error: the gradient is None",
        "try:\n    torch.tensor(3, requires_grad=True)\n    holds = False\n"
        "except RuntimeError:\n    holds = True",
        "x = tf.Variable(3)\nwith tf.GradientTape() as tape:\n    y = x * x\n"
        "holds = tape.gradient(y, x) is None",
    ),
    Difference(
        "changing one entry",
        "`x[0] = 5` works",
        "a tensor never changes: `x[0] = 5` raises an error",
        "x = torch.tensor([1., 2.])\nx[0] = 5\nholds = x.tolist() == [5, 2]",
        "x = tf.constant([1., 2.])\ntry:\n    x[0] = 5\n    holds = False\n"
        "except TypeError:\n    holds = True",
    ),
    Difference(
        "float32 meets float64",
        "the sum is float64",
        "an error: cast one of them first",
        "holds = (torch.ones(2) + torch.ones(2, dtype=torch.float64)).dtype == torch.float64",
        "try:\n    tf.ones(2) + tf.ones(2, dtype=tf.float64)\n    holds = False\n"
        "except (tf.errors.InvalidArgumentError, TypeError):\n    holds = True",
    ),
)

SYMPTOMS = (
    (
        "the gradient is None, or an error says that nothing requires one",
        "recording was not switched on, or a plain or whole number broke the record",
    ),
    (
        "the gradient is two, three, four times too large",
        "gradients of earlier steps were added up and never cleared",
    ),
    (
        "all entries of a list are the same",
        "it holds one tensor many times, and that was changed in place",
    ),
    (
        "a result has more dimensions or more numbers than you expected",
        "two shapes were broadcast against each other",
    ),
    (
        "a measured slope gets worse as h gets smaller",
        "rounding: two nearly equal numbers were subtracted",
    ),
)
