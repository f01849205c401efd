"""How much a score falls when a tile of the picture is covered."""

import numpy as np

from duograd.exercises import Case, Exercise, Named, failed

exercise = Exercise(
    points=3,
    hints=[
        "Take a picture of 2×2 pixels, size 1, and a score that adds all pixels. Cover each pixel "
        "in turn by hand. By how much does the score fall, and what does your function say?",
        "Ask the score once about the whole picture. Then, for each tile, make a picture in which "
        "*only* that tile is the mean, and ask again. The fall is the first minus the second.",
        "Two loops, over rows of tiles and over columns of tiles; tile (i, j) begins at pixel "
        "(i · size, j · size). A new picture for each tile: the last one must not stay covered.",
        "A like example: a chain of lamps. Unscrew one, note how much darker the room is, *put it "
        "back*, and go on to the next one.",
    ],
)


def mapped(score, image, size, *, cover=None, told=None, keeps=False, step=None, turned=False,
           place=None):  # fmt: skip
    """The falls, and by keyword what students do otherwise."""
    cover = cover or (lambda image, tile: image.mean())
    told = told or (lambda whole, covered: whole - covered)
    place = place or (lambda y, x, s: (slice(y, y + s), slice(x, x + s)))
    step, whole, picture = step or size, score(image), image.copy()
    high, wide = ((n - size) // step + 1 for n in image.shape[:2])
    falls = np.zeros((high, wide))
    for i, j in np.ndindex(high, wide):
        tile = place(i * step, j * step, size)
        picture = picture if keeps else image.copy()
        picture[tile] = cover(picture, image[tile])
        falls[i, j] = told(whole, score(picture))
    return falls.T if turned else falls


@exercise.oracle
def occlusion_map(score, image, size):
    return mapped(score, image, size)


def case(rng, h, w, c, size, told, low=0.0, spread=1.0):
    W = Named(
        "20_cnn/weighted_score", {"W": rng.normal(0, 1, (h, w, c)), "bend": 0.3}, "a weighted sum"
    )
    image = rng.uniform(low, low + spread, (h, w, c))
    return Case({"score": W, "image": image, "size": size}, told=told)


@exercise.cases
def cases(rng):
    W = np.array([[[1.0], [2.0]], [[3.0], [4.0]]])
    small = Named("20_cnn/weighted_score", {"W": W, "bend": 0.0}, "a weighted sum")
    image = np.array([[[1.0], [0.0]], [[0.5], [0.5]]])
    yield Case({"score": small, "image": image, "size": 1}, told="a picture of 2 by 2 pixels")
    yield case(rng, 6, 8, 2, 2, "a picture [6, 8, 2] and size 2", spread=50.0)
    yield case(rng, 6, 6, 1, 3, "a picture [6, 6, 1], all below 0, and size 3", low=-1.5)
    yield case(rng, 8, 4, 5, 4, "a picture [8, 4, 5] and size 4")


@exercise.telltale
def written_into(seen):
    """A tensor of TensorFlow cannot be written into. Write into a NumPy array that is a copy of the
    picture, and make a tensor of it."""
    return failed(seen, "does not support item assignment")


@exercise.telltale
def not_one_picture(seen):
    """Your score was given something else than one picture [h, w, c]: no axis for a batch, and no
    other order of the axes."""
    return failed(seen, "the score takes one picture")


@exercise.telltale
def no_tensor_for_the_score(seen):
    """Your score was given a NumPy array: it takes a tensor."""
    return failed(seen, "the score takes a picture that is a tensor")


@exercise.telltale
def double_for_the_score(seen):
    """Your score was given numbers of another kind than float32: the picture holds float32, and a
    network takes nothing else."""
    return failed(seen, "the score takes float32")


@exercise.mistake
def covered_with_zeros(score, image, size):
    """As if the tiles were covered with 0. Asked is the picture's mean."""
    return mapped(score, image, size, cover=lambda *_: 0)


@exercise.mistake
def covered_with_ones(score, image, size):
    """As if the tiles were covered with 1, the brightest there is. Asked is the picture's mean."""
    return mapped(score, image, size, cover=lambda *_: 1)


@exercise.mistake
def covered_with_its_own_mean(score, image, size):
    """As if each tile were covered with its *own* mean, so that much of it still shows through."""
    return mapped(score, image, size, cover=lambda image, tile: tile.mean())


@exercise.mistake
def covered_channel_by_channel(score, image, size):
    """As if each channel were covered with a mean of its own: the colour of the picture still shows
    through. Asked is one number for all."""
    return mapped(score, image, size, cover=lambda image, tile: image.mean(axis=(0, 1)))


@exercise.mistake
def sign(score, image, size):
    """This says how much the score *rises*: a tile that helps has a number below 0."""
    return mapped(score, image, size, told=lambda whole, covered: covered - whole)


@exercise.mistake
def raw_score(score, image, size):
    """These are the scores of the covered pictures; asked is by how much they are lower than that
    of the whole one."""
    return mapped(score, image, size, told=lambda whole, covered: covered)


@exercise.mistake
def without_sign(score, image, size):
    """As if a rise counted like a fall: where the score goes up when a tile is covered, the number
    lies below 0."""
    return mapped(score, image, size, told=lambda whole, covered: abs(whole - covered))


@exercise.mistake
def as_a_share(score, image, size):
    """These are shares of the whole score; asked is the fall itself."""
    return mapped(score, image, size, told=lambda whole, covered: (whole - covered) / whole)


@exercise.mistake
def not_put_back(score, image, size):
    """The first number is right, and from then on they drift off, as if covered tiles stayed
    covered."""
    return mapped(score, image, size, keeps=True, cover=lambda *_: image.mean())


@exercise.mistake
def not_put_back_and_mean_anew(score, image, size):
    """The first number is right, and from then on they drift off, as if covered tiles stayed
    covered, and the mean were that of the covered picture."""
    return mapped(score, image, size, keeps=True)


@exercise.mistake
def half_grey(score, image, size):
    """As if the tiles were covered with 0.5. Asked is the picture's own mean."""
    return mapped(score, image, size, cover=lambda *_: 0.5)


@exercise.mistake
def first_channel_only(score, image, size):
    """As if only the first channel of a tile were covered: the others still show it."""
    place = lambda y, x, s: (slice(y, y + s), slice(x, x + s), 0)  # noqa: E731
    return mapped(score, image, size, place=place)


@exercise.mistake
def mean_added(score, image, size):
    """As if the mean were *added* to each tile: it stands in the place of all its numbers."""
    return mapped(score, image, size, cover=lambda image, tile: tile + image.mean())


@exercise.mistake
def one_pixel_of_the_tile(score, image, size):
    """As if of each tile only the first pixel were covered."""
    return mapped(score, image, size, place=lambda y, x, s: (y, x))


for _slug, _more, _words in (
    ("tiles_too_small", -1, "As if a tile were a pixel lower and narrower than size says."),
    ("tiles_too_large", 1, "As if a tile were a pixel higher and wider than size says."),
):

    def of_another_size(score, image, size, more=_more):
        place = lambda y, x, s: (slice(y, y + s + more), slice(x, x + s + more))  # noqa: E731
        return mapped(score, image, size, place=place)

    exercise.mistake(of_another_size, slug=_slug, words=_words)


@exercise.mistake
def tiles_on_each_other(score, image, size):
    """The map has the right size, but the tiles overlap, as if each were only one pixel from the
    last one. Where does tile (i, j) begin?"""
    place = lambda y, x, s: (slice(y // s, y // s + s), slice(x // s, x // s + s))  # noqa: E731
    return mapped(score, image, size, place=place)


@exercise.mistake
def whole_rows_covered(score, image, size):
    """As if a tile went over the whole width of the picture."""
    return mapped(score, image, size, place=lambda y, x, s: slice(y, y + s))


@exercise.mistake
def transposed(score, image, size):
    """Each number is right, and rows and columns of the map are exchanged."""
    return mapped(score, image, size, turned=True)


@exercise.mistake
def as_large_as_the_picture(score, image, size):
    """There is a number for each pixel, the same for all of a tile: asked is one for each tile."""
    return np.kron(mapped(score, image, size), np.ones((size, size)))


@exercise.mistake
def as_many_tiles_across_as_down(score, image, size):
    """As if there were as many tiles side by side as one below the other: a picture may be wider
    than it is high, or higher than it is wide."""
    falls = mapped(score, image, size)
    tiles = len(falls)
    return np.pad(falls, ((0, 0), (0, tiles)))[:, :tiles]


@exercise.mistake
def at_every_pixel(score, image, size):
    """There is a number for every place of the tile, pixel by pixel. Asked are tiles that lie side
    by side."""
    return mapped(score, image, size, step=1)


@exercise.mistake
def all_but_the_tile(score, image, size):
    """As if all *but* the tile were covered."""

    def seen_alone(picture):
        shown = np.isnan(picture)
        return score(np.where(shown, image, image.mean()))

    alone = mapped(seen_alone, image, size, cover=lambda *_: np.nan, told=lambda _, s: s)
    return score(image) - alone
