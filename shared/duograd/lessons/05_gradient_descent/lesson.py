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
