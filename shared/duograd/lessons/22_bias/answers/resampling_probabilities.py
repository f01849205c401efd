"""Answers to `resampling_probabilities`, the same in both frameworks."""


def right_by_edges(mu, bins, smoothing):
    p = np.zeros(len(mu))
    for z in mu.T:
        counts, edges = np.histogram(z, bins=bins)
        place = np.minimum(np.digitize(z, edges) - 1, bins - 1)
        weight = 1 / (counts[place] / len(z) + smoothing)
        p = np.maximum(p, weight / weight.sum())
    return p / p.sum()


def right_by_rounding(mu, bins, smoothing):
    low, high = mu.min(axis=0), mu.max(axis=0)
    place = np.minimum((bins * (mu - low) / (high - low)).astype(int), bins - 1)
    share = (place[:, None] == place[None]).mean(axis=1)
    weight = 1 / (share + smoothing)
    p = (weight / weight.sum(axis=0)).max(axis=1)
    return p / p.sum()


def right_with_smoothed_shares(mu, bins, smoothing):
    def opinion(z):
        counts, edges = np.histogram(z, bins)
        heights = counts / counts.sum() + smoothing
        heights = heights / heights.sum()  # the same for all: it cancels in the end
        chances = 1 / heights[np.searchsorted(edges[1:-1], z, side="right")]
        return chances / chances.sum()

    p = np.max([opinion(mu[:, k]) for k in range(mu.shape[1])], axis=0)
    return p / np.sum(p)


def beyond_the_last_bin(mu, bins, smoothing):
    p = np.zeros(len(mu))
    for z in mu.T:
        counts, edges = np.histogram(z, bins)
        weight = 1 / (counts[np.digitize(z, edges) - 1] / len(z) + smoothing)
        p = np.maximum(p, weight / weight.sum())
    return p / p.sum()


def density_for_share(mu, bins, smoothing):
    p = np.zeros(len(mu))
    for z in mu.T:
        heights, edges = np.histogram(z, density=True, bins=bins)
        edges[0], edges[-1] = -float("inf"), float("inf")
        heights = heights + smoothing
        weight = 1 / heights[np.digitize(z, edges) - 1]
        p = np.maximum(p, weight / weight.sum())
    return p / p.sum()


def largest_in_a_bin_of_its_own(mu, bins, smoothing):
    p = np.zeros(len(mu))
    for z in mu.T:
        edges = np.linspace(z.min(), z.max(), bins + 1)
        place = np.digitize(z, edges)
        weight = 1 / (np.bincount(place)[place] / len(z) + smoothing)
        p = np.maximum(p, weight / weight.sum())
    return p / p.sum()


def one_for_each_latent(mu, bins, smoothing):
    rows = []
    for z in mu.T:
        counts, edges = np.histogram(z, bins)
        weight = 1 / (counts[np.digitize(z, edges[1:-1])] / len(z) + smoothing)
        rows.append(weight / weight.sum())
    return np.stack(rows, axis=1)


def one_bin_too_few(mu, bins, smoothing):
    p = np.zeros(len(mu))
    for z in mu.T:
        edges = np.linspace(z.min(), z.max(), bins)
        place = np.clip(np.digitize(z, edges) - 1, 0, max(bins - 2, 0))
        weight = 1 / (np.bincount(place)[place] / len(z) + smoothing)
        p = np.maximum(p, weight / weight.sum())
    return p / p.sum()


def beyond_the_last_bin__of_two(mu, bins, smoothing):
    p = np.zeros(len(mu))
    for z in mu.T:
        counts, edges = np.histogram(z, bins)
        place = np.digitize(z, edges) - 1
        place[z.argmax()] = bins - 1
        weight = 1 / (counts[place] / len(z) + smoothing)
        p = np.maximum(p, weight / weight.sum())
    return p / p.sum()


def beyond_the_last_bin__counted_from_one(mu, bins, smoothing):
    p = np.zeros(len(mu))
    for z in mu.T:
        counts, edges = np.histogram(z, bins)
        weight = 1 / (counts[np.digitize(z, edges[:-1])] / len(z) + smoothing)
        p = np.maximum(p, weight / weight.sum())
    return p / p.sum()


def smallest_in_the_last_bin(mu, bins, smoothing):
    p = np.zeros(len(mu))
    for z in mu.T:
        counts, edges = np.histogram(z, bins)
        weight = 1 / (counts[np.searchsorted(edges, z) - 1] / len(z) + smoothing)
        p = np.maximum(p, weight / weight.sum())
    return p / p.sum()


def over_the_bins(mu, bins, smoothing):
    p = np.zeros(len(mu))
    for z in mu.T:
        counts, edges = np.histogram(z, bins)
        of_bins = 1 / (counts / len(z) + smoothing)
        p = np.maximum(p, (of_bins / of_bins.sum())[np.digitize(z, edges[1:-1])])
    return p / p.sum()
