"""TODO say what `graph_backward` asks."""

from duograd.exercises import Exercise

from .common import scalars

exercise = Exercise(
    points=3,
    detached=True,
    hints=[
        "Take a = 2 and b = 3, so e = 5 · 2 = 10. Raise b to 3.01 and compute e anew: it grows by "
        "0.07. By how much does it grow if you raise only the b in a + b, and only the b in b − 1?",
        "Go back node by node. In a product, the slope for one factor is the other factor. In a "
        "sum or a difference with a constant, it is 1.",
        "First compute c and d. Then write down what arrives at c and at d. a hears from c only; b "
        "hears from both. What does a node do with two messages?",
        "A like example: in u · (u + 5) at u = 2, the first u brings 7, the second brings 2.",
    ],
)


@exercise.oracle
def graph_backward(a, b):
    return [b - 1, (b - 1) + (a + b)]


@exercise.cases
def cases(rng):
    yield scalars(a=2, b=3)
    yield scalars(a=-4, b=0.5)
    yield scalars(a=rng.uniform(1, 2), b=rng.uniform(-3, -2))
    yield scalars(a=rng.uniform(3, 5), b=rng.uniform(5, 7))


@exercise.mistake
def second_path_overwrites(a, b):
    """For b only the path through d = b − 1 counts in yours. b also feeds c, and what that path
    brings has been lost."""
    return [b - 1, a + b]


@exercise.mistake
def first_path_only(a, b):
    """For b only the path through c = a + b counts in yours. b also feeds d, and that path is
    missing."""
    return [b - 1, b - 1]


@exercise.mistake
def paths_multiplied(a, b):
    """You multiplied the two paths of b. Slopes multiply along one path; two paths side by side are
    another matter."""
    return [b - 1, (b - 1) * (a + b)]


@exercise.mistake
def paths_averaged(a, b):
    """You took the mean of what b's two paths bring, which is only half of it."""
    return [b - 1, ((b - 1) + (a + b)) / 2]


@exercise.mistake
def own_factor(a, b):
    """Going back through the product, each factor got its own value. How fast does c·d grow when c
    grows by 1?"""
    return [a + b, (a + b) + (b - 1)]


@exercise.mistake
def paths_subtracted(a, b):
    """You took one path of b away from the other. The minus in b − 1 belongs to the 1, not to b."""
    return [b - 1, (a + b) - (b - 1)]


@exercise.mistake
def values_of_nodes(a, b):
    """These are the values of c and d on the way forward; asked is how fast e grows with a and
    b."""
    return [a + b, b - 1]


@exercise.mistake
def value_passed_on(a, b):
    """You multiplied by e itself. At the end of the chain the question is how fast e grows with e,
    and that is 1."""
    e = (a + b) * (b - 1)
    return [e * (b - 1), e * (2 * b + a - 1)]


@exercise.mistake
def times_the_value(a, b):
    """Both are right but for a factor: a or b itself. A sum passes on what arrives as it is."""
    return [(b - 1) * a, ((b - 1) + (a + b)) * b]


@exercise.mistake
def only_de_da(a, b):
    """Only ∂e/∂a came back; ∂e/∂b is asked too."""
    return b - 1


@exercise.mistake
def order_swapped(a, b):
    """The two are swapped: ∂e/∂a comes first."""
    return [(b - 1) + (a + b), b - 1]


@exercise.mistake
def value_for_gradient(a, b):
    """This is e itself; how fast e grows with a and with b is asked."""
    return (a + b) * (b - 1)


@exercise.telltale
def tried_autograd(seen):
    """Autograd has recorded nothing here, and it is not to help this time: write the way back
    yourself, node by node."""
    return any(_asked_autograd(o) for o in seen)


def _asked_autograd(seen):
    if seen.failure:
        return "does not require grad" in seen.failure.message
    return isinstance(seen.value, list) and seen.value == [None, None]
