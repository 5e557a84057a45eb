package io.assay.proof.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.RowsInMemory;
import io.assay.label.ForwardReturn;
import io.assay.label.LabelColumn;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.simulate.EventSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.metric.RocAuc;

/**
 * The market on which leaks are planted, and the little that all of them need: scores of every bar, judged by the
 * return over the next sessions.
 */
final class Ward {
    /** Sessions from entry to exit. */
    static final int HORIZON = 5;

    private static final int STOCKS = 40;
    private static final int YEARS = 6;

    private final Seed seed;
    private final List<BarSeries> bars;
    private final List<LabelColumn> labels;

    private Ward(Seed seed, List<BarSeries> bars, List<LabelColumn> labels) {
        this.seed = seed;
        this.bars = bars;
        this.labels = labels;
    }

    /** A simulated market without any pattern, delisting or dividend. */
    static Ward of(Seed seed) {
        SimulatedMarket market = SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(STOCKS)
                .withSessions(YEARS * SimulationSpec.YEAR)
                .withInformationCoefficient(0)
                .withEvents(EventSpec.none())
                .withSeed(seed.child("ward")));
        List<BarSeries> bars = market.listings().stream()
                .map(Listing::instrument)
                .map(i -> market.bars(i).adjusted())
                .toList();
        ForwardReturn label = ForwardReturn.of(HORIZON);
        return new Ward(seed, bars, bars.stream().map(label::compute).toList());
    }

    /** Randomness of one leak. */
    Seed seed(String leak) {
        return seed.child(leak);
    }

    /** The stocks; all have the same sessions. */
    List<BarSeries> bars() {
        return bars;
    }

    /** One stock, to run proofs on. */
    BarSeries any() {
        return bars.get(0);
    }

    /** First rows that differ, for proofs on {@link #any}. */
    int[] cuts() {
        int size = any().size();
        return new int[] {size / 4, size / 3, size / 2, size - 7};
    }

    /** The return over the horizon after the next open; NaN where it is not known. */
    double label(int stock, int row) {
        return labels.get(stock).value()[row];
    }

    /** A score of every bar of a stock. */
    @FunctionalInterface
    interface Score {
        double at(int stock, int row);
    }

    /** AUC of a score for a rise over the horizon after the next open. */
    double auc(Score score) {
        return auc(score, this::label);
    }

    /** AUC of a score for the sign of some outcome of every bar; NaN leaves a bar out. */
    double auc(Score score, Score outcome) {
        List<double[]> pairs = new ArrayList<>();
        for (int stock = 0; stock < bars.size(); stock++) {
            for (int row = 0; row < bars.get(stock).size(); row++) {
                double said = score.at(stock, row);
                double came = outcome.at(stock, row);
                if (Double.isFinite(said) && Double.isFinite(came)) {
                    pairs.add(new double[] {said, came});
                }
            }
        }
        boolean[] up = new boolean[pairs.size()];
        for (int i = 0; i < up.length; i++) {
            up[i] = pairs.get(i)[1] > 0;
        }
        return RocAuc.of(pairs.stream().mapToDouble(p -> p[0]).toArray(), up).area();
    }

    /** Columns of every bar with a label as a dataset, whose target is the class of the sign of its return. */
    Dataset dataset(List<String> names, List<Score> columns) {
        List<int[]> places = new ArrayList<>();
        for (int row = 0; row < bars.get(0).size(); row++) {
            for (int stock = 0; stock < bars.size(); stock++) {
                if (!Double.isNaN(labels.get(stock).value()[row])) {
                    places.add(new int[] {stock, row});
                }
            }
        }
        int n = places.size();
        float[][] features = new float[n][columns.size()];
        Dataset.Rows rows = Dataset.Rows.blank(n);
        for (int i = 0; i < n; i++) {
            int stock = places.get(i)[0];
            int row = places.get(i)[1];
            LabelColumn label = labels.get(stock);
            for (int c = 0; c < columns.size(); c++) {
                features[i][c] = (float) columns.get(c).at(stock, row);
            }
            rows.instrument()[i] = stock;
            rows.decisionDay()[i] = bars.get(stock).days()[row];
            rows.entryDay()[i] = label.entryDay()[row];
            rows.exitDay()[i] = label.exitDay()[row];
            rows.knownDay()[i] = label.knownDay()[row];
            rows.outcome()[i] = label.value()[row];
            rows.target()[i] = label.value()[row] > 0 ? 1 : 0;
        }
        List<Instrument> instruments = bars.stream().map(BarSeries::instrument).toList();
        List<FeatureInfo> infos = names.stream()
                .map(name -> FeatureInfo.of(name, FeatureGroup.PRICE, name, 0))
                .toList();
        return Dataset.of(
                new RowsInMemory(infos, features), new Target("rise_5d", List.of("DOWN", "UP")), instruments, rows);
    }

    /** AUC of one score a row for the target of some rows of a dataset. */
    static double auc(Dataset rows, double[] scores) {
        boolean[] up = new boolean[rows.size()];
        for (int i = 0; i < up.length; i++) {
            up[i] = rows.rows().target()[i] == 1;
        }
        return RocAuc.of(scores, up).area();
    }

    /** Standard normal numbers, one a row of a stock. */
    static double[] noise(RandomGenerator random, int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }
}
