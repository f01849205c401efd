"""In how many places a window fits: the size of what a filter answers."""

from duograd.exercises import Exercise, are_floats

exercise = Exercise(
    points=1,
    level="complete",
    hints=[
        "Draw a line of 7 pixels and lay a window of 3 on it, moving on by 2. At which pixels does "
        "it begin? How many are there?",
        "The window's first place costs k pixels. Each further place costs `stride` more. What is "
        "left over at the end and is too short for a step is not used.",
        "The row has n pixels and the padding on *both* sides. Take k away, count the whole steps "
        "that fit into the rest, and do not forget the place where the window began.",
        "A like example: a shelf of 90 cm, a first box of 30 cm, and each further one needs 25 cm: "
        "(90 − 30) // 25 + 1 = 3 boxes.",
    ],
)

TOUCHING = (
    "Where steps come out even{}, yours is one too few, as if the window needed one pixel more: it "
    "also fits where it touches the end. (A `range` stops before its second number.)"
)


AT_BOTH = {2: "at both ends", 1: "at one end"}


@exercise.oracle
def output_size(n, k, stride, padding):
    return (n + 2 * padding - k) // stride + 1


@exercise.cases
def cases(rng):
    yield {"n": 8, "k": 3, "stride": 1, "padding": 1}
    yield {"n": 8, "k": 3, "stride": 1, "padding": 0}
    yield {"n": 8, "k": 3, "stride": 2, "padding": 1}
    yield {"n": 7, "k": 2, "stride": 2, "padding": 0}
    yield {"n": 3, "k": 3, "stride": 2, "padding": 0}  # the window covers everything
    yield {"n": 24, "k": 5, "stride": 3, "padding": 3}
    yield {"n": 8, "k": 3, "stride": 3, "padding": 1}  # a step is part pixels and part zeros
    yield {"n": 10, "k": 4, "stride": 2, "padding": 2}
    yield {"n": 9, "k": 3, "stride": 2, "padding": 0}
    yield {"n": 2, "k": 5, "stride": 4, "padding": 2}  # smaller than the window without padding
    yield {"n": 2, "k": 2, "stride": 1, "padding": 3}  # more places than pixels
    yield {"n": 7, "k": 1, "stride": 2, "padding": 1}
    yield {"n": 12, "k": 2, "stride": 5, "padding": 0}  # pixels that no window covers
    n, k = int(rng.integers(200, 400)), int(rng.integers(16, 25))
    yield {"n": n, "k": k, "stride": int(rng.integers(4, 8)), "padding": int(rng.integers(3, 8))}


@exercise.telltale
def not_whole(seen):
    """A float came back, as 2.0: a whole number is asked, as 2."""
    return are_floats(seen)


