package io.assay.experiment.hunt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Examples;
import io.assay.dataset.Splitter;
import io.assay.dataset.Target;
import io.assay.dataset.WalkForward;
import io.assay.evaluate.LeakHunt;
import io.assay.evaluate.LeakHunt.Conclusion;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.feature.FeatureTable;
import io.assay.market.Instrument;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;
import io.assay.model.builtin.ConstantLearner;
import io.assay.model.builtin.LinearLearner;
import io.assay.train.CrossFit;
import io.assay.train.OutOfSample;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Three stocks, 1,100 sessions, labels over five of them; what is in the features is known. */
class HuntTest {
    private static final int DAYS = 1100;
    private static final int STOCKS = 3;
    private static final int HORIZON = 5;
    private static final int NOISE = 8;
    private static final Parallel TWO = new Parallel(2);

    /** One stock's returns, a signal that persists, and outcomes that follow it as much as was planted. */
    private static final class Stock {
        final double[] signal = new double[DAYS + 100];
        final double[] outcome = new double[DAYS];
        final RandomGenerator random;

        Stock(int number, int horizon, double planted) {
            this.random = Seed.of(100 + number).random();
            double[] returns = new double[signal.length];
            for (int t = 1; t < returns.length; t++) {
                signal[t] = 0.9 * signal[t - 1] + Math.sqrt(1 - 0.81) * random.nextGaussian();
                returns[t] = planted * signal[t - 1] + random.nextGaussian();
            }
            for (int t = 0; t < DAYS; t++) {
                for (int k = 1; k <= horizon; k++) {
                    outcome[t] += 0.01 * returns[t + k] / Math.sqrt(horizon);
                }
            }
        }
    }

    private interface Column {
        IntToDoubleFunction of(Stock stock);
    }

    private static Dataset stock(int number, int horizon, double planted, List<Column> columns) {
        Stock stock = new Stock(number, horizon, planted);
        List<FeatureInfo> infos = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (int c = 0; c < NOISE + columns.size(); c++) {
            IntToDoubleFunction column = c < NOISE
                    ? t -> stock.random.nextGaussian()
                    : columns.get(c - NOISE).of(stock);
            float[] all = new float[DAYS];
            for (int t = 0; t < DAYS; t++) {
                all[t] = (float) column.applyAsDouble(t);
            }
            infos.add(FeatureInfo.of(c < NOISE ? "noise_" + c : "planted_" + (c - NOISE), FeatureGroup.PRICE, "x", 0));
            values.add(all);
        }
        int[] day = IntStream.range(0, DAYS).toArray();
        double[] target = Arrays.stream(stock.outcome)
                .map(o -> o > 0.004 ? 2 : o < -0.004 ? 0 : 1)
                .toArray();
        double[] ones = new double[DAYS];
        Arrays.fill(ones, 1);
        Instrument name = new Instrument("US", "S" + number);
        return Dataset.of(
                FeatureTable.of(name, day, infos, values.toArray(new float[0][])),
                new Target("direction3_5d", List.of("DOWN", "FLAT", "UP")),
                List.of(name),
                new Dataset.Rows(
                        new int[DAYS],
                        day,
                        after(day, 1),
                        after(day, 1 + horizon),
                        after(day, 1 + horizon),
                        target,
                        stock.outcome,
                        ones));
    }

    private static int[] after(int[] days, int more) {
        return Arrays.stream(days).map(d -> d + more).toArray();
    }

    private static List<Dataset> market(double planted, Column... columns) {
        return market(HORIZON, planted, columns);
    }

    private static List<Dataset> market(int horizon, double planted, Column... columns) {
        return IntStream.range(0, STOCKS)
                .mapToObj(s -> stock(s, horizon, planted, List.of(columns)))
                .toList();
    }

    private static LeakHunt hunt(List<Dataset> parts, Splitter splitter, Parallel parallel) {
        Learner learner = LinearLearner.logistic(1);
        return Hunt.on(parts, new Hunt.Method(learner, splitter, false, "all", Seed.of(3)), parallel);
    }

    private static LeakHunt hunt(List<Dataset> parts) {
        return hunt(parts, WalkForward.expanding(400, 200), TWO);
    }

    private static LeakHunt.Finding of(LeakHunt hunt, String test) {
        return hunt.findings().stream()
                .filter(f -> f.test().startsWith(test))
                .findFirst()
                .orElseThrow();
    }

    /** Answers with the label of its last training row. */
    private record LastLabel() implements Learner {
        @Override
        public String name() {
            return "last-label";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of();
        }

