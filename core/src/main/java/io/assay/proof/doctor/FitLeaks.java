package io.assay.proof.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.dataset.Imputation;
import io.assay.dataset.PurgedKFold;
import io.assay.dataset.Scaler;
import io.assay.dataset.Scaling;
import io.assay.dataset.Splitter;
import io.assay.proof.Breach;
import io.assay.proof.FittedProof;
import io.assay.proof.SplitProof;

/** Leaks of what is fitted, and of the rows that it is fitted on. */
final class FitLeaks {
    private static final String ROWS = "noise in rows outside training";
    private static final String SPANS = "spans of labels across a split";
    private static final int FOLDS = 5;
    private static final int GROUPS = 6000;

    private FitLeaks() {}

    static List<Leak> all() {
        return List.of(
                new Leak(
                        "scaler fitted on all rows",
                        "mean and deviation of each stock's price are taken over training and test days (F6)",
                        ROWS,
                        FitLeaks::scaler),
                new Leak(
                        "target encoding over all rows",
                        "a group is replaced by the mean target of its rows, the row itself among them (F1)",
                        ROWS,
                        FitLeaks::encoding),
                new Leak(
                        "unpurged overlapping labels",
                        "rows are dealt into folds at random, so that neighbours share their labels (F4)",
                        SPANS,
                        FitLeaks::unpurged),
                new Leak(
                        "in-sample backtest",
                        "a model is judged on the rows that it was fitted on (F14)",
                        SPANS,
                        FitLeaks::inSample),
                new Leak(
                        "outcome among the features",
                        "a column of results stands in the table of features (F25)",
                        "examples hold no label",
                        FitLeaks::outcome));
    }

    private static Dataset prices(Ward ward) {
        return ward.dataset(
                List.of("log_close"),
                List.of((stock, row) -> StrictMath.log(ward.bars().get(stock).close()[row])));
    }

    private static int[] firstHalf(Dataset rows) {
        int[] known = rows.rows().knownDay();
        int[] decision = rows.rows().decisionDay();
        int cut = decision[rows.size() / 2];
        return IntStream.range(0, rows.size()).filter(row -> known[row] < cut).toArray();
    }

    /** Rows decided after the last label of the training rows was known. */
    private static int[] secondHalf(Dataset rows) {
        int[] decision = rows.rows().decisionDay();
        int cut = decision[rows.size() / 2];
        return IntStream.range(0, rows.size())
                .filter(row -> decision[row] >= cut)
                .toArray();
    }

    private static Leak.Examination scaler(Ward ward) {
        Dataset rows = prices(ward);
        Seed seed = ward.seed("scaler");
        int[] train = firstHalf(rows);
        return new Leak.Examination(
                FittedProof.of("scaler", (data, allowed) -> scales(data, all(data)), rows, train, seed),
                FittedProof.of("scaler", FitLeaks::scales, rows, train, seed),
                Leak.Scores.auc(scaledAuc(rows, true), scaledAuc(rows, false)));
    }

    private static int[] all(Dataset rows) {
        return IntStream.range(0, rows.size()).toArray();
    }

    private static double[] scales(Dataset rows, int[] from) {
        Scaler scaler = Scaler.fit(rows.select(from).features(), Scaling.STANDARD, Imputation.NONE);
        return new double[] {scaler.centre()[0], scaler.scale()[0]};
    }

    /** How well low prices, each stock scaled by itself, tell rises in the second half of the days. */
    private static double scaledAuc(Dataset rows, boolean onAll) {
        double[] score = new double[rows.size()];
        for (int[] own : rows.positions()) {
            Dataset stock = rows.select(own);
            double[] by = scales(stock, onAll ? all(stock) : firstHalf(stock));
            for (int i = 0; i < own.length; i++) {
                score[own[i]] = -(stock.features().get(i, 0) - by[0]) / by[1];
            }
        }
        return auc(rows, secondHalf(rows), score);
    }

    private static double auc(Dataset rows, int[] test, double[] score) {
        return Ward.auc(
                rows.select(test),
                IntStream.of(test).mapToDouble(row -> score[row]).toArray());
    }

    private static Leak.Examination encoding(Ward ward) {
        Dataset rows = ward.dataset(
                List.of("group"),
                List.of((stock, row) ->
                        Math.floorMod(ward.seed("group").child(stock).child(row).value(), GROUPS)));
        Seed seed = ward.seed("encoding");
        int[] train = firstHalf(rows);
        int[] test = secondHalf(rows);
        return new Leak.Examination(
                FittedProof.of("group means", (data, allowed) -> encoded(data, all(data)), rows, train, seed),
                FittedProof.of("group means", FitLeaks::encoded, rows, train, seed),
                Leak.Scores.auc(coded(rows, all(rows), test), coded(rows, train, test)));
    }

    private static double coded(Dataset rows, int[] from, int[] test) {
        double[] means = encoded(rows, from);
        double[] score = new double[rows.size()];
        Arrays.setAll(score, row -> means[group(rows, row)]);
        return auc(rows, test, score);
    }

