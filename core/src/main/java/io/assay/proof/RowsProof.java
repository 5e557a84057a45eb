package io.assay.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.Dataset;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.LiveRows;
import io.assay.feature.FeatureRows;
import io.assay.feature.SequenceRows;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.MarketData;

/**
 * Proof that rows hold nothing that was known later than they say: the whole way from bars to rows, with every feature,
 * transform, label and rule for rows on it.
 */
public final class RowsProof {
    private RowsProof() {}

    /** How rows are made of what is recorded beside bars. */
    @FunctionalInterface
    public interface Made {
        /** The specification that reads these outside series and filings. */
        DatasetSpec on(MarketData data);
    }

    /**
     * What rows are made of.
     *
     * @param data outside series and filings
     * @param universe usable bars of every stock
     */
    public record Ground(MarketData data, List<BarSeries> universe) {
        /** Copies the list. */
        public Ground {
            universe = List.copyOf(universe);
        }
    }

    /**
     * As {@link #of(Made, Ground, int[], Seed)} for rows that read bars alone.
     *
     * @param spec what rows are made of, for the instruments of these bars
     * @param universe usable bars of every stock
     */
    public static List<Breach> of(DatasetSpec spec, List<BarSeries> universe, int[] days, Seed seed) {
        return of((rows, bars) -> Rows.of(spec, bars), universe, days, seed);
    }

    /**
     * Builds the rows of a universe, and builds them again on other futures: the bars of all stocks end, or are
     * replaced, after a day, and so do outside series and filings that became known later. Up to that day there are the
     * same rows with the same bits; a label known by that day stays with its trade, and where the bars end no other
     * label is there.
     *
     * @param made how they are made, for the instruments of these bars
     * @param days last epoch days on which all is as it was; a label is known on the first of them at the latest
     * @return the first breach of each future
     */
    public static List<Breach> of(Made made, Ground ground, int[] days, Seed seed) {
        return of((data, bars) -> Rows.of(made.on(data.apply(ground.data())), bars), ground.universe(), days, seed);
    }

    /** Makes rows of some bars and of other data than those recorded. */
    private interface Maker {
        Rows of(UnaryOperator<MarketData> data, List<BarSeries> bars);
    }

    private static List<Breach> of(Maker maker, List<BarSeries> universe, int[] days, Seed seed) {
        List<Breach> breaches = new ArrayList<>();
        Rows whole = maker.of(data -> data, universe);
        for (int day : days) {
            for (UniverseFutures.Future future : UniverseFutures.of(universe, day, seed.child(day))) {
                Cut cut = new Cut(day, future.ends(), future.change());
                UnaryOperator<MarketData> outside = data -> future.ends()
                        ? data.until(day)
                        : new OtherOutside(data, day, seed.child(day).child("outside"));
                try {
                    cut.compare(whole, maker.of(outside, future.bars()), breaches);
                } catch (DataException | IllegalStateException e) {
                    // Rows were made before, so whatever refuses them now saw the other future.
                    breaches.add(new Breach("rows", cut.change(), "they cannot be made any more: " + e.getMessage()));
                }
            }
        }
        return breaches;
    }

    /** Every row of a universe whose features are complete, by day and name of the stock. */
    private static final class Rows {
        private final List<String> columns = new ArrayList<>();
        private final Map<Key, Row> rows = new TreeMap<>();
        private final int sequence;

        Rows(int sequence) {
            this.sequence = sequence;
        }

        static Rows of(DatasetSpec spec, List<BarSeries> universe) {
            try (BuiltDataset built = ProofGround.build(spec, universe)) {
                return new Rows(spec.rules().sequence()).with(built.dataset()).with(built.unlabelled());
            }
        }

        private Rows with(Dataset dataset) {
            dataset.features().columns().forEach(c -> columns.add(c.name()));
            Dataset.Rows of = dataset.rows();
            for (int row = 0; row < dataset.size(); row++) {
                Key key = new Key(of.decisionDay()[row], dataset.instruments().get(of.instrument()[row]));
                double[] label = {of.target()[row], of.outcome()[row]};
                int[] times = {of.entryDay()[row], of.exitDay()[row], of.knownDay()[row]};
                rows.put(key, new Row(features(dataset.features(), row), label, times));
            }
            return this;
        }

        private Rows with(LiveRows unlabelled) {
            for (int row = 0; row < unlabelled.size(); row++) {
                rows.put(
                        new Key(unlabelled.day()[row], unlabelled.instrumentOf(row)),
                        new Row(features(unlabelled.features(), row), new double[0], new int[0]));
            }
            return this;
        }

        /** All that a model sees of a row: the bars before it too where it reads several at once. */
        private float[] features(FeatureRows table, int row) {
            float[] values = new float[sequence * table.columns().size()];
            if (sequence == 1) {
                table.copyRow(row, values, 0);
            } else {
                Check.that(
                        ((SequenceRows) table).copyWindow(row, sequence, values, 0),
                        "row",
                        "have its bars before",
                        row);
            }
            return values;
        }
    }

    private record Key(int day, Instrument instrument) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return day != other.day ? Integer.compare(day, other.day) : instrument.compareTo(other.instrument);
        }

        @Override
        public String toString() {
            return instrument + " on " + Days.text(day);
        }
    }

    /** One row; label and times are empty without a label. */
    private record Row(float[] features, double[] label, int[] times) {
        boolean isKnownBy(int day) {
            return times.length > 0 && times[2] <= day;
        }
    }

    /** What was changed. */
    private record Cut(int day, boolean ends, String change) {
        void compare(Rows whole, Rows other, List<Breach> breaches) {
            for (Map.Entry<Key, Row> entry : whole.rows.entrySet()) {
                if (entry.getKey().day() > day) {
                    break;
                }
                Row after = other.rows.get(entry.getKey());
                String seen =
                        after == null ? "the row is there no more" : difference(whole.columns, entry.getValue(), after);
                if (!seen.isEmpty()) {
                    breaches.add(new Breach("rows", change, entry.getKey() + ": " + seen));
                    return;
                }
            }
            for (Key key : other.rows.keySet()) {
                if (key.day() <= day && !whole.rows.containsKey(key)) {
                    breaches.add(new Breach("rows", change, key + ": a row that was not there"));
                    return;
                }
            }
        }

        private String difference(List<String> columns, Row before, Row after) {
            int column = Arrays.mismatch(before.features(), after.features());
            if (column >= 0) {
                return columns.get(column % columns.size()) + " was " + before.features()[column] + " and is "
                        + after.features()[column];
            }
            if (before.isKnownBy(day)) {
                boolean same =
                        Arrays.equals(before.label(), after.label()) && Arrays.equals(before.times(), after.times());
                return same ? "" : "the label known by then moved";
            }
            return ends && after.times().length > 0 ? "a label is there before it can be known" : "";
        }
    }
}
