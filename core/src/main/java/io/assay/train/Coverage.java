package io.assay.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;

/**
 * How much of each kind of input that may be missing is there in some rows, and which kinds are too thin to learn from:
 * a model that learnt them would know little but whether they were recorded.
 *
 * @param kept positions of the columns that are learnt from, ascending
 * @param dropped the kinds that are not
 */
public record Coverage(int[] kept, List<Dropped> dropped) {
    /** The least share of the values of a kind that must be there. */
    public static final double LEAST = 0.30;

    /** Copies the list. */
    public Coverage {
        dropped = List.copyOf(dropped);
    }

    /**
     * A kind that is too thin.
     *
     * @param group which
     * @param share of its values that are there, 0..1
     */
    public record Dropped(FeatureGroup group, double share) {
        /** The reason in a sentence. */
        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "%s was left out of this fit: of its values on the training rows %.0f %% are there, fewer than"
                            + " %.0f %%.",
                    group.name().toLowerCase(Locale.ROOT),
                    100 * share,
                    100 * LEAST);
        }
    }

    /** Of the rows of one fit, at least one. */
    public static Coverage of(FeatureRows train) {
        Check.atLeast("rows", train.rows(), 1);
        List<FeatureInfo> columns = train.columns();
        List<Dropped> dropped = new ArrayList<>();
        for (FeatureGroup group : FeatureGroup.values()) {
            int[] own = IntStream.range(0, columns.size())
                    .filter(c -> columns.get(c).group() == group)
                    .toArray();
            if (group.mayBeMissing() && own.length > 0) {
                double share = share(train, own);
                if (share < LEAST) {
                    dropped.add(new Dropped(group, share));
                }
            }
        }
        List<FeatureGroup> gone = dropped.stream().map(Dropped::group).toList();
        int[] kept = IntStream.range(0, columns.size())
                .filter(c -> !gone.contains(columns.get(c).group()))
                .toArray();
        return new Coverage(kept, dropped);
    }

    /** The columns that count what is missing are always there and say nothing of it. */
    private static double share(FeatureRows rows, int[] columns) {
        long there = 0;
        long all = 0;
        for (int column : columns) {
            if (!rows.columns().get(column).countsMissing()) {
                for (int row = 0; row < rows.rows(); row++) {
                    there += Float.isFinite(rows.get(row, column)) ? 1 : 0;
                }
                all += rows.rows();
            }
        }
        return all == 0 ? 1 : there / (double) all;
    }
}
