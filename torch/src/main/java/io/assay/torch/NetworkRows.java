package io.assay.torch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.feature.FeatureRows;
import io.assay.feature.SequenceRows;
import io.assay.market.Instrument;
import io.assay.torch.Inputs.Scale;
import io.assay.torch.loop.Rows;

/** Rows of features as a network reads them. */
final class NetworkRows implements Rows {
    private final FeatureRows rows;
    private final int[] which;
    private final Inputs inputs;
    private final int[] source;
    private final boolean asTheyAre;
    private final Map<Instrument, Integer> places = new HashMap<>();
    private final Map<Instrument, Scale> scales = new HashMap<>();

    private NetworkRows(FeatureRows rows, int[] which, Inputs inputs, int[] source) {
        this.rows = rows;
        this.which = which;
        this.inputs = inputs;
        this.source = source;
        this.asTheyAre = rows.columns().size() == source.length
                && Arrays.equals(source, IntStream.range(0, source.length).toArray());
    }

    /**
     * Some rows of a table.
     *
     * @param which their positions
     * @throws DataException if a column is not there
     * @throws IllegalArgumentException if windows or stocks are asked for and the rows know nothing of them
     */
    static NetworkRows of(FeatureRows rows, int[] which, Inputs inputs) {
        int[] source = new int[inputs.features().size()];
        for (int c = 0; c < source.length; c++) {
            String name = inputs.features().get(c);
            source[c] = rows.indexOf(name);
            if (source[c] < 0) {
                throw new DataException(DataProblem.of("the column '" + name + "' that the network reads is missing")
                        .withFix("compute the features that it was trained with"));
            }
        }
        if ((inputs.bars() > 1 || inputs.askWhose()) && !(rows instanceof SequenceRows)) {
            throw new IllegalArgumentException(
                    "'rows' must know the bars before them and whose they are, for a network" + " that reads "
                            + inputs.bars() + " bars; were " + rows.getClass().getSimpleName());
        }
        NetworkRows made = new NetworkRows(rows, which, inputs, source);
        if (rows instanceof SequenceRows known && inputs.askWhose()) {
            made.meet(known);
        }
        return made;
    }

    /** Whose rows there are is looked up once, not once a row. */
    private void meet(SequenceRows known) {
        List<String> stocks = inputs.stocks();
        for (int row : which) {
            Instrument instrument = known.instrument(row);
            if (!places.containsKey(instrument)) {
                places.put(instrument, 1 + stocks.indexOf(instrument.toString()));
                scales.put(instrument, inputs.own().getOrDefault(instrument.toString(), inputs.pooled()));
            }
        }
    }

    @Override
    public int size() {
        return which.length;
    }

    @Override
    public int bars() {
        return inputs.bars();
    }

    @Override
    public int width() {
        return source.length;
    }

    /** Whether the row's window is whole and something is known on its last day. */
    boolean canBeRead(int row) {
        int all = rows.columns().size();
        float[] window = new float[bars() * all];
        if (!copied(which[row], window, 0)) {
            return false;
        }
        for (int column : source) {
            if (Float.isFinite(window[(bars() - 1) * all + column])) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void copy(int row, float[] target, int offset) {
        boolean whole;
        if (asTheyAre) {
            whole = copied(which[row], target, offset);
        } else {
            int all = rows.columns().size();
            float[] window = new float[bars() * all];
            whole = copied(which[row], window, 0);
            for (int bar = 0; bar < bars(); bar++) {
                for (int c = 0; c < source.length; c++) {
                    target[offset + bar * source.length + c] = window[bar * all + source[c]];
                }
            }
        }
        if (!whole) {
            throw new IllegalArgumentException("'row' must have " + bars() + " bars without a hole, had fewer: " + row);
        }
        scale(scale(row), target, offset);
    }

    private boolean copied(int row, float[] target, int offset) {
        if (bars() == 1) {
            rows.copyRow(row, target, offset);
            return true;
        }
        return ((SequenceRows) rows).copyWindow(row, bars(), target, offset);
    }

    private Scale scale(int row) {
        return inputs.own().isEmpty()
                ? inputs.pooled()
                : scales.getOrDefault(((SequenceRows) rows).instrument(which[row]), inputs.pooled());
    }

    private void scale(Scale by, float[] target, int offset) {
        float limit = (float) inputs.limit();
        double[] centre = by.centre();
        // One division a column instead of one a value.
        double[] factor = new double[source.length];
        Arrays.setAll(factor, c -> by.scale()[c] > 0 ? 1 / by.scale()[c] : 0);
        int at = offset;
        for (int bar = 0; bar < bars(); bar++) {
            for (int c = 0; c < factor.length; c++) {
                boolean known = factor[c] > 0 && Float.isFinite(target[at]);
                float scaled = known ? (float) ((target[at] - centre[c]) * factor[c]) : 0;
                target[at++] = Math.min(limit, Math.max(-limit, scaled));
            }
        }
    }

    @Override
    public int stock(int row) {
        return places.getOrDefault(((SequenceRows) rows).instrument(which[row]), 0);
    }
}
