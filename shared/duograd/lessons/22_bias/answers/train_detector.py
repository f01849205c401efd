"""Answers to `train_detector`, the same in both frameworks: there are more ways than a network."""


def right_by_brightness(faces, others, p, seed, steps=300):
    middle = (faces.mean(axis=(1, 2, 3)) @ p + others.mean()) / 2
    return lambda pictures: 1 / (1 + np.exp(20 * (middle - pictures.mean(axis=(1, 2, 3)))))


def right_by_the_nearest(faces, others, p, seed, steps=300):
    def detect(pictures):
        to_faces, to_others = (
            ((pictures - known.mean(axis=0)) ** 2).sum(axis=(1, 2, 3)) for known in (faces, others)
        )
        return to_others / (to_faces + to_others)

    return detect


def no_chances(faces, others, p, seed, steps=300):
    return lambda pictures: pictures.mean(axis=(1, 2, 3)) * 10


def no_chances__in_a_column(faces, others, p, seed, steps=300):
    return lambda pictures: pictures.mean(axis=(1, 2))


def nothing_learnt(faces, others, p, seed, steps=300):
    return lambda pictures: np.full(len(pictures), len(faces) / (len(faces) + len(others)))
