"""Right and wrong answers to `LoRALayer`, in both frameworks: `_Wrapped` is in theirs."""

import numpy as np


class _Begun:
    """How the right layer begins; those below do one thing otherwise."""

    def taken(self, layer):
        return freeze(layer)

    def start_A(self, rng):
        return rng.normal(0, self.n_in**-0.5, (self.n_in, self.rank))

    def start_B(self, rng):
        return np.zeros((self.rank, self.n_out))


class right_rows_of_another_draw(_Wrapped):
    def start_A(self, rng):
        return rng.standard_normal((self.rank, self.n_in)).T / self.n_in**0.5


class base_trains(_Wrapped):
    def taken(self, layer):
        return layer


class a_zero(_Wrapped):
    def start_A(self, rng):
        return 0 * super().start_A(rng)


class spoilt_start(_Wrapped):
    def start_B(self, rng):
        return rng.normal(0, self.rank**-0.5, (self.rank, self.n_out))


class spoilt_start__ones(_Wrapped):
    def start_B(self, rng):
        return np.ones((self.rank, self.n_out))


class deviation_one(_Wrapped):
    def start_A(self, rng):
        return rng.normal(size=(self.n_in, self.rank))


class divided_by_inputs_not_root(_Wrapped):
    def start_A(self, rng):
        return rng.normal(0, 1 / self.n_in, (self.n_in, self.rank))


class times_root(_Wrapped):
    def start_A(self, rng):
        return rng.normal(0, self.n_in**0.5, (self.n_in, self.rank))


class times_inputs(_Wrapped):
    def start_A(self, rng):
        return rng.normal(0, self.n_in, (self.n_in, self.rank))


class by_outputs(_Wrapped):
    def start_A(self, rng):
        return rng.normal(0, self.n_out**-0.5, (self.n_in, self.rank))


class by_rank(_Wrapped):
    def start_A(self, rng):
        return rng.normal(0, self.rank**-0.5, (self.n_in, self.rank))


class other_deviation(_Wrapped):
    def start_A(self, rng):
        return rng.uniform(-1, 1, (self.n_in, self.rank)) / self.n_in**0.5


class not_around_zero(_Wrapped):
    def start_A(self, rng):
        return rng.normal(1, self.n_in**-0.5, (self.n_in, self.rank))


class not_each_by_itself(_Wrapped):
    def start_A(self, rng):
        return rng.normal(0, self.n_in**-0.5, (self.n_in, 1)).repeat(self.rank, axis=1)


class not_normal(_Wrapped):
    def start_A(self, rng):
        return rng.uniform(-1, 1, (self.n_in, self.rank)) * (3 / self.n_in) ** 0.5


class a_zero__B_drawn(_Wrapped):
    def start_A(self, rng):
        return 0 * super().start_A(rng)

    def start_B(self, rng):
        return rng.normal(0, 1, (self.rank, self.n_out))


class by_outputs__the_larger_side(_Wrapped):
    def start_A(self, rng):
        return rng.normal(0, max(self.n_in, self.n_out) ** -0.5, (self.n_in, self.rank))


class other_deviation__of_both_sides(_Wrapped):
    def start_A(self, rng):
        return rng.normal(0, (self.n_in + self.n_out) ** -0.5, (self.n_in, self.rank))


class not_each_by_itself__but_for_the_sign(_Wrapped):
    def start_A(self, rng):
        drawn = super().start_A(rng)
        drawn[:, 1::2] = -drawn[:, : 2 * (self.rank // 2) : 2]
        return drawn
