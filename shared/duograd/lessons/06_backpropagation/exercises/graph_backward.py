"""The way back through e = (a + b)(b − 1): b feeds two nodes, and hears from both."""

import numpy as np

from duograd.exercises import Exercise

from .nodes import scalars

exercise = Exercise(
    points=3,
    detached=True,
    without_autograd=True,
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
    c, d = a + b, b - 1
    return [np.asarray(d), np.asarray(c + d)]


@exercise.cases
def cases(rng):
    yield scalars(a=2, b=3)
    yield scalars(a=-4, b=0.5)
    yield scalars(a=rng.uniform(4, 5), b=rng.uniform(-3, -2.5))  # c and d have other signs
    yield scalars(a=rng.uniform(3, 5), b=rng.uniform(5, 7))
    yield scalars(a=-1.01234, b=1.01234)  # c is 0
    yield scalars(a=3, b=1)  # d is 0
    yield scalars(a=2e6, b=3.3)  # where a difference of two values of e has no digits left


def of_nodes(wrong):
    """Let a mistake speak of the nodes on the way, c = a + b and d = b − 1."""

    def formula(a, b):
        return wrong(a + b, b - 1)

    return exercise.mistake(formula, wrong)


@of_nodes
def second_path_overwrites(c, d):
    """For b only the path through d = b − 1 counts in yours. b also feeds c, and what that path
    brings has been lost."""
    return [d, c]


@of_nodes
def first_path_only(c, d):
    """For b only the path through c = a + b counts in yours. b also feeds d, and that path is
    missing."""
    return [d, d]


@of_nodes
def paths_multiplied(c, d):
    """You multiplied the two paths of b. Slopes multiply along one path; two paths side by side are
    another matter."""
    return [d, d * c]


@of_nodes
def path_through_c_is_one(c, d):
    """∂e/∂a is right. For b the path through d counts as it should, and the path through c as 1:
    along a path slopes multiply, so what arrives at c counts there too."""
    return [d, c + 1]


@of_nodes
def path_through_d_is_one(c, d):
    """∂e/∂a is right. For b the path through c counts as it should, and the path through d as 1:
    along a path slopes multiply, so what arrives at d counts there too."""
    return [d, d + 1]


@of_nodes
def path_through_d_times_d(c, d):
    """∂e/∂a is right. For b the path through c counts as it should. The path through d is
    multiplied by d once more: b − 1 grows just as fast as b."""
    return [d, d + c * d]


@of_nodes
def paths_averaged(c, d):
    """You took the mean of what b's two paths bring, which is only half of it."""
    return [d, (c + d) / 2]


@of_nodes
def larger_path_only(c, d):
    """For b you kept the larger of what its two paths bring. Both count: a value that is used twice
    hears from both."""
    return [d, np.maximum(c, d)]


@of_nodes
def own_factor(c, d):
    """Going back through the product, each factor got its own value. How fast does c·d grow when c
    grows by 1?"""
    return [c, c + d]


@of_nodes
def paths_subtracted(c, d):
    """You took one path of b away from the other. The minus in b − 1 belongs to the 1, not to b."""
    return [d, c - d]


@of_nodes
def values_of_nodes(c, d):
    """These are the values of c and d on the way forward; asked is how fast e grows with a and
    b."""
    return [c, d]


@of_nodes
def value_passed_on(c, d):
    """You multiplied by e itself. At the end of the chain the question is how fast e grows with e,
    and that is 1."""
    return [c * d * d, c * d * (c + d)]


@of_nodes
def found_by_dividing(c, d):
    """You divide e by a node to get the other factor. Where that node is 0, this is 0 / 0, no
    number."""
    c, d = np.asarray(c), np.asarray(d)
    return [c * d / c, c * d / c + c * d / d]


@of_nodes
def paths_subtracted_the_other_way(c, d):
    """You took one path of b away from the other. The minus in b − 1 belongs to the 1, not to b."""
    return [d, d - c]


@of_nodes
def difference_turned(c, d):
    """These are the numbers for d = 1 − b; here d is b − 1."""
    return [-d, c - d]


@of_nodes
def size_of_d(c, d):
    """Right where b is above 1. Below, d = b − 1 is negative, and its sign is lost in yours."""
    return [abs(d), c + abs(d)]


@of_nodes
def sizes_added(c, d):
    """∂e/∂a is right. For b yours is the size of c plus the size of d, as if both were positive:
    what a path brings may be negative, and counts so."""
    return [d, abs(c) + abs(d)]


@of_nodes
def only_de_db(c, d):
    """Only ∂e/∂b came back; ∂e/∂a is asked too, and first."""
    return c + d


@exercise.mistake
def numbers_of_the_example(a, b):
    """2 and 7, whatever a and b are: these are the numbers of the example a = 2, b = 3."""
    return [0 * a + 2, 0 * b + 7]


@exercise.mistake
def times_the_value(a, b):
    """Both are right but for a factor: a or b itself. A sum passes on what arrives as it is."""
    da, db = graph_backward(a, b)
    return [da * a, db * b]


@of_nodes
def only_de_da(c, d):
    """Only ∂e/∂a came back; ∂e/∂b is asked too."""
    return d


@of_nodes
def order_swapped(c, d):
    """The two are swapped: ∂e/∂a comes first."""
    return [c + d, d]


@of_nodes
def value_for_gradient(c, d):
    """This is e itself; how fast e grows with a and with b is asked."""
    return c * d


@exercise.telltale
def tried_autograd(seen):
    """Autograd has recorded nothing here, and it is not to help this time: write the way back
    yourself, node by node."""
    return any(asked_autograd(o) for o in seen)


def asked_autograd(observation):
    if observation.failure:
        return "does not require grad" in observation.failure.message
    return isinstance(observation.value, list) and observation.value == [None, None]
