"""How many numbers an update of a given rank has."""

from duograd.exercises import Case, Exercise
from duograd.exercises.whole import not_whole

exercise = Exercise(
    points=1,
    hints=[
        "Draw A and B for 3 inputs, 2 outputs and rank 1, a box for each number, and count.",
        "A is [n_in, rank], B is [rank, n_out]. Both learn, and nothing else does.",
        "One line: the numbers of A and the numbers of B, added.",
        "A like example: a times table of n·m products can be written as two lists, of n and of m "
        "numbers.",
    ],
)


@exercise.oracle
def count_lora(n_in, n_out, rank):
    return rank * (n_in + n_out)


@exercise.cases
def cases(rng):
    yield {"n_in": 3, "n_out": 2, "rank": 1}
    yield {"n_in": 100, "n_out": 10, "rank": 3}
    yield {"n_in": 640, "n_out": 2560, "rank": 2}
    yield {"n_in": int(rng.integers(5, 12)), "n_out": int(rng.integers(13, 30)), "rank": 300}
    yield Case({"n_in": 5, "n_out": 3, "rank": 2}, judged_by="properties")


exercise.property(not_whole)


@exercise.mistake
def whole_table(n_in, n_out, rank):
    """As many as W has. The update is kept as two narrow tables."""
    return n_in * n_out


@exercise.mistake
def tables_multiplied(n_in, n_out, rank):
    """As if the rank were multiplied with all of W's numbers. A and B stand side by side: their
    numbers are added."""
    return rank * n_in * n_out


@exercise.mistake
def sizes_multiplied(n_in, n_out, rank):
    """As if the numbers of A were multiplied with those of B; they are added."""
    return rank * n_in * rank * n_out


@exercise.mistake
def only_A(n_in, n_out, rank):
    """These are the numbers of A; B has some, too."""
    return rank * n_in


@exercise.mistake
def only_B(n_in, n_out, rank):
    """These are the numbers of B; A has some, too."""
    return rank * n_out


@exercise.mistake
def base_counted(n_in, n_out, rank):
    """As if W counted, too; it is frozen."""
    return n_in * n_out + rank * (n_in + n_out)


@exercise.mistake
def bias_counted(n_in, n_out, rank):
    """As if there were a bias, too. The update has none."""
    return rank * (n_in + n_out) + n_out


@exercise.mistake
def free_numbers(n_in, n_out, rank):
    """As if what A and B can say in two ways counted once, rank² numbers less: all numbers of both
    tables learn."""
    return rank * (n_in + n_out) - rank**2


@exercise.mistake
def rank_forgotten(n_in, n_out, rank):
    """Right for rank 1, and no other."""
    return n_in + n_out


@exercise.mistake
def rank_squared(n_in, n_out, rank):
    """As if the rank came in twice."""
    return rank * rank * (n_in + n_out)


@exercise.mistake
def rank_once(n_in, n_out, rank):
    """As if the rank belonged to one of the two tables only."""
    return rank * n_in + n_out


@exercise.mistake
def rank_in_the_second_only(n_in, n_out, rank):
    """As if the rank belonged to one of the two tables only."""
    return n_in + rank * n_out


@exercise.mistake
def share(n_in, n_out, rank):
    """This is a share of W's numbers; the number itself is asked."""
    return rank * (n_in + n_out) / (n_in * n_out)


@exercise.mistake
def share_in_percent(n_in, n_out, rank):
    """This is a share of W's numbers, in per cent; the number itself is asked."""
    return 100 * share(n_in, n_out, rank)


@exercise.mistake
def rank_capped(n_in, n_out, rank):
    """As if the rank could not be larger than a side of the table. A and B have as many columns
    and rows as it says."""
    return min(rank, n_in, n_out) * (n_in + n_out)


@exercise.mistake
def no_more_than_the_table(n_in, n_out, rank):
    """As if no more numbers could learn than W has. A and B together can have more."""
    return min(rank * (n_in + n_out), n_in * n_out)
