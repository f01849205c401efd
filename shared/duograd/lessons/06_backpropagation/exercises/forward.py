"""The values on the way forward, which are given: mistakes of those who write them anew."""

from duograd.exercises import Exercise

from .nodes import scalars, sigmoid

exercise = Exercise(points=0, level="given", gradients=("x", "w1", "w2"))


@exercise.oracle
def forward(x, w1, w2):
    z1 = w1 * x
    return [z1, sigmoid(z1), w2 * sigmoid(z1)]


@exercise.cases
def cases(rng):
    yield scalars(x=3, w1=0, w2=4)
    yield scalars(x=2, w1=0.5, w2=-3)
    yield scalars(x=rng.uniform(1, 2), w1=rng.uniform(-1, -0.5), w2=rng.uniform(1, 2))


@exercise.mistake
def no_activation(x, w1, w2):
    """The sigmoid is missing: z1 itself went on to the second weight."""
    return [w1 * x, w1 * x, w2 * w1 * x]


@exercise.mistake
def only_the_prediction(x, w1, w2):
    """Only the prediction came back; the two values on the way are asked too."""
    return w2 * sigmoid(w1 * x)