    private static int group(Dataset rows, int row) {
        return Math.floorMod((int) rows.features().get(row, 0), GROUPS);
    }

    /** The mean target of each group among some rows, drawn towards the mean of all by one row. */
    private static double[] encoded(Dataset rows, int[] from) {
        double[] sum = new double[GROUPS];
        double[] count = new double[GROUPS];
        double mean = IntStream.of(from)
                .mapToDouble(row -> rows.rows().target()[row])
                .average()
                .orElseThrow();
        for (int row : from) {
            int group = group(rows, row);
            sum[group] += rows.rows().target()[row];
            count[group]++;
        }
        double[] means = new double[GROUPS];
        Arrays.setAll(means, g -> (sum[g] + mean) / (count[g] + 1));
        return means;
    }

    private static Leak.Examination unpurged(Ward ward) {
        Dataset rows = prices(ward);
        Splitter random = dealt("folds dealt at random", ward.seed("folds"));
        Splitter purged = new PurgedKFold(FOLDS, 2 * Ward.HORIZON);
        return new Leak.Examination(
                SplitProof.of(random, rows),
                SplitProof.of(purged, rows),
                Leak.Scores.auc(remembered(rows, random), remembered(rows, purged)));
    }

    private static Leak.Examination inSample(Ward ward) {
        Dataset rows = prices(ward);
        Splitter same = splitter("all rows twice", data -> List.of(new Fold("all", all(data), all(data))));
        Splitter purged = new PurgedKFold(FOLDS, 2 * Ward.HORIZON);
        return new Leak.Examination(
                SplitProof.of(same, rows),
                SplitProof.of(purged, rows),
                Leak.Scores.auc(remembered(rows, same), remembered(rows, purged)));
    }

    private static Splitter dealt(String name, Seed seed) {
        return splitter(
                name,
                data -> IntStream.range(0, FOLDS)
                        .mapToObj(fold -> {
                            int[] of = new int[data.size()];
                            Arrays.setAll(of, row ->
                                    (int) Math.floorMod(seed.child(row).value(), (long) FOLDS));
                            return new Fold(
                                    Integer.toString(fold),
                                    IntStream.range(0, of.length)
                                            .filter(row -> of[row] != fold)
                                            .toArray(),
                                    IntStream.range(0, of.length)
                                            .filter(row -> of[row] == fold)
                                            .toArray());
                        })
                        .toList());
    }

    /** How folds are made. */
    @FunctionalInterface
    private interface Cutting {
        List<Fold> of(Dataset dataset);
    }

    private static Splitter splitter(String name, Cutting cutting) {
        return new Splitter() {
            @Override
            public String spec() {
                return name;
            }

            @Override
            public List<Fold> split(Dataset dataset) {
                return cutting.of(dataset);
            }
        };
    }

    /**
     * AUC of a model that knows nothing but answers with the target of its stock's training row that is nearest in
     * time.
     */
    private static double remembered(Dataset rows, Splitter splitter) {
        double[] score = new double[rows.size()];
        boolean[] tested = new boolean[rows.size()];
        int[][] own = rows.positions();
        for (Fold fold : splitter.split(rows)) {
            boolean[] learnt = new boolean[rows.size()];
            IntStream.of(fold.train()).forEach(row -> learnt[row] = true);
            boolean[] asked = new boolean[rows.size()];
            IntStream.of(fold.test()).forEach(row -> asked[row] = true);
            for (int[] stock : own) {
                for (int i = 0; i < stock.length; i++) {
                    if (asked[stock[i]]) {
                        score[stock[i]] = nearest(rows, stock, learnt, i);
                        tested[stock[i]] = true;
                    }
                }
            }
        }
        return auc(
                rows,
                IntStream.range(0, tested.length).filter(row -> tested[row]).toArray(),
                score);
    }

    private static double nearest(Dataset rows, int[] stock, boolean[] learnt, int place) {
        for (int away = 0; away < stock.length; away++) {
            for (int at : new int[] {place - away, place + away}) {
                if (at >= 0 && at < stock.length && learnt[stock[at]]) {
                    return rows.rows().target()[stock[at]];
                }
            }
        }
        return 0;
    }

    private static Leak.Examination outcome(Ward ward) {
        Dataset honest = prices(ward);
        Dataset leaking = ward.dataset(List.of("return_pct"), List.of((stock, row) -> ward.label(stock, row)));
        double[] score = new double[leaking.size()];
        Arrays.setAll(score, row -> leaking.features().get(row, 0));
        double[] price = new double[honest.size()];
        Arrays.setAll(price, row -> honest.features().get(row, 0));
        return new Leak.Examination(
                refused(leaking), refused(honest), Leak.Scores.auc(Ward.auc(leaking, score), Ward.auc(honest, price)));
    }

    private static List<Breach> refused(Dataset rows) {
        try {
            rows.examples();
            return List.of();
        } catch (DataException e) {
            return List.of(new Breach("training", "handed to a learner", String.valueOf(e.getMessage())));
        }
    }
}
