package io.assay.portfolio;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import io.assay.base.UsageException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class AllocatorTest {
    private static final Covariance COVARIANCE = Sample.covariance();
    private static final Constraints FREE =
            Constraints.longOnly().withBox(-10, 10).withGross(100);
    private static final double[] EXPECTED = {0.001, 0.0005, 0.0008, 0.0012, 0.0002};

    private static double[] weights(Method method, Constraints constraints) {
        return Allocator.standard()
                .allocate(method, Problem.of(COVARIANCE, constraints), Views.none(5))
                .weights();
    }

    private static void assertWeights(double[] weights, double... golden) {
        assertThat(weights).containsExactly(golden, within(1e-8));
    }

    /** {@code C^-1 1 / (1'C^-1 1)}, NumPy. */
    @Test
    void the_smallest_variance_without_bounds_is_the_known_formula() {
        assertWeights(
                weights(Method.MINIMUM_VARIANCE, FREE),
                0.233105561568547,
                0.00423079197325,
                0.453866821842798,
                -0.04632930863185,
                0.355126133247255);
    }

    /** {@code C^-1 m / (1'C^-1 m)}, NumPy. */
    @Test
    void the_largest_sharpe_ratio_without_bounds_is_the_tangent_portfolio() {
        assertThat(Optimiser.of(Problem.of(COVARIANCE, FREE))
                        .maximumSharpe(EXPECTED)
                        .orElseThrow())
                .containsExactly(
                        new double[] {
                            0.321112941653157,
                            -0.24252108703716,
                            0.469215228889441,
                            0.227228356516765,
                            0.224964559977797
                        },
                        within(1e-7));
    }

    /** Lagrange's conditions solved with NumPy, aversion 3. */
    @Test
    void mean_variance_without_bounds_is_the_known_formula() {
        double[] weights = Optimiser.of(Problem.of(COVARIANCE, FREE)).meanVariance(EXPECTED, 3);
        assertThat(weights)
                .containsExactly(
                        new double[] {
                            0.823793958769199,
                            -1.651919769249935,
                            0.556882341100942,
                            1.789736469184049,
                            -0.518492999804256
                        },
                        within(1e-7));
    }

    @Test
    void the_smallest_variance_at_a_target_lies_between_those_that_it_mixes() {
        Problem problem = Problem.of(COVARIANCE, FREE);
        double[] least = Optimiser.of(problem).minimumVariance();
        double[] tangent = Optimiser.of(problem).maximumSharpe(EXPECTED).orElseThrow();
        double middle = (dot(least, EXPECTED) + dot(tangent, EXPECTED)) / 2;
        double[] weights = Optimiser.of(problem).targetReturn(EXPECTED, middle);
        assertThat(dot(weights, EXPECTED)).isCloseTo(middle, within(1e-12));
        // Two funds span the frontier (Merton 1972).
        for (int i = 0; i < 5; i++) {
            assertThat(weights[i]).isCloseTo((least[i] + tangent[i]) / 2, within(1e-7));
        }
        assertThatThrownBy(() -> Optimiser.of(Problem.of(COVARIANCE, Constraints.longOnly()))
                        .targetReturn(EXPECTED, 0.0013))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no weights are expected to return 0.0013 a session")
                .hasMessageContaining("they reach 0.0012");
    }

    /** Newton's method on Spinu's function, NumPy. */
    @Test
    void shares_of_risk_are_equal() {
        double[] weights = weights(Method.RISK_PARITY, Constraints.longOnly());
        assertThat(COVARIANCE.riskShares(weights))
                .containsExactly(new double[] {0.2, 0.2, 0.2, 0.2, 0.2}, within(1e-10));
        assertWeights(
                weights, 0.198386394113999, 0.159628739273965, 0.226158769979479, 0.139253409021159, 0.276572687611399);
    }

    /** scipy.cluster.hierarchy.linkage (single) and leaves_list, then the halves of the paper, NumPy. */
    @Test
    void the_tree_of_names_hands_down_the_weights_that_scipy_and_the_paper_give() {
        assertWeights(
                weights(Method.HIERARCHICAL, Constraints.longOnly()),
                0.252322437673274,
                0.145924551604985,
                0.134738571113359,
                0.187891851555256,
                0.279122588053127);
    }

    /** Inverses of NumPy, the formulas of He and Litterman. */
    @Test
    void black_and_litterman_come_to_what_their_formulas_say() {
        double[] equal = {0.2, 0.2, 0.2, 0.2, 0.2};
        double[] prior = BlackLitterman.prior(COVARIANCE, equal, 2.5);
        double[] views = prior.clone();
        views[0] += 0.001;
        views[1] -= 0.0005;
        views[3] += 0.002;
        BlackLitterman.Posterior posterior =
                BlackLitterman.of(COVARIANCE, prior, views, new double[] {0.5, 0.2, 0, 0.1, 0}, 1 / 24.0);
        assertThat(posterior.expected())
                .containsExactly(
                        new double[] {
                            6.153777816401195e-04,
                            1.373177133249937e-04,
                            5.459769183537498e-05,
                            3.808992761529099e-04,
                            6.632063402980987e-05
                        },
                        within(1e-12));
        assertThat(posterior.covariance().matrix()[0][0]).isCloseTo(1.661171535914959e-04, within(1e-14));
        assertThat(posterior.covariance().matrix()[0][3]).isCloseTo(3.470308470550469e-05, within(1e-14));
        assertThat(posterior.covariance().matrix()[4][4]).isCloseTo(1.532033956816072e-04, within(1e-14));
    }

    @Test
    void without_a_believed_forecast_black_litterman_is_its_start_and_others_the_smallest_variance() {
        Problem problem = Problem.of(COVARIANCE, Constraints.longOnly());
        Views silent = new Views(new double[] {1, -1, 0, 1, -1}, 0, 5);
        double[] least = Optimiser.of(problem).minimumVariance();
        for (Method method : List.of(Method.MEAN_VARIANCE, Method.MAXIMUM_SHARPE)) {
            Allocator.Allocation made = Allocator.standard().allocate(method, problem, silent);
            assertThat(made.silent()).isTrue();
            assertThat(made.weights()).containsExactly(least);
        }
        assertWeights(
                Allocator.standard()
                        .allocate(Method.BLACK_LITTERMAN, problem, silent)
                        .weights(),
                0.2,
                0.2,
                0.2,
                0.2,
                0.2);
    }

    @Test
    void a_believed_forecast_moves_weights_towards_the_names_it_likes() {
        Problem problem = Problem.of(COVARIANCE, Constraints.longOnly());
        Views views = new Views(new double[] {0, 2, 0, 0, -2}, 0.1, 5);
        for (Method method : List.of(Method.MEAN_VARIANCE, Method.BLACK_LITTERMAN)) {
            double[] with =
                    Allocator.standard().allocate(method, problem, views).weights();
            double[] without = Allocator.standard()
                    .allocate(method, problem, Views.none(5))
                    .weights();
            assertThat(with[1]).isGreaterThan(without[1]);
            assertThat(with[4]).isLessThan(without[4]);
        }
    }

    @Test
    void every_method_keeps_every_constraint() {
        Constraints tight = Constraints.longOnly()
                .withBox(0.05, 0.4)
                .withSectors(Map.of("X", new Constraints.Range(0.35, 0.4), "Y", new Constraints.Range(0, 0.7)))
                .withTurnover(0.5);
        double[] held = {0.4, 0.05, 0.05, 0.4, 0.1};
        Problem problem = Problem.of(COVARIANCE, tight)
                .in(List.of("X", "X", "Y", "Y", "Y"))
                .holding(held);
        Views views = new Views(new double[] {-1, 1, 2, -2, 0}, 0.2, 5);
        for (Method method : Method.values()) {
            double[] w = new Allocator(5, OptionalDouble.empty())
                    .allocate(method, problem, views)
                    .weights();
            assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-9));
            assertThat(w[0] + w[1]).isBetween(0.35 - 1e-9, 0.4 + 1e-9);
            double trades = 0;
            for (int i = 0; i < 5; i++) {
                assertThat(w[i]).as(method + " " + i).isBetween(0.05 - 1e-9, 0.4 + 1e-9);
                trades += Math.abs(w[i] - held[i]);
            }
            assertThat(trades).as(method.code()).isLessThanOrEqualTo(0.5 + 1e-9);
            double[] again = new Allocator(5, OptionalDouble.empty())
                    .allocate(method, problem, views)
                    .weights();
            assertThat(again).containsExactly(w);
        }
    }

    @Test
    void the_constraint_that_cannot_hold_is_named_with_what_could() {
        assertSentence(
                Constraints.longOnly().withBox(0, 0.15),
                "no weights keep a net exposure of 100 % beside the other constraints: 5 names of 15 % at"
                        + " most come to 75 %. Fix: loosen it, or one of the others");
        assertSentence(
                Constraints.longOnly().withBox(0, 0.3).withSectors(Map.of("X", new Constraints.Range(0.7, 1))),
                "a share of 70 % to 100 % of sector X beside the other constraints: its 2 names come to 60 % at most");
        assertSentence(
                Constraints.longOnly()
                        .withSectors(Map.of("X", new Constraints.Range(0, 0.5), "Y", new Constraints.Range(0, 0.4))),
                "a share of 0 % to 40 % of sector Y beside the other constraints: its 3 names come to 50 % at least");
        assertSentence(
                Constraints.longOnly().withBox(0, 0.4).withTurnover(0.5),
                "a turnover of at most 50 % beside the other constraints: 120 % must be bought and sold at least");
        assertSentence(
                Constraints.longOnly().withBox(-1, 1).withGross(0.8),
                "a gross exposure of at most 80 % beside the other constraints: they come to 100 % at least");
    }

    private static void assertSentence(Constraints constraints, String sentence) {
        Problem problem = Problem.of(COVARIANCE, constraints)
                .in(List.of("X", "X", "Y", "Y", "Y"))
                .holding(new double[] {1, 0, 0, 0, 0});
        for (Method method : List.of(Method.MINIMUM_VARIANCE, Method.RISK_PARITY)) {
            assertThatThrownBy(() -> Allocator.standard().allocate(method, problem, Views.none(5)))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(sentence);
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
