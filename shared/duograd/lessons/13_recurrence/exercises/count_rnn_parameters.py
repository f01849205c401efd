"""How many numbers a recurrent network learns, whatever the length of what it reads."""

from duograd.exercises import Case, Exercise
from duograd.exercises.whole import not_whole

exercise = Exercise(
    points=1,
    level="complete",
    hints=[
        "By hand, for 2 inputs, 3 hidden units and 5 outputs: write down the shapes of W_xh, W_hh, "
        "b, W_hy and b_y, and count the numbers in each.",
        "A weight matrix has a number for each pair of what comes in and what goes out. Into the "
        "recurrent layer go the inputs *and* its own last state.",
        "Two lines: one adds up three sizes, those of W_xh, W_hh and b; the other two, those of "
        "the dense layer behind it.",
        "A like example: the dense network 2 → 3 → 5 of lab 03 has 2 · 3 + 3 and 3 · 5 + 5 "
        "numbers.",
    ],
)


@exercise.oracle
def count_rnn_parameters(n_inputs, n_hidden, n_outputs):
    recurrent = n_inputs * n_hidden + n_hidden**2 + n_hidden
    return recurrent + n_hidden * n_outputs + n_outputs


@exercise.cases
def cases(rng):
    yield {"n_inputs": 2, "n_hidden": 3, "n_outputs": 5}
    yield {"n_inputs": 7, "n_hidden": 11, "n_outputs": 2}
    yield {"n_inputs": 1, "n_hidden": 4, "n_outputs": 1}
    yield {"n_inputs": 540, "n_hidden": 321, "n_outputs": 540}
    yield {"n_inputs": 4, "n_hidden": 1, "n_outputs": 3}
    yield Case({"n_inputs": 3, "n_hidden": 2, "n_outputs": 1}, judged_by="properties")


def counted(n_inputs, n_hidden, n_outputs, **parts):
    """The sum of the sizes of all five, some of them counted otherwise."""
    sizes = {
        "W_xh": n_inputs * n_hidden, "W_hh": n_hidden**2, "b": n_hidden,
        "W_hy": n_hidden * n_outputs, "b_y": n_outputs,
    }  # fmt: skip
    return sum({**sizes, **parts}.values())


@exercise.mistake
def no_recurrent_weights(n_inputs, n_hidden, n_outputs):
    """W_hh is not counted: the state, too, is multiplied with weights."""
    return counted(n_inputs, n_hidden, n_outputs, W_hh=0)


@exercise.mistake
def recurrent_weights_in_a_row(n_inputs, n_hidden, n_outputs):
    """W_hh is counted as H numbers, one for each unit; but each unit listens to all H of the last
    step."""
    return counted(n_inputs, n_hidden, n_outputs, W_hh=n_hidden)


@exercise.mistake
def recurrent_weights_doubled(n_inputs, n_hidden, n_outputs):
    """W_hh is counted as 2 · H numbers; it has H rows of H."""
    return counted(n_inputs, n_hidden, n_outputs, W_hh=2 * n_hidden)


@exercise.mistake
def caret_for_a_power(n_inputs, n_hidden, n_outputs):
    """W_hh is counted as `n_hidden ^ 2`, which in Python is another thing than H times H."""
    return counted(n_inputs, n_hidden, n_outputs, W_hh=n_hidden ^ 2)


@exercise.mistake
def no_input_weights(n_inputs, n_hidden, n_outputs):
    """W_xh is not counted: the inputs are multiplied with weights, too."""
    return counted(n_inputs, n_hidden, n_outputs, W_xh=0)


@exercise.mistake
def no_output_weights(n_inputs, n_hidden, n_outputs):
    """W_hy is not counted: of the dense layer at the end only the bias is there."""
    return counted(n_inputs, n_hidden, n_outputs, W_hy=0)


@exercise.mistake
def bias_of_the_inputs(n_inputs, n_hidden, n_outputs):
    """The bias b is counted with a number for each input; it has one for each hidden unit."""
    return counted(n_inputs, n_hidden, n_outputs, b=n_inputs)


@exercise.mistake
def output_bias_of_the_units(n_inputs, n_hidden, n_outputs):
    """The bias b_y is counted with a number for each hidden unit; it has one for each output."""
    return counted(n_inputs, n_hidden, n_outputs, b_y=n_hidden)


@exercise.mistake
def two_biases(n_inputs, n_hidden, n_outputs):
    """H numbers too many are counted, as if the recurrent step had two biases; ours has one."""
    return counted(n_inputs, n_hidden, n_outputs, b=2 * n_hidden)


@exercise.mistake
def biases_as_one(n_inputs, n_hidden, n_outputs):
    """Each bias is counted as one number; it has one for each unit, or for each output."""
    return counted(n_inputs, n_hidden, n_outputs, b=1, b_y=1)


@exercise.mistake
def no_output_layer(n_inputs, n_hidden, n_outputs):
    """Only the recurrent layer is counted; there is a dense layer behind it."""
    return counted(n_inputs, n_hidden, n_outputs, W_hy=0, b_y=0)


@exercise.mistake
def only_output_layer(n_inputs, n_hidden, n_outputs):
    """Only the dense layer at the end is counted; the recurrent one before it has weights, too."""
    return n_hidden * n_outputs + n_outputs


@exercise.mistake
def no_biases(n_inputs, n_hidden, n_outputs):
    """No bias is counted: there is one in each of the two layers."""
    return counted(n_inputs, n_hidden, n_outputs, b=0, b_y=0)


@exercise.mistake
def no_recurrent_bias(n_inputs, n_hidden, n_outputs):
    """The bias of the recurrent layer is not counted."""
    return counted(n_inputs, n_hidden, n_outputs, b=0)


@exercise.mistake
def no_output_bias(n_inputs, n_hidden, n_outputs):
    """The bias of the dense layer at the end is not counted."""
    return counted(n_inputs, n_hidden, n_outputs, b_y=0)


@exercise.mistake
def outputs_from_inputs(n_inputs, n_hidden, n_outputs):
    """The dense layer at the end is counted as if it read the inputs; it reads the state."""
    return counted(n_inputs, n_hidden, n_outputs, W_hy=n_inputs * n_outputs)


@exercise.mistake
def outputs_from_both(n_inputs, n_hidden, n_outputs):
    """The dense layer at the end is counted as if it read the inputs, too; it reads the state
    alone."""
    return counted(n_inputs, n_hidden, n_outputs, W_hy=(n_inputs + n_hidden) * n_outputs)


@exercise.mistake
def outputs_fed_back(n_inputs, n_hidden, n_outputs):
    """Counted as if each unit listened to the *outputs* of the last step; it listens to the H
    numbers of the state."""
    return counted(n_inputs, n_hidden, n_outputs, W_hh=n_outputs * n_hidden)


exercise.property(not_whole)
