"""How often each face is to be drawn: the rarer one of its latents is, the more often."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

exercise = Exercise(
    points=4,
    dtype="float64",
    hints=[
        "By hand, with one latent, 2 bins and no smoothing: the faces have 0, 0.1, 0.2 and 1. "
        "Which share of them stands in each bin? So what is 1/share for each *face*, and what are "
        "those four numbers once they add up to 1?",
        "Each latent tells for itself how rare a face is, in chances that add up to 1. Of several "
        "opinions about one face the largest counts; and at the end all must add up to 1 again.",
        "A loop over the columns of mu: the histogram, then for each face the number of its bin, "
        "then 1/(share + smoothing). Look at the face with the largest latent: which bin is it in?",
        "A like example: in a choir of three sopranos and a bass the bass is called three times as "
        "often as each soprano. If he is also the only one who reads music, the rarer of the two "
        "decides.",
    ],
)


def shares_of(z, bins):
    """For each face the share of all that is in its bin, and its bin."""
    counts, edges = np.histogram(z, bins)
    bin_of = np.clip(np.digitize(z, edges[1:-1]), 0, bins - 1)
    return counts[bin_of] / len(z), bin_of


def normalised(weights):
    return weights / weights.sum()


def opinions(mu, bins, smoothing):
    """What each latent says, [latents, n]: chances that add up to 1."""
    return np.array([normalised(1 / (shares_of(z, bins)[0] + smoothing)) for z in mu.T])


@exercise.oracle
def resampling_probabilities(mu, bins, smoothing):
    return normalised(opinions(mu, bins, smoothing).max(axis=0))


@exercise.cases
def cases(rng):
    """Latents keep clear of the edges between bins, where rounding could tell."""
    yield case([[0.0], [0.1], [0.2], [1.0]], 2, 0.0)
    yield case([[0.0, 5.0], [0.1, 2.0], [0.3, 2.1], [1.0, 4.8], [0.2, 2.3]], 2, 0.1)
    # a bin is empty, and two have the largest number
    yield case([[-3.0], [-2.9], [1.0], [1.0], [0.8], [0.85]], 3, 0.05)
    yield case(clear(rng, (30, 4), 7), 7, 0.01)
    yield case(clear(rng, (60, 2), 4), 4, 0.2)
    yield case(clear(rng, (13, 2), 1), 1, 0.01)


def case(mu, bins, smoothing):
    return Case({"mu": np.array(mu), "bins": bins, "smoothing": smoothing}, numpy=["mu"])


def clear(rng, shape, bins):
    """Normal numbers, of another spread in each column, none within a hundredth of an edge."""
    while True:
        mu = rng.normal(0, 1, shape) * np.array([1.0, 20.0, 0.5, 0.005])[: shape[1]] + 0.3
        places = (mu - mu.min(axis=0)) / np.ptp(mu, axis=0) * bins
        inside = (places > 0.5) & (places < bins - 0.5)
        if not (inside & (abs(places - places.round()) < 0.01)).any():
            return mu


@exercise.telltale
def beyond_the_last_bin(seen):
    """A face with the largest latent stands at the place `bins`, where no count is: they stand at 0
    to bins − 1. Does the last bin hold its upper edge, and has the first one the place 0?"""
    place = next((place for place, one in enumerate(seen) if one.failure), None)
    bins = [2, 2, 3, 7, 4, 1][place or 0]
    return failed(seen, f"index {bins} is out of bounds for axis 0 with size {bins}")


def weighed(weight, words="", slug=""):
    """Let a mistake say only how a face is weighed by one latent: from z, bins and smoothing."""

    def formula(mu, bins, smoothing):
        parts = [normalised(weight(z, bins, smoothing)) for z in mu.T]
        return normalised(np.array(parts).max(axis=0))

    return exercise.mistake(formula, weight)


@weighed
def not_inverted(z, bins, smoothing):
    """Faces that are like many others get *more* weight: the rare ones should."""
    return shares_of(z, bins)[0] + smoothing


@weighed
def smoothing_forgotten(z, bins, smoothing):
    """As if nothing were added to the share: the smoothing is not used."""
    return 1 / shares_of(z, bins)[0]


@weighed
def smoothing_outside(z, bins, smoothing):
    """As if the smoothing were added to 1/share. It is added to the share, before you divide."""
    return 1 / shares_of(z, bins)[0] + smoothing


@weighed
def counts_for_shares(z, bins, smoothing):
    """As if the *number* of faces in a bin were taken, and not their share of all: then the
    smoothing hardly does anything."""
    return 1 / (shares_of(z, bins)[0] * len(z) + smoothing)


@weighed
def density_for_share(z, bins, smoothing):
    """As if the heights of a histogram of area 1 were taken: these are shares divided by the width
    of a bin. Asked are the shares."""
    heights, _ = np.histogram(z, bins, density=True)
    return 1 / (heights[shares_of(z, bins)[1]] + smoothing)


@weighed
def next_bin(z, bins, smoothing):
    """Each face got the share of the bin above its own, where there is one: off by one."""
    counts, _ = np.histogram(z, bins)
    above = np.minimum(shares_of(z, bins)[1] + 1, bins - 1)
    return 1 / (counts[above] / len(z) + smoothing)


@weighed
def largest_in_a_bin_of_its_own(z, bins, smoothing):
    """The largest latent stands in a bin of its own, behind the last one. The last bin holds its
    upper edge, too."""
    bin_of = np.where(z == z.max(), bins, shares_of(z, bins)[1])
    return 1 / (np.bincount(bin_of)[bin_of] / len(z) + smoothing)


@weighed
def smallest_in_the_last_bin(z, bins, smoothing):
    """The smallest latent is put into the *last* bin: as if its place were −1, which Python counts
    from the end. It opens the first one."""
    bin_of = np.where(z == z.min(), bins - 1, shares_of(z, bins)[1])
    return 1 / (np.histogram(z, bins)[0][bin_of] / len(z) + smoothing)


@weighed
def one_bin_too_few(z, bins, smoothing):
    """As if there were one bin less: between as many edges as `bins` says lies one bin fewer."""
    return 1 / (shares_of(z, max(bins - 1, 1))[0] + smoothing)


@weighed
def distance_from_the_mean(z, bins, smoothing):
    """As if a face were the rarer the further its latent lies from the mean. How many others are in
    its bin is what counts."""
    return abs(z - z.mean()) + smoothing


@weighed
def root_of_the_share(z, bins, smoothing):
    """As if a root were taken: with a quarter as many in its bin a face weighs twice as much, and
    not four times."""
    return 1 / np.sqrt(shares_of(z, bins)[0] + smoothing)


@weighed
def minus_the_share(z, bins, smoothing):
    """As if the share were subtracted from 1. Asked is 1 *divided by* it."""
    return 1 - shares_of(z, bins)[0] + smoothing


@weighed
def logarithm_of_the_share(z, bins, smoothing):
    """As if minus the logarithm of the share were taken. Asked is 1 divided by it."""
    return -np.log((shares_of(z, bins)[0] + smoothing) / (1 + smoothing)) + 1e-9


@exercise.mistake
def not_normalised(mu, bins, smoothing):
    """The chances do not add up to 1: after the largest was taken, divide once more by the sum."""
    return opinions(mu, bins, smoothing).max(axis=0)


@exercise.mistake
def divided_by_the_largest(mu, bins, smoothing):
    """The largest chance is 1: it was divided by the largest and not by the sum."""
    p = resampling_probabilities(mu, bins, smoothing)
    return p / p.max()


@exercise.mistake
def latents_not_normalised(mu, bins, smoothing):
    """What each latent says does not add up to 1 before they are compared: so a latent that fills
    many bins has a louder voice."""
    weights = [1 / (shares_of(z, bins)[0] + smoothing) for z in mu.T]
    return normalised(np.array(weights).max(axis=0))


@exercise.mistake
def never_normalised(mu, bins, smoothing):
    """These are the numbers 1/(share + smoothing), the largest for each face. Nothing was divided
    so that it adds up to 1."""
    return np.array([1 / (shares_of(z, bins)[0] + smoothing) for z in mu.T]).max(axis=0)


@exercise.mistake
def first_latent_only(mu, bins, smoothing):
    """Only the first latent counts here: all of them are asked, and the largest decides."""
    return opinions(mu, bins, smoothing)[0]


@exercise.mistake
def last_latent_only(mu, bins, smoothing):
    """Only the last latent counts here: does each one overwrite those before?"""
    return opinions(mu, bins, smoothing)[-1]


@exercise.mistake
def smallest(mu, bins, smoothing):
    """Of the latents' opinions the smallest was taken: so only who is rare in *all* of them is
    drawn more often."""
    return normalised(opinions(mu, bins, smoothing).min(axis=0))


@exercise.mistake
def mean(mu, bins, smoothing):
    """The mean of what the latents say was taken. Asked is the largest."""
    return opinions(mu, bins, smoothing).mean(axis=0)


@exercise.mistake
def product(mu, bins, smoothing):
    """What the latents say was multiplied: so a face counts most if it is rare in several ways.
    Asked is the largest."""
    return normalised(opinions(mu, bins, smoothing).prod(axis=0))


@exercise.mistake
def uniform(mu, bins, smoothing):
    """All faces got the same chance, however rare they are."""
    return np.full(len(mu), 1 / len(mu))


@exercise.mistake
def one_histogram_for_all(mu, bins, smoothing):
    """As if all latents were thrown into one histogram. Each has bins of its own, from its smallest
    number to its largest."""
    shares = shares_of(mu.reshape(-1), bins)[0].reshape(mu.shape)
    weights = 1 / (shares + smoothing)
    return normalised((weights / weights.sum(axis=0)).max(axis=1))


@exercise.mistake
def the_same_edges(mu, bins, smoothing):
    """As if all latents had the same bins. Each has bins of its own, from its smallest number to
    its largest."""
    edges = np.histogram_bin_edges(mu, bins)
    bin_of = np.clip(np.digitize(mu, edges[1:-1]), 0, bins - 1)
    weights = [1 / ((b[:, None] == b).mean(axis=1) + smoothing) for b in bin_of.T]
    return normalised(np.array([normalised(w) for w in weights]).max(axis=0))


@exercise.mistake
def one_for_each_latent(mu, bins, smoothing):
    """A chance for each face *and each latent* came back. Of a face's the largest is asked."""
    return opinions(mu, bins, smoothing).T


