package io.assay.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.evaluate.Answers;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.market.Instrument;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;
import io.assay.model.builtin.NullModels;

/**
 * A market in which no return says anything about a later one: a common factor, Student's t with 4 degrees of freedom,
 * GARCH(1,1) volatility. Two years to fit the null models on, then the sessions to be tested on; labels are direction
 * classes of the return over 5 sessions from the open after the decision.
 */
final class CoinMarket {
    private static final int HORIZON = 5;
    private static final int WARM_UP = 70;
    private static final int TRAINING = 500;
    private static final double CUT = 0.005;
    private static final double DAILY = 0.01;
    private static final double TILT = 0.3;
    private static final Target TARGET = new Target("direction3_5d", List.of("DOWN", "FLAT", "UP"));

    private final Spec spec;
    private final double[][] returns;
    private final RandomGenerator random;
    private final Dataset test;
    private final List<Answers> nulls;

    /** What market to draw: stocks, tested sessions, and mean daily returns while training and testing. */
    record Spec(int stocks, int days, double trainingDrift, double testDrift) {
        /** A market without drift. */
        static Spec of(int stocks, int days) {
            return new Spec(stocks, days, 0, 0);
        }

        /** A market that rises 10 % a year while models are fitted and falls 25 % a year while they are tested. */
        static Spec falling(int stocks, int days) {
            return new Spec(stocks, days, 0.0004, -0.001);
        }
    }

    CoinMarket(Spec spec, Seed seed) {
        this.spec = spec;
        this.random = seed.child("returns").random();
        this.returns = new double[spec.stocks()][WARM_UP + TRAINING + spec.days() + HORIZON + 1];
        drawReturns();
        Dataset all = dataset(TRAINING + spec.days());
        int stocks = spec.stocks();
        // The last decisions before the test are purged: their labels live on in the tested sessions.
        Dataset train =
                all.select(IntStream.range(0, (TRAINING - HORIZON - 1) * stocks).toArray());
        this.test = all.select(IntStream.range(TRAINING * stocks, all.size()).toArray());
        this.nulls = new ArrayList<>();
        for (Learner learner : NullModels.standard("roc_5", List.of("ret_1"))) {
            Model model = learner.fit(train.examples(), seed.child(learner.name()));
            nulls.add(new Answers(learner.name(), model.predict(test.features())));
        }
    }

    /** The tested rows. */
    Dataset test() {
        return test;
    }

    /** What the null models, fitted on the training sessions, say about the tested rows; the majority first. */
    List<Answers> nulls() {
        return List.copyOf(nulls);
    }

    private void drawReturns() {
        double variance = DAILY * DAILY;
        for (int t = 0; t < returns[0].length; t++) {
            double drift = t < WARM_UP + TRAINING ? spec.trainingDrift() : spec.testDrift();
            double market = fat() * Math.sqrt(variance);
            for (double[] own : returns) {
                own[t] = drift + 0.6 * market + 0.8 * Math.sqrt(variance) * fat();
            }
            variance = 0.03 * DAILY * DAILY + 0.07 * Math.min(market * market, 50 * DAILY * DAILY) + 0.9 * variance;
        }
    }

    private double fat() {
        double chi = 0;
        for (int i = 0; i < 4; i++) {
            double g = random.nextGaussian();
            chi += g * g;
        }
        return random.nextGaussian() / Math.sqrt(chi / 2);
    }

    private Dataset dataset(int days) {
        int stocks = spec.stocks();
        int n = days * stocks;
        int[][] times = new int[5][n];
        double[][] values = new double[3][n];
        for (int i = 0; i < n; i++) {
            int day = i / stocks;
            double outcome = sum(i % stocks, day + WARM_UP + 1, HORIZON);
            times[0][i] = i % stocks;
            times[1][i] = day;
            times[2][i] = day + 1;
            times[3][i] = day + 1 + HORIZON;
            times[4][i] = day + 1 + HORIZON;
            values[0][i] = outcome > CUT ? 2 : outcome < -CUT ? 0 : 1;
            values[1][i] = outcome;
            values[2][i] = 1;
        }
        List<Instrument> instruments = IntStream.range(0, stocks)
                .mapToObj(s -> new Instrument("SIM", "S" + s))
                .toList();
        Dataset.Rows rows =
                new Dataset.Rows(times[0], times[1], times[2], times[3], times[4], values[0], values[1], values[2]);
        return Dataset.of(new PastReturns(n), TARGET, instruments, rows);
    }

    private double sum(int stock, int from, int count) {
        double sum = 0;
        for (int t = from; t < from + count; t++) {
            sum += returns[stock][t];
        }
        return sum;
    }

    /** Return of a row's stock up to and including its decision day; rows count from the first training session. */
    private double past(int row, int sessions) {
        return sum(row % spec.stocks(), row / spec.stocks() + WARM_UP + 1 - sessions, sessions);
    }

    /** What a model of that score says: the training base rates, tilted by it. */
    Answers answers(double[] score) {
        Predictions base = nulls.get(0).predictions();
        double[] values = new double[score.length * 3];
        for (int i = 0; i < score.length; i++) {
            double sum = 0;
            for (int k = 0; k < 3; k++) {
                values[3 * i + k] = base.probability(i, k) * Math.exp(TILT * score[i] * (k - 1));
                sum += values[3 * i + k];
            }
            for (int k = 0; k < 3; k++) {
                values[3 * i + k] /= sum;
            }
        }
        return new Answers("model", new Predictions(TARGET, values));
    }

    /** A random score of each stock, AR(1) with the given coefficient and deviation 1: knows nothing. */
    double[] noise(double memory) {
        double[] score = new double[test.size()];
        for (int i = 0; i < score.length; i++) {
            double before = i < spec.stocks() ? random.nextGaussian() : score[i - spec.stocks()];
            score[i] = memory * before + Math.sqrt(1 - memory * memory) * random.nextGaussian();
        }
        return score;
    }

    /** The return of the past sessions in deviations, times a factor: knows nothing, but is tied to past outcomes. */
    double[] past(int sessions, double factor) {
        double[] score = new double[test.size()];
        int first = TRAINING * spec.stocks();
        Arrays.setAll(score, i -> factor * past(first + i, sessions) / (DAILY * Math.sqrt(sessions)));
        return score;
    }

    /** The same on every row. */
    double[] constant(double value) {
        double[] score = new double[test.size()];
        Arrays.fill(score, value);
        return score;
    }

    /** Noise that has the given correlation with the outcome: planted knowledge. */
    double[] planted(double correlation) {
        double[] score = noise(0);
        double[] outcome = test.rows().outcome();
        double square = Arrays.stream(outcome).map(v -> v * v).average().orElse(1);
        double rest = Math.sqrt(1 - correlation * correlation);
        Arrays.setAll(score, i -> correlation * outcome[i] / Math.sqrt(square) + rest * score[i]);
        return score;
    }

    /** Past returns by row, for the null models. */
    private final class PastReturns implements FeatureRows {
        private static final List<FeatureInfo> COLUMNS = List.of(info("roc_5"), info("ret_1"));

        private final int rows;

        PastReturns(int rows) {
            this.rows = rows;
        }

        private static FeatureInfo info(String name) {
            return new FeatureInfo(name, FeatureGroup.MOMENTUM, "past return", 0, 0, "ratio", true, "");
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public List<FeatureInfo> columns() {
            return COLUMNS;
        }

        @Override
        public float get(int row, int column) {
            return (float) past(row, column == 0 ? HORIZON : 1);
        }
    }
}
