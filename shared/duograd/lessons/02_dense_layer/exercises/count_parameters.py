"""How many numbers a layer owns, n_inputs · n_outputs + n_outputs: other ways of counting."""

from duograd.exercises import Case, Exercise
from duograd.exercises.whole import not_whole

exercise = Exercise(
    points=2,
    hints=[
        "Count by hand for 2 inputs and 3 neurons: how many weights does one neuron have, and what "
        "else?",
        "Every neuron sees every input, and has one number of its own besides.",
        "Multiply for the weights, then add the biases: what is there one of, for each neuron?",
        "A like example: 4 letters, each with 2 pages and one envelope, are 4 · 2 + 4 = 12 sheets.",
    ],
)


@exercise.oracle
def count_parameters(n_inputs, n_outputs):
    return n_inputs * n_outputs + n_outputs


@exercise.cases
def cases(rng):
    yield {"n_inputs": 2, "n_outputs": 3}
    yield {"n_inputs": 5, "n_outputs": 1}
    yield {"n_inputs": 1, "n_outputs": 4}
    yield {"n_inputs": 64, "n_outputs": 10}
    yield {"n_inputs": 784, "n_outputs": 128}  # more than 16 bits hold
    yield {"n_inputs": int(rng.integers(11, 40)), "n_outputs": int(rng.integers(3, 10))}
    yield {"n_inputs": 1, "n_outputs": 1}
    yield {"n_inputs": 3, "n_outputs": 3}
    yield Case({"n_inputs": 4000, "n_outputs": 4999}, judged_by="properties")


exercise.property(not_whole)


@exercise.property
def off_where_large(value, n_inputs, n_outputs):
    """Right for small layers. For a large one your count is off, as where it is kept in float32,
    which holds 7 digits. A count is exact."""
    return value == count_parameters(n_inputs, n_outputs)


@exercise.mistake
def biases_forgotten(n_inputs, n_outputs):
    """So many are the weights alone: each neuron has a bias, too."""
    return n_inputs * n_outputs


@exercise.mistake
def one_bias(n_inputs, n_outputs):
    """You counted one bias for the whole layer: each neuron has its own."""
    return n_inputs * n_outputs + 1


@exercise.mistake
def bias_per_input(n_inputs, n_outputs):
    """You counted a bias for each input: it is the neurons that have them."""
    return n_inputs * n_outputs + n_inputs


@exercise.mistake
def bias_per_weight(n_inputs, n_outputs):
    """You counted a bias for each weight: a neuron has one bias, however many inputs it sees."""
    return 2 * n_inputs * n_outputs


@exercise.mistake
def added_not_multiplied(n_inputs, n_outputs):
    """You counted one weight for each input: every neuron has its own weight for every input."""
    return n_inputs + n_outputs


@exercise.mistake
def one_neuron_only(n_inputs, n_outputs):
    """This counts one neuron: its weights and its bias. A layer has several."""
    return n_inputs + 1


@exercise.mistake
def one_more_of_both(n_inputs, n_outputs):
    """You counted as if there were one input and one neuron more. A bias is a number more for each
    neuron; it makes no further neuron."""
    return (n_inputs + 1) * (n_outputs + 1)


@exercise.mistake
def biases_of_both(n_inputs, n_outputs):
    """You counted as if each input had a bias too: only neurons have them."""
    return n_inputs * n_outputs + n_inputs + n_outputs


@exercise.mistake
def inputs_not_counted(n_inputs, n_outputs):
    """Yours is right only where there are as many inputs as neurons: as if each neuron saw
    n_outputs numbers. It sees the inputs."""
    return n_outputs * n_outputs + n_outputs


@exercise.mistake
def single_neuron_without_bias(n_inputs, n_outputs):
    """Right for two neurons and more. A single one has a bias too."""
    return n_inputs * n_outputs + (n_outputs if n_outputs > 1 else 0)


@exercise.mistake
def larger_of_both(n_inputs, n_outputs):
    """Yours adds the larger of the two sizes to the weights: it is the neurons that have biases,
    also where they are few."""
    return n_inputs * n_outputs + max(n_inputs, n_outputs)