@exercise.mistake
def one_for_each_latent_turned(mu, bins, smoothing):
    """A row for each latent came back. Of what they say about a face the largest is asked."""
    return opinions(mu, bins, smoothing)


@exercise.mistake
def over_the_bins(mu, bins, smoothing):
    """What a latent says is divided by its sum over the *bins*. Divided by the sum over the faces
    it adds up to 1."""
    sums = [(1 / (np.histogram(z, bins)[0] / len(z) + smoothing)).sum() for z in mu.T]
    weights = [1 / (shares_of(z, bins)[0] + smoothing) for z in mu.T]
    return normalised((np.array(weights) / np.array(sums)[:, None]).max(axis=0))


@exercise.mistake
def over_the_latents(mu, bins, smoothing):
    """The numbers of each face are divided by their sum over the *latents*. Those of each latent
    are divided by their sum over the faces."""
    weights = np.array([1 / (shares_of(z, bins)[0] + smoothing) for z in mu.T])
    return normalised((weights / weights.sum(axis=0)).max(axis=0))


@exercise.mistake
def combinations(mu, bins, smoothing):
    """As if there were a bin for each *combination*: few faces are alike in all latents at once.
    Each latent tells for itself, and the largest chance counts."""
    of_each = np.array([shares_of(z, bins)[1] for z in mu.T]).T
    alike = (of_each[:, None] == of_each[None]).all(axis=2)
    return normalised(1 / (alike.mean(axis=1) + smoothing))


@exercise.mistake
def share_of_all_numbers(mu, bins, smoothing):
    """As if the share were of all numbers in mu. It is of all faces, for one latent."""
    shares = [shares_of(z, bins)[0] / mu.shape[1] for z in mu.T]
    return normalised(np.array([normalised(1 / (s + smoothing)) for s in shares]).max(axis=0))


@weighed
def without_itself(z, bins, smoothing):
    """As if a face did not count itself: the share is of *all* faces in its bin, its own too."""
    others = shares_of(z, bins)[0] * len(z) - 1
    return 1 / (others / len(z) + smoothing)