        @Override
        public Model fit(Examples train, Seed seed) {
            double[] targets = train.rows().target();
            return new Same(train.target(), (int) targets[targets.length - 1]);
        }
    }

    private record Same(Target target, int answer) implements Model {
        @Override
        public String learner() {
            return "last-label";
        }

        @Override
        public List<String> features() {
            return List.of();
        }

        @Override
        public Predictions predict(FeatureRows rows) {
            double[] values = new double[3 * rows.rows()];
            for (int row = 0; row < rows.rows(); row++) {
                values[3 * row + answer] = 1;
            }
            return new Predictions(target, values);
        }
    }

    @Test
    void a_column_that_is_the_outcome_with_noise_is_found_and_named() {
        LeakHunt found = hunt(market(HORIZON, 0, stock -> t -> stock.outcome[t] + 0.01 * stock.random.nextGaussian()));
        assertThat(found.conclusion()).isEqualTo(Conclusion.LEAK_FOUND);
        assertThat(of(found, "columns").sentence()).contains("planted_0").doesNotContain("noise_");
        assertThat(of(found, "shuffled").conclusion()).isEqualTo(Conclusion.NOTHING_FOUND);
    }

    @Test
    void a_label_shifted_by_one_is_found_and_named() {
        LeakHunt found = hunt(market(HORIZON, 0, stock -> t -> Math.signum(stock.outcome[Math.max(0, t - 1)])));
        assertThat(found.conclusion()).isEqualTo(Conclusion.LEAK_FOUND);
        assertThat(of(found, "columns").sentence()).contains("planted_0").doesNotContain("noise_");
    }

    /** Ten columns, each the pattern under much noise: together they know as much as no real market offers. */
    @Test
    void an_honest_market_with_a_strong_pattern_is_not_accused() {
        Column[] views = new Column[10];
        Arrays.fill(views, (Column) stock -> t -> stock.signal[t] + 5 * stock.random.nextGaussian());
        LeakHunt found = hunt(market(0.25, views));
        assertThat(of(found, "halves").value()).isGreaterThan(0.1);
        assertThat(found.findings()).allMatch(f -> f.conclusion() == Conclusion.NOTHING_FOUND);
        assertThat(found.sentence()).startsWith("NOTHING FOUND");
    }

    @Test
    void a_market_of_noise_is_not_accused_and_cannot_be_cleared() {
        LeakHunt found = hunt(market(0));
        assertThat(found.conclusion()).isEqualTo(Conclusion.CANNOT_TELL);
        assertThat(of(found, "embargo").sentence()).contains("too little to see it change");
    }

    /**
     * Labels over 20 sessions that say that they are known after one: no purge holds them back, and a learner that
     * answers with the last training label knows the beginning of those that it is tested on.
     */
    @Test
    void labels_that_are_known_later_than_they_say_are_found() {
        List<Dataset> parts = market(20, 0).stream().map(HuntTest::knownAtOnce).toList();
        Hunt.Method method = new Hunt.Method(new LastLabel(), WalkForward.expanding(500, 10), false, "all", Seed.of(3));
        LeakHunt found = Hunt.on(parts, method, TWO);
        assertThat(of(found, "embargo").conclusion())
                .as(of(found, "embargo").sentence())
                .isEqualTo(Conclusion.LEAK_FOUND);
    }

    private static Dataset knownAtOnce(Dataset part) {
        Dataset.Rows rows = part.rows();
        int[] next = rows.entryDay();
        return Dataset.of(
                part.features(),
                part.target(),
                part.instruments(),
                new Dataset.Rows(
                        rows.instrument(),
                        rows.decisionDay(),
                        next,
                        next,
                        next,
                        rows.target(),
                        rows.outcome(),
                        rows.weight()));
    }

    /** The three stocks as one part, as a pooled learner is fitted. */
    @Test
    void a_leak_is_named_where_one_model_is_of_all_stocks() {
        List<Dataset> parts = market(HORIZON, 0, stock -> t -> stock.outcome[t] + 0.01 * stock.random.nextGaussian());
        LeakHunt found = hunt(List.of(together(parts)));
        assertThat(found.conclusion()).isEqualTo(Conclusion.LEAK_FOUND);
        assertThat(of(found, "columns").sentence()).contains("planted_0").doesNotContain("noise_");
        assertThat(of(found, "embargo").conclusion()).isEqualTo(Conclusion.NOTHING_FOUND);
    }

