package io.assay.dataset;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * A dataset with what was left out of it. Closing it frees the features; neither the dataset nor the live rows can be
 * read afterwards.
 */
public final class BuiltDataset implements AutoCloseable {
    private final Dataset dataset;
    private final LiveRows live;
    private final LiveRows unlabelled;
    private final Map<DropReason, Long> dropped;
    private final ScratchMatrix matrix;

    BuiltDataset(Dataset dataset, LiveRows live, LiveRows unlabelled, RowAssembly assembly, ScratchMatrix matrix) {
        this.dataset = dataset;
        this.live = live;
        this.unlabelled = unlabelled;
        this.dropped = assembly.dropped();
        this.matrix = matrix;
    }

    /** The rows to learn from. */
    public Dataset dataset() {
        return dataset;
    }

    /** Every row whose label is not known yet, the last bars of each instrument. Missing features are NaN. */
    public LiveRows live() {
        return live;
    }

    /**
     * Every row that {@link #dataset()} would hold if it had a label: those of {@link #live()} and those that will
     * never have one, because of a hole before the exit for example. Nobody could tell them apart on their day, so
     * whoever acts on predictions acts on these too.
     */
    public LiveRows unlabelled() {
        return unlabelled;
    }

    /** The last row of each instrument that has one, as {@link DatasetBuilder#latest} gives it. */
    public LiveRows latest() {
        int[] last = new int[live.instruments().size()];
        Arrays.fill(last, -1);
        for (int row = 0; row < live.size(); row++) {
            last[live.instrument()[row]] = row;
        }
        int[] rows = Arrays.stream(last).filter(row -> row >= 0).sorted().toArray();
        return live.select(rows);
    }

    /** How many bars of the days asked for did not become rows, by reason; every reason is there. */
    public Map<DropReason, Long> dropped() {
        return new EnumMap<>(dropped);
    }

    @Override
    public void close() {
        matrix.close();
    }
}
