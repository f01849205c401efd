"""Lesson 05, gradient descent: which way is down?"""

from duograd.exercises import Difference

EXERCISES = (
    "gradient",
    "gradient_step",
    "gradient_descent",
    "has_converged",
    "learning_rate_sweep",
)
DIFFERENCES = (
    Difference(
        "what is recorded for autograd",
        "every operation on a tensor with `requires_grad`",
        "only what happens inside `with tf.GradientTape()`; variables by themselves, constants "
        "after `tape.watch`",
    ),
    Difference(
        "asking twice",
        "`.backward()` adds to `.grad`: clear it before the next step",
        "`tape.gradient` starts afresh; the tape is used up",
    ),
    Difference(
        "changing a weight in place",
        "`with torch.no_grad(): w -= step`",
        "`w.assign_sub(step)`, on a `tf.Variable` only: tensors never change",
    ),
)
SYMPTOMS = (
    ("the loss grows from step to step", "the learning rate is too large, or the sign is wrong"),
    ("the loss falls, but ever so slowly", "the learning rate is too small, or the valley is flat"),
    ("the loss jumps to and fro between two values", "the learning rate is near its bound 2/λ"),
    ("the gradient is None at the second step", "the weights were replaced and nobody watches"),
)
