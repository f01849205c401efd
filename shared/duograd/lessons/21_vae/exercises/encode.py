"""The numbers of an encoder, cut in two: means and logarithms of variances. A worked example."""

from duograd.exercises import Case, Exercise, Named

exercise = Exercise(points=0, level="given")


@exercise.oracle
def encode(model, X):
    numbers = model(X)
    half = numbers.shape[1] // 2
    return numbers[:, :half], numbers[:, half:]


def case(rng, n, d, k):
    weights = {"W": rng.normal(0, 1, (d, 2 * k)), "b": rng.normal(0, 1, 2 * k)}
    model = Named("21_vae/coder", weights, "one dense layer")
    return Case({"model": model, "X": rng.normal(0, 1, (n, d))})


@exercise.cases
def cases(rng):
    yield case(rng, 1, 2, 1)
    yield case(rng, 3, 4, 2)
