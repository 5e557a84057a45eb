package io.assay.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.market.Instrument;
import io.assay.model.Predictions;

/**
 * Test rows of a market with a common factor, fat tails and clustered volatility, labelled over overlapping sessions,
 * and scores about them that know nothing or something.
 */
final class SimulatedRows {
    static final int HORIZON = 5;
    static final int WARM_UP = 70;
    static final Target TARGET = new Target("direction3_5d", List.of("DOWN", "FLAT", "UP"));

    private static final double CUT = 0.005;

    final Dataset test;
    final double[] base;
    private final int stocks;
    private final double[][] returns;
    private final RandomGenerator random;

    SimulatedRows(int days, int stocks, Seed seed) {
        this.stocks = stocks;
        this.random = seed.random();
        this.returns = new double[stocks][days + WARM_UP + HORIZON + 1];
        double volatility = 0.01;
        for (int t = 0; t < returns[0].length; t++) {
            double market = fat() * volatility;
            volatility = 0.002 + 0.8 * volatility + 0.1 * Math.abs(market);
            for (double[] own : returns) {
                own[t] = 0.6 * market + 0.8 * volatility * fat();
            }
        }
        this.test = dataset(days);
        this.base = rates();
    }

    /** Student's t with 4 degrees of freedom, scaled to deviation 1. */
    private double fat() {
        double chi = 0;
        for (int i = 0; i < 4; i++) {
            double g = random.nextGaussian();
            chi += g * g;
        }
        return random.nextGaussian() / Math.sqrt(chi / 4) / Math.sqrt(2);
    }

    private Dataset dataset(int days) {
        int n = days * stocks;
        int[][] columns = new int[5][n];
        double[][] values = new double[3][n];
        for (int d = 0; d < days; d++) {
            for (int s = 0; s < stocks; s++) {
                int i = d * stocks + s;
                columns[0][i] = s;
                columns[1][i] = d;
                columns[2][i] = d + 1;
                columns[3][i] = d + 1 + HORIZON;
                columns[4][i] = d + 1 + HORIZON;
                double outcome = sum(s, d + WARM_UP + 1, HORIZON);
                values[0][i] = classOf(outcome);
                values[1][i] = outcome;
                values[2][i] = 1;
            }
        }
        List<Instrument> instruments = IntStream.range(0, stocks)
                .mapToObj(s -> new Instrument("SIM", "S" + s))
                .toList();
        Dataset.Rows rows = new Dataset.Rows(
                columns[0], columns[1], columns[2], columns[3], columns[4], values[0], values[1], values[2]);
        return Dataset.of(new NoFeatures(n), TARGET, instruments, rows);
    }

    private static int classOf(double outcome) {
        return outcome > CUT ? 2 : outcome < -CUT ? 0 : 1;
    }

    private double sum(int stock, int from, int count) {
        double sum = 0;
        for (int t = from; t < from + count; t++) {
            sum += returns[stock][t];
        }
        return sum;
    }

    /** The base rates of a long history: those of the market without end, nearly. */
    private double[] rates() {
        double[] counts = {1, 1, 1};
        for (double k : test.rows().target()) {
            counts[(int) k]++;
        }
        double sides = (counts[0] + counts[2]) / 2;
        double total = 2 * sides + counts[1];
        return new double[] {sides / total, counts[1] / total, sides / total};
    }

    /** Return of a row's stock over the sessions up to and including its decision day. */
    double past(int row, int sessions) {
        return sum(row % stocks, row / stocks + WARM_UP + 1 - sessions, sessions);
    }

    /** Base rates tilted by a score: what a model with that score would say. */
    Answers tilted(String name, double[] score, double strength) {
        double[] values = new double[score.length * 3];
        for (int i = 0; i < score.length; i++) {
            double tilt = Math.tanh(score[i] * strength);
            double side = 1 - base[1];
            values[3 * i] = side / 2 * (1 - tilt);
            values[3 * i + 1] = base[1];
            values[3 * i + 2] = side / 2 * (1 + tilt);
        }
        return new Answers(name, new Predictions(TARGET, values));
    }

    Answers majority() {
        return tilted("majority", new double[test.size()], 1);
    }

    Answers alwaysUp() {
        double[] score = new double[test.size()];
        Arrays.fill(score, 1);
        return tilted("always-up", score, 0.5);
    }

    Answers persistence() {
        return tilted("persistence", pastScore(HORIZON), 30);
    }

    /** A slow random score of each stock: knows nothing. */
    double[] slowNoise(double memory) {
        double[] score = new double[test.size()];
        for (int i = 0; i < score.length; i++) {
            double before = i < stocks ? random.nextGaussian() : score[i - stocks];
            score[i] = memory * before + Math.sqrt(1 - memory * memory) * random.nextGaussian();
        }
        return score;
    }

    /** The past return over some sessions: knows nothing either, but is tied to past outcomes. */
    double[] pastScore(int sessions) {
        double[] score = new double[test.size()];
        Arrays.setAll(score, i -> past(i, sessions));
        return score;
    }

    /** Noise with a share of the standardised outcome in it: planted knowledge. */
    double[] planted(double correlation) {
        double[] score = slowNoise(0);
        double[] outcome = test.rows().outcome();
        double square = 0;
        for (double value : outcome) {
            square += value * value / outcome.length;
        }
        for (int i = 0; i < score.length; i++) {
            score[i] =
                    correlation * outcome[i] / Math.sqrt(square) + Math.sqrt(1 - correlation * correlation) * score[i];
        }
        return score;
    }

    private record NoFeatures(int rows) implements FeatureRows {
        @Override
        public List<FeatureInfo> columns() {
            return List.of(new FeatureInfo("none", FeatureGroup.PRICE, "0", 0, 0, "ratio", true, ""));
        }

        @Override
        public float get(int row, int column) {
            return 0;
        }
    }
}
