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
    ),
    Difference(
        "asking for the slope",
        "`y.backward()`, then look into `x.grad`",
        "`tape.gradient(y, x)` returns it",
    ),
    Difference(
        "the slope of a whole number",
        "`requires_grad=True` raises an error for a tensor of whole numbers",
        "no error: the gradient is None",
    ),
    Difference(
        "changing one entry",
        "`x[0] = 5` works",
        "a tensor never changes: `x[0] = 5` raises an error",
    ),
    Difference(
        "float32 meets float64",
        "the result is float64; but a float64 scalar leaves a float32 table float32",
        "an error: cast one of them first",
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