    private static Dataset together(List<Dataset> parts) {
        int n = DAYS * STOCKS;
        int[][] days = new int[5][n];
        double[][] values = new double[3][n];
        for (int row = 0; row < n; row++) {
            Dataset.Rows from = parts.get(row % STOCKS).rows();
            int day = row / STOCKS;
            days[0][row] = row % STOCKS;
            days[1][row] = from.decisionDay()[day];
            days[2][row] = from.entryDay()[day];
            days[3][row] = from.exitDay()[day];
            days[4][row] = from.knownDay()[day];
            values[0][row] = from.target()[day];
            values[1][row] = from.outcome()[day];
            values[2][row] = 1;
        }
        FeatureRows features = new FeatureRows() {
            @Override
            public int rows() {
                return n;
            }

            @Override
            public List<FeatureInfo> columns() {
                return parts.get(0).features().columns();
            }

            @Override
            public float get(int row, int column) {
                return parts.get(row % STOCKS).features().get(row / STOCKS, column);
            }
        };
        return Dataset.of(
                features,
                parts.get(0).target(),
                parts.stream().map(p -> p.instruments().get(0)).toList(),
                new Dataset.Rows(days[0], days[1], days[2], days[3], days[4], values[0], values[1], values[2]));
    }

    @Test
    void the_same_is_found_at_any_number_of_threads() {
        List<Dataset> parts = market(0.25, stock -> t -> stock.signal[t]);
        Splitter splitter = WalkForward.expanding(400, 200);
        assertThat(hunt(parts, splitter, new Parallel(1))).isEqualTo(hunt(parts, splitter, new Parallel(3)));
    }

    /** Forty shuffles of a market with a strong pattern: their scores lie around 0, on both sides. */
    @Test
    void scores_on_shuffled_targets_have_mean_zero() {
        List<Dataset> parts = market(0.25, stock -> t -> stock.signal[t]);
        CrossFit fit = new CrossFit(WalkForward.expanding(400, 200));
        double[] scores = TWO.map(IntStream.range(0, 40).boxed().toList(), k -> shuffledScore(parts, fit, k)).stream()
                .mapToDouble(score -> score)
                .toArray();
        double mean = Arrays.stream(scores).average().orElseThrow();
        double spread = Arrays.stream(scores).map(x -> (x - mean) * (x - mean)).sum();
        double error = Math.sqrt(spread / scores.length / (scores.length - 1));
        assertThat(error).isBetween(0.001, 0.01);
        assertThat(Math.abs(mean)).isLessThan(3 * error);
        assertThat(Arrays.stream(scores).filter(x -> x > 0).count()).isBetween(10L, 30L);
    }

    /** The direction correlation by its definition, over the rows of all stocks. */
    private static double shuffledScore(List<Dataset> parts, CrossFit fit, int number) {
        double product = 0;
        double said = 0;
        double came = 0;
        for (Dataset part : parts) {
            Dataset rows = Disturbed.shuffled(part, 20, Seed.of(11).child(number));
            OutOfSample model = fit.run(rows, LinearLearner.logistic(1), Seed.of(1), new Parallel(1));
            OutOfSample base = fit.run(rows, ConstantLearner.majority(), Seed.of(1), new Parallel(1));
            for (int i = 0; i < model.rows().size(); i++) {
                double rate = base.predictions().score(i);
                double excess = model.predictions().score(i) - rate;
                double surprise = model.rows().rows().target()[i] - 1 - rate;
                product += excess * surprise;
                said += excess * excess;
                came += surprise * surprise;
            }
        }
        return product / Math.sqrt(said * came);
    }

    @Test
    void blocks_change_places_and_nothing_is_lost() {
        int[] from = Disturbed.blocks(105, 20, Seed.of(1));
        assertThat(Arrays.stream(from).sorted().toArray())
                .isEqualTo(IntStream.range(0, 105).toArray());
        assertThat(IntStream.range(1, 105)
                        .filter(i -> from[i] != from[i - 1] + 1)
                        .count())
                .isBetween(1L, 5L);
    }

    @Test
    void so_many_stocks_are_chosen_by_the_seed() {
        List<String> names = IntStream.range(0, 40).mapToObj(i -> "US:S" + i).toList();
        assertThat(Hunt.choose(names, 5, Seed.of(1)))
                .hasSize(5)
                .isSorted()
                .isEqualTo(Hunt.choose(names, 5, Seed.of(1)))
                .isNotEqualTo(Hunt.choose(names, 5, Seed.of(2)));
        assertThat(Hunt.choose(List.of("US:B", "US:A"), 5, Seed.of(1))).containsExactly("US:A", "US:B");
    }
}
