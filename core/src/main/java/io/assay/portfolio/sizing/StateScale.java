package io.assay.portfolio.sizing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.dataset.Imputation;
import io.assay.dataset.Scaler;
import io.assay.dataset.Scaling;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.feature.RowsInMemory;
import io.assay.metric.Moments;

/**
 * How the state of an episode is brought to a common scale, learnt from training sessions alone. A state is the scaled
 * features of the close, then the position held, its result so far, and the share of the episode that is left.
 *
 * @param columns names of the features, in order
 * @param centre what is subtracted, one a feature
 * @param scale what is divided by, one a feature; 0 for a constant one, which reads as 0
 * @param unit standard deviation of the return from open to open, above 0: the unit of rewards
 */
public record StateScale(List<String> columns, double[] centre, double[] scale, double unit) {
    /** Numbers of a state beside the features. */
    private static final int OWN = 3;

    /** Scaled values end here on both sides. */
    private static final double LIMIT = 5;

    /** Results are told in units of a month's standard deviation. */
    private static final double SESSIONS_OF_RESULT = 21;

    /** Copies the list and checks the lengths. */
    public StateScale {
        columns = List.copyOf(columns);
        Check.sameLength("centre", centre.length, columns.size());
        Check.sameLength("scale", scale.length, columns.size());
        Check.positive("unit", unit);
    }

    /**
     * The scale of some training spans.
     *
     * @param spans at least one, with the same columns
     * @throws DataException if their prices never move
     */
    public static StateScale of(List<Span> spans) {
        Check.atLeast("spans", spans.size(), 1);
        List<FeatureInfo> columns = spans.get(0).track().features().columns();
        Scaler scaler = Scaler.fit(rows(spans, columns), Scaling.STANDARD, Imputation.NONE);
        double[] returns = spans.stream()
                .flatMapToDouble(span -> Arrays.stream(span.returns()))
                .toArray();
        double unit = Moments.deviation(returns);
        if (!(unit > 0)) {
            throw new DataException("an agent needs at least two training sessions whose prices differ, and the "
                    + returns.length + " returns from open to open have a deviation of " + unit
                    + ". Fix: more history");
        }
        return new StateScale(scaler.columns(), scaler.centre(), scaler.scale(), unit);
    }

    /** The features at every close at which a training decision is made. */
    private static FeatureRows rows(List<Span> spans, List<FeatureInfo> columns) {
        List<float[]> rows = new ArrayList<>();
        for (Span span : spans) {
            for (int i = 0; i < span.decisions(); i++) {
                float[] row = new float[columns.size()];
                span.track().features().copyRow(span.from() + i, row, 0);
                rows.add(row);
            }
        }
        return new RowsInMemory(columns, rows.toArray(new float[0][]));
    }

    /** Numbers of a state. */
    public int width() {
        return columns.size() + OWN;
    }

    /**
     * What an agent knows of itself at a close.
     *
     * @param position held, as a part of equity at this close
     * @param result log growth of equity since the position was opened in its direction, costs included
     * @param left share of a whole episode that is left, in (0, 1]
     */
    record Own(double position, double result, double left) {}

    /** Writes the state at the close of a session. */
    void write(Track track, int session, Own own, float[] target, int offset) {
        int n = columns.size();
        for (int c = 0; c < n; c++) {
            double off = track.features().get(session, c) - centre[c];
            target[offset + c] = scale[c] == 0 ? 0 : limited(off / scale[c]);
        }
        target[offset + n] = (float) own.position();
        target[offset + n + 1] = limited(own.result() / (unit * Math.sqrt(SESSIONS_OF_RESULT)));
        target[offset + n + 2] = (float) own.left();
    }

    private static float limited(double value) {
        return (float) Math.max(-LIMIT, Math.min(LIMIT, value));
    }
}
