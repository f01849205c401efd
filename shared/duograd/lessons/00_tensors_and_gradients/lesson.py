"""Lesson 00, tensors_and_gradients: what does a framework do for me?"""

from duograd.exercises import Difference

EXERCISES = (
    "computation_graph",
    "derivative",
    "numerical_derivative",
    "minimize_square",
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
