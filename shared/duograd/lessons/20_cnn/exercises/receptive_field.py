"""How many pixels, in a row, one unit of the last layer depends on."""

import math

from duograd.exercises import Case, Exercise, are_floats

exercise = Exercise(
    points=2,
    hints=[
        "Draw it with a pencil for two layers (3, 2): a row of pixels, which three the first units "
        "see, which three of *those* the last unit sees. How many pixels did you touch?",
        "A layer of width k adds k − 1 steps at both ends together. How wide is one of its steps, "
        "counted in pixels of the picture? That grows with the strides of the layers *before* it.",
        "Keep two numbers while you go through the layers: the field, which begins with the one "
        "pixel, and the width of a step, which begins with 1. Each layer changes both.",
        "A like example: a relay of telescopes. If each one makes things look twice as near, a "
        "finger's breadth in the third covers four times what it covers in the first.",
    ],
)


def seen(layers, *, step_of=lambda step, k, stride: step, start=1):
    """The field, and by keyword what students do otherwise."""
    field, step = start, 1
    for k, stride in layers:
        field += (k - 1) * step_of(step, k, stride)
        step *= stride
    return field


@exercise.oracle
def receptive_field(layers):
    return seen(layers)


def case(*layers):
    """Layers as the lab gives them: a list of tuples."""
    pairs = [list(layer) for layer in layers]
    return Case({"layers": pairs}, pairs=["layers"], told=f"layers = {[*map(tuple, pairs)]}")


@exercise.cases
def cases(rng):
    """Layers that students meet, and then drawn ones: who writes a table is found out."""
    yield case((3, 1), (2, 1))
    yield case((3, 2), (3, 2))
    yield case((3, 1), (2, 2), (3, 1), (2, 2))
    yield case((5, 2), (3, 3), (3, 1))
    yield case((2, 2))
    yield case()
    yield case((1, 2), *rng.integers(1, 5, (5, 2)).tolist(), (2, 1))


@exercise.telltale
def not_whole(seen):
    """A float came back, as 2.0: a whole number is asked, as 2."""
    return are_floats(seen)


@exercise.mistake
def widths_added(layers):
    """This is the sum of all widths. Two neighbours of width 3 share pixels: are they counted
    twice?"""
    return sum(k for k, _ in layers)


@exercise.mistake
def strides_ignored(layers):
    """As if every stride were 1: behind a stride of 2, how many pixels lie between two
    neighbours?"""
    return seen(layers, step_of=lambda *_: 1)


@exercise.mistake
def widths_multiplied(layers):
    """This is the product of all widths. What one unit sees overlaps with what the next one
    sees."""
    return math.prod(k for k, _ in layers)


@exercise.mistake
def own_stride_counted(layers):
    """As if a layer's own stride made its own window wider. It only moves the *next* unit: whose
    window does it widen?"""
    return seen(layers, step_of=lambda step, k, stride: step * stride)


@exercise.mistake
def last_layer_only(layers):
    """This is the width of the last layer: it looks at units, not at pixels."""
    return layers[-1][0] if layers else 1


@exercise.mistake
def only_own_stride(layers):
    """As if each layer knew only its own stride. How wide a step is in pixels depends on all layers
    before it."""
    return seen(layers, step_of=lambda step, k, stride: stride)


@exercise.mistake
def begun_at_zero(layers):
    """One pixel too few: without any layer a unit is a pixel, and sees that one."""
    return seen(layers, start=0)


@exercise.mistake
def only_stride_before(layers):
    """As if only the stride of the one layer before counted. A step is as wide as all strides
    before it make it together."""
    strides = [1, *(stride for _, stride in layers)]
    return 1 + sum((k - 1) * strides[place] for place, (k, _) in enumerate(layers))


@exercise.mistake
def read_from_the_end(layers):
    """As if the layers came in the other order: the first one of the list is the one that sees the
    picture."""
    return seen(layers[::-1])


@exercise.mistake
def as_many_strides_as_units(layers):
    """As if from the first of r neighbours to the last there were r strides. How many gaps lie
    between r posts?"""
    units = 1
    for k, stride in layers[::-1]:
        units = units * stride + k
    return units


@exercise.mistake
def a_stride_for_the_last_unit(layers):
    """As if each of r neighbours took a whole stride, and k − 1 pixels came on top: right only
    where all strides are 1. Is there another step behind the last neighbour?"""
    units = 1
    for k, stride in layers[::-1]:
        units = units * stride + k - 1
    return units


@exercise.mistake
def strides_added(layers):
    """As if strides were added up. Two strides of 2, one behind the other: every how many pixels
    does the second one take a step?"""
    field, step = 1, 1
    for k, stride in layers:
        field += (k - 1) * step
        step += stride - 1
    return field


@exercise.mistake
def a_whole_width_added(layers):
    """As if a layer of width k made the field wider by k steps. It begins at a place that is seen
    already: how many are new?"""
    field, step = 1, 1
    for k, stride in layers:
        field += k * step
        step *= stride
    return field


@exercise.given_else
def width_and_stride_exchanged(layers):
    """As if the first number of each pair were the stride, and the second the width."""
    return {"layers": [[stride, k] for k, stride in layers]}


@exercise.mistake
def every_window_odd(layers):
    """As if every window reached as far to the left as to the right. A window of 2 does not."""
    return seen([[2 * (k // 2) + 1, stride] for k, stride in layers])


@exercise.mistake
def windows_of_one_left_out(layers):
    """As if a layer with a window of 1 did nothing: its stride makes the next steps wider."""
    return seen([[k, stride] for k, stride in layers if k > 1])


@exercise.mistake
def windows_side_by_side_left_out(layers):
    """As if a layer whose windows lie side by side, as those of a pooling, saw no more than the
    first unit of each: it looks at all k."""
    field, step = 1, 1
    for k, stride in layers:
        field += (k - 1) * step if k != stride else 0
        step *= stride
    return field


@exercise.mistake
def found_by_its_numbers(layers):
    """As if of two layers that are alike the second stood where the first one stands. (`index`
    finds the first that is equal.)"""
    steps = [math.prod(stride for _, stride in layers[: layers.index(one)]) for one in layers]
    return 1 + sum((k - 1) * step for (k, _), step in zip(layers, steps, strict=True))


@exercise.mistake
def in_both_directions(layers):
    """This is the number of pixels in the square; asked is the length of its side."""
    return seen(layers) ** 2