@exercise.mistake
def half_a_window_keeps_the_size(n, k, stride, padding):
    """As if k // 2 zeros at both ends kept the size of a row for every k. Of an even k that is one
    place more than the row has pixels, at stride 1."""
    return -(-n // stride) if padding == k // 2 else output_size(n, k, stride, padding)


@exercise.mistake
def padding_once(n, k, stride, padding):
    """As if the padding were set on one side only: there is some on both."""
    return (n + padding - k) // stride + 1


@exercise.mistake
def first_place_forgotten(n, k, stride, padding):
    """One too few everywhere: before its first step the window has a place, too."""
    return (n + 2 * padding - k) // stride


@exercise.mistake
def rounded_up(n, k, stride, padding):
    """Where steps do not come out even, yours counts a place at which the window hangs over the
    end."""
    return -(-(n + 2 * padding - k) // stride) + 1


NEAREST = (
    "Where steps do not come out even, yours goes to the *nearest* whole number: a part of a step "
    "is no place, however large the part."
)
for slug, nearest in (("rounded", round), ("rounded_half_up", lambda steps: int(steps + 0.5))):

    def to_the_nearest(n, k, stride, padding, nearest=nearest):
        return nearest((n + 2 * padding - k) / stride) + 1

    exercise.mistake(to_the_nearest, slug=slug, words=NEAREST)


for slug, times in (("padding_not_divided", 2), ("padding_added_once", 1)):

    def padding_added(n, k, stride, padding, times=times):
        return (n - k) // stride + 1 + times * padding

    words = "As if each zero of the padding made room for a place, {}: over zeros, too, the window "
    words += "moves on by the stride."
    exercise.mistake(padding_added, slug=slug, words=words.format(AT_BOTH[times]))


@exercise.mistake
def same_where_padding(n, k, stride, padding):
    """Wherever there is padding, as if the size were n divided by the stride, rounded up. (A layer
    with `padding="same"` does so; here it is told how much padding there is.)"""
    return -(-n // stride) if padding else output_size(n, k, stride, padding)


@exercise.mistake
def half_a_window_at_each_end(n, k, stride, padding):
    """As if half of k, rounded down, were taken away at both ends, and the rest divided by the
    stride. It is k that the first window takes, and the first place is no step."""
    return (n + 2 * padding - 2 * (k // 2)) // stride


@exercise.mistake
def divided_too_early(n, k, stride, padding):
    """As if the row with its padding were divided by the stride, and k taken away after that."""
    return (n + 2 * padding) // stride - k + 1


@exercise.mistake
def rounded_down_twice(n, k, stride, padding):
    """As if the steps over pixels and those over zeros were rounded down each by themselves: what
    is left of both may make a whole step together."""
    return (n - k) // stride + 2 * padding // stride + 1


@exercise.mistake
def half_steps(n, k, stride, padding):
    """Where steps do not come out even, yours is no whole number: places are counted."""
    return (n + 2 * padding - k) / stride + 1


@exercise.mistake
def stride_first(n, k, stride, padding):
    """As if only n were divided by the stride. It is the *steps* that are counted: what is left
    when the first window is laid."""
    return n // stride + 2 * padding - k + 1


@exercise.mistake
def size_by_stride(n, k, stride, padding):
    """As if the size were n divided by the stride, rounded up, whatever k and the padding are. (A
    layer with `padding="same"` does so; here the padding is given.)"""
    return -(-n // stride)


@exercise.given_else
def padding_ignored(padding):
    """As if there were no padding."""
    return {"padding": 0}


@exercise.given_else
def padding_of_half_a_window(k, padding):
    """As if there could never be more zeros at an end than half a window has pixels."""
    return {"padding": min(padding, k // 2)}


@exercise.mistake
def no_step_no_place(n, k, stride, padding):
    """As if there were no place at all where the window cannot move on: where it begins, it has
    one."""
    left = n + 2 * padding - k
    return 0 if stride > left else left // stride + 1


@exercise.given_else
def padding_twice_too_large(padding):
    """As if the padding were twice as large: it is set once at each of the two ends of a row."""
    return {"padding": 2 * padding}


@exercise.mistake
def only_k_divided(n, k, stride, padding):
    """As if k alone were divided by the stride, and not all that is left of the row. (Without
    brackets `//` comes before `+` and `-`.)"""
    return n + 2 * padding - k // stride + 1


@exercise.mistake
def at_most_n(n, k, stride, padding):
    """As if there could be no more places than pixels: with much padding there are."""
    return min(n, output_size(n, k, stride, padding))


@exercise.mistake
def the_other_way(n, k, stride, padding):
    """As if the answer's size were given and the picture's were asked."""
    return (n - 1) * stride - 2 * padding + k


@exercise.given_else
def stride_ignored(stride):
    """As if the window always moved on by 1."""
    return {"stride": 1}


@exercise.given_else
def stride_at_most_k(k, stride):
    """As if the window could not move on by more than k: with a larger stride it leaves out pixels
    between its places."""
    return {"stride": min(k, stride)}


@exercise.mistake
def windows_side_by_side(n, k, stride, padding):
    """As if windows stood side by side, each k further on: they overlap where the stride is smaller
    than k."""
    return (n + 2 * padding - k) // k + 1


@exercise.mistake
def one_added_before_dividing(n, k, stride, padding):
    """As if the 1 for the first place were divided by the stride, too: the first place is no
    step."""
    return (n + 2 * padding - k + 1) // stride


@exercise.mistake
def every_window_odd(n, k, stride, padding):
    """As if a window of 2 or 4 took one pixel more: so many as k says are taken, also if k is
    even."""
    return (n + 2 * padding - 2 * (k // 2) - 1) // stride + 1


@exercise.mistake
def window_not_taken_away(n, k, stride, padding):
    """As if the window needed no room: its first place takes k pixels."""
    return (n + 2 * padding) // stride + 1


SEVERAL = " and the window has more than one place"
for slug, least, but in (
    ("window_taken_once_too_often", 0, ""),
    ("last_fit_forgotten", 1, SEVERAL),
):

    def touching(n, k, stride, padding, least=least):
        return max(least, (n + 2 * padding - k - 1) // stride + 1)

    exercise.mistake(touching, slug=slug, words=TOUCHING.format(but))


@exercise.mistake
def first_place_twice(n, k, stride, padding):
    """One too many everywhere: before its first step the window has one place, not two."""
    return (n + 2 * padding - k) // stride + 2
