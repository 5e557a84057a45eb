package io.assay.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.model.Predictions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Ten stocks over many days whose answers are right with a chance that is written down here. */
class BreakdownTest {
    private static final int STOCKS = 10;
    private static final int DAYS = 400;

    /** Rows of classes that come with equal chances, and answers that are right with the chance of their stock. */
    private record Made(Dataset rows, Answers answers, Predictions base) {
        static Made of(long seed, double[] chance, int days) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = STOCKS * days;
            double[] targets = new double[n];
            double[] said = new double[3 * n];
            double[] rates = new double[3 * n];
            Arrays.fill(rates, 1 / 3.0);
            for (int i = 0; i < n; i++) {
                int actual = random.nextInt(3);
                int answer = random.nextDouble() < chance[i % STOCKS] ? actual : (actual + 1 + random.nextInt(2)) % 3;
                targets[i] = actual;
                Arrays.fill(said, 3 * i, 3 * i + 3, 0.25);
                said[3 * i + answer] = 0.5;
            }
            double[] outcomes = Arrays.stream(targets).map(t -> (t - 1) * 0.01).toArray();
            Dataset rows = SmallRows.rows(SmallRows.CLASSES, STOCKS, 1, targets, outcomes);
            return new Made(
                    rows,
                    new Answers("made", new Predictions(SmallRows.CLASSES, said)),
                    new Predictions(SmallRows.CLASSES, rates));
        }

        List<GroupScore> scores(Grouping... groupings) {
            Settings settings = Settings.standard(Seed.of(3)).withDraws(300);
            return Breakdown.of(
                    rows, answers, base, List.of(groupings), new Breakdown.Asked(settings, new Parallel(2)));
        }

        Grouping byStock() {
            return new Grouping(
                    "stock",
                    IntStream.range(0, STOCKS).mapToObj(s -> "S" + s).toList(),
                    rows.rows().instrument(),
                    true);
        }
    }

    private static double[] even(double chance) {
        double[] all = new double[STOCKS];
        Arrays.fill(all, chance);
        return all;
    }

    @Test
    void a_stock_that_is_answered_worse_is_named_and_no_other() {
        double[] chance = even(0.5);
        chance[4] = 0.3;
        Made made = Made.of(1, chance, DAYS);
        List<GroupScore> scores = made.scores(made.byStock());
        assertThat(scores).hasSize(STOCKS);
        assertThat(scores.stream().filter(GroupScore::isWorse).map(GroupScore::name))
                .containsExactly("S4");
        GroupScore.Scores worst = scores.get(4).scores().orElseThrow();
        long hits = IntStream.range(0, made.rows().size())
                .filter(i -> i % STOCKS == 4)
                .filter(i -> made.answers().predictions().classOf(i)
                        == (int) made.rows().rows().target()[i])
                .count();
        assertThat(worst.hits().value()).isCloseTo((double) hits / DAYS, within(1e-12));
        assertThat(worst.hits().interval().lower()).isLessThan(0.3);
        assertThat(worst.hits().interval().upper()).isGreaterThan(0.3).isLessThan(0.42);
        assertThat(worst.gap().interval().upper()).isNegative();
        // Of three equal probabilities the first class is called.
        assertThat(worst.baseHits()).isBetween(0.25, 0.42);
    }

    @Test
    void where_all_are_answered_alike_hardly_ever_a_group_is_called_worse() {
        int called = 0;
        for (int market = 0; market < 40; market++) {
            Made made = Made.of(1000 + market, even(0.45), 200);
            called += made.scores(made.byStock()).stream().anyMatch(GroupScore::isWorse) ? 1 : 0;
        }
        // At most 5 % of 40 are allowed for; seven would come once in two hundred times.
        assertThat(called).isLessThan(7);
    }

    @Test
    void groups_of_few_rows_or_few_days_are_not_judged() {
        Made made = Made.of(2, even(0.5), DAYS);
        int[] groups = new int[made.rows().size()];
        Arrays.fill(groups, 2);
        // Many rows on a few days in a row; few rows on many days.
        Arrays.fill(groups, 0, STOCKS * 20, 0);
        IntStream.range(3, 23).forEach(i -> groups[i * 15 * STOCKS] = 1);
        List<GroupScore> scores =
                made.scores(new Grouping("kind", List.of("short", "rare", "rest", "none"), groups, true));
        assertThat(scores.stream().map(GroupScore::name)).containsExactly("short", "rare", "rest");
        assertThat(scores.get(0).rows()).isEqualTo(20 * STOCKS);
        assertThat(scores.get(0).days()).isEqualTo(20);
        assertThat(scores.get(0).scores()).isEmpty();
        int short20 = 20 * STOCKS;
        double hits = IntStream.range(0, short20)
                        .filter(i -> made.answers().predictions().classOf(i)
                                == (int) made.rows().rows().target()[i])
                        .count()
                / (double) short20;
        assertThat(scores.get(0).points().hits()).as("a point is told").isEqualTo(hits);
        assertThat(scores.get(1).rows()).isEqualTo(20);
        assertThat(scores.get(1).scores()).isEmpty();
        assertThat(scores.get(2).scores()).isPresent();
    }

    @Test
    void the_whole_as_a_group_is_not_compared_with_itself() {
        Made made = Made.of(3, even(0.4), DAYS);
        GroupScore whole = made.scores(new Grouping(
                        "sector", List.of("unknown"), new int[made.rows().size()], true))
                .get(0);
        assertThat(whole.scores().orElseThrow().adjusted()).isNaN();
        assertThat(whole.isWorse()).isFalse();
        Evaluation evaluation = Evaluation.of(
                made.rows(),
                made.answers(),
                made.base(),
                Settings.standard(Seed.of(3)).withDraws(300));
        assertThat(whole.scores().orElseThrow().hits().value())
                .isCloseTo(evaluation.figure("accuracy").value(), within(1e-12));
        assertThat(whole.scores().orElseThrow().balanced().value())
                .isCloseTo(evaluation.figure("balanced accuracy").value(), within(1e-12));
        assertThat(whole.scores().orElseThrow().direction().value())
                .isCloseTo(evaluation.figure("direction correlation").value(), within(1e-12));
    }

    @Test
    void the_same_at_any_number_of_threads() {
        Made made = Made.of(4, even(0.4), 150);
        Settings settings = Settings.standard(Seed.of(3)).withDraws(200);
        List<List<GroupScore>> all = List.of(1, 3).stream()
                .map(t -> Breakdown.of(
                        made.rows(),
                        made.answers(),
                        made.base(),
                        List.of(made.byStock()),
                        new Breakdown.Asked(settings, new Parallel(t))))
                .toList();
        assertThat(all.get(0)).isEqualTo(all.get(1));
    }

    @Test
    void of_a_number_the_side_is_the_hit_and_rows_without_a_side_do_not_count() {
        int n = 2 * DAYS;
        double[] targets = new double[n];
        double[] said = new double[n];
        for (int i = 0; i < n; i++) {
            targets[i] = i % 4 == 0 ? 0 : i % 8 < 4 ? 0.01 : -0.01;
            said[i] = i % 16 < 8 ? targets[i] + 0.001 : -0.02;
        }
        Dataset rows = SmallRows.numbers(2, 1, targets);
        Target target = rows.target();
        GroupScore whole = Breakdown.of(
                        rows,
                        new Answers("number", new Predictions(target, said)),
                        new Predictions(target, new double[n]),
                        List.of(new Grouping("all", List.of("all"), new int[n], true)),
                        new Breakdown.Asked(Settings.standard(Seed.of(1)).withDraws(100), new Parallel(1)))
                .get(0);
        GroupScore.Scores scores = whole.scores().orElseThrow();
        assertThat(scores.hits().name()).isEqualTo(Evaluation.SIDE_ACCURACY);
        // Of 16 rows 12 have a side: six of six right in the first half, the three that fell in the second.
        assertThat(scores.hits().value()).isCloseTo(9 / 12.0, within(1e-12));
        assertThat(scores.baseHits()).isEqualTo(0.5);
        assertThat(scores.balanced().value()).isNaN();
    }

    @Test
    void levels_of_confidence_hold_every_row_once_and_cover_what_is_at_least_as_sure() {
        Made made = Made.of(5, even(0.5), DAYS);
        double[] values = made.answers().predictions().values().clone();
        for (int i = 0; i < values.length / 6; i++) {
            for (int k = 0; k < 3; k++) {
                values[3 * i + k] = values[3 * i + k] == 0.5 ? 0.86 : 0.07;
            }
        }
        Answers sure = new Answers("sure", new Predictions(SmallRows.CLASSES, values));
        Grouping grouping = ConfidenceLevels.grouping(made.rows(), sure.predictions(), made.base());
        List<GroupScore> scores = Breakdown.of(
                made.rows(),
                sure,
                made.base(),
                List.of(grouping),
                new Breakdown.Asked(Settings.standard(Seed.of(1)).withDraws(100), new Parallel(1)));
        List<ConfidenceLevels.Level> levels =
                ConfidenceLevels.of(made.rows(), sure.predictions(), made.base(), grouping, scores);
        assertThat(levels.stream().map(l -> l.score().name())).containsExactly("0.4 to 0.5", "0.8 to 0.9");
        assertThat(levels.stream().map(ConfidenceLevels.Level::coverage)).containsExactly(1.0, 0.5);
        assertThat(levels.get(1).hitsFrom())
                .isCloseTo(levels.get(1).score().scores().orElseThrow().hits().value(), within(1e-12));
        // To be unsure is no failure: levels are not tested against the whole.
        assertThat(levels.get(0).score().scores().orElseThrow().adjusted()).isNaN();
    }

    @Test
    void fifths_of_a_number_are_of_equal_size_and_the_surest_come_last() {
        int n = 100;
        double[] said =
                IntStream.range(0, n).mapToDouble(i -> (i * 37 % n) - 50.5).toArray();
        said[7] = Double.NaN;
        Dataset rows = SmallRows.numbers(1, 1, new double[n]);
        Grouping fifths = ConfidenceLevels.grouping(
                rows, new Predictions(rows.target(), said), new Predictions(rows.target(), new double[n]));
        assertThat(fifths.groupOf()[7]).isEqualTo(Grouping.NONE);
        assertThat(IntStream.range(0, 5)
                        .mapToLong(f -> Arrays.stream(fifths.groupOf())
                                .filter(g -> g == f)
                                .count()))
                .allMatch(count -> count >= 18 && count <= 21);
        int surest =
                IntStream.range(0, n).filter(i -> said[i] == -50.5).findFirst().orElseThrow();
        assertThat(fifths.groupOf()[surest]).isEqualTo(4);
    }
}
