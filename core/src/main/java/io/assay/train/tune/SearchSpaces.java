package io.assay.train.tune;

import java.util.List;

import io.assay.base.UsageException;

/**
 * What is varied of each learner unless the user says otherwise: the one visible list. Ranges of networks are those of
 * the request (R65: units of two recurrent layers 32..128 and 16..64, of two dense layers 64..256 and 32..128, dropout
 * 0.1..0.5, learning rate 0.00001..0.01 by magnitude, batches of 32, 64 or 128 rows) where the network has such a
 * parameter; recurrent networks whose layers are all equally wide vary their number instead of the second width. A grid
 * over recurrent networks is the request's own (R66: 81 points).
 */
public final class SearchSpaces {
    private static final Dimension DROPOUT = Dimension.real("dropout", 0.1, 0.5);
    private static final Dimension RATE = Dimension.realLog("learning_rate", 1e-5, 1e-2);
    private static final Dimension BATCH = Dimension.choice("batch_size", List.of(32, 64, 128));

    private static final SearchSpace RECURRENT = SearchSpace.of(
            Dimension.whole("hidden", 32, 128),
            Dimension.whole("layers", 1, 3),
            Dimension.whole("dense", 64, 256),
            DROPOUT,
            RATE,
            BATCH);

    private static final SearchSpace RECURRENT_GRID = SearchSpace.of(
            Dimension.choice("hidden", List.of(128, 256, 512)),
            Dimension.choice("layers", List.of(2, 3, 4)),
            Dimension.choice("dropout", List.of(0.1, 0.2, 0.3)),
            Dimension.choice("learning_rate", List.of(1e-3, 1e-4, 1e-5)));

    private static final SearchSpace PENALTY = SearchSpace.of(Dimension.realLog("l2", 1, 1e6));

    private static final List<Entry> ALL = List.of(
            new Entry("lstm", RECURRENT, RECURRENT_GRID),
            new Entry("gru", RECURRENT, RECURRENT_GRID),
            entry(
                    "multimodal",
                    Dimension.whole("technical_hidden", 32, 128),
                    Dimension.whole("sentiment_hidden", 16, 64),
                    Dimension.whole("macro_hidden", 16, 64),
                    Dimension.whole("dense1", 64, 256),
                    Dimension.whole("dense2", 32, 128),
                    Dimension.real("dropout1", 0.1, 0.5),
                    Dimension.real("dropout2", 0.1, 0.5),
                    RATE,
                    BATCH),
            entry(
                    "transformer",
                    Dimension.choice("width", List.of(32, 64, 128)),
                    Dimension.whole("layers", 1, 4),
                    Dimension.choice("heads", List.of(2, 4, 8)),
                    Dimension.choice("feed_forward", List.of(128, 256, 512)),
                    DROPOUT,
                    RATE,
                    BATCH),
            entry(
                    "mlp",
                    Dimension.whole("hidden1", 64, 256),
                    Dimension.whole("hidden2", 32, 128),
                    DROPOUT,
                    RATE,
                    BATCH),
            entry(
                    "random-forest",
                    Dimension.wholeLog("trees", 100, 500),
                    Dimension.whole("depth", 2, 12),
                    Dimension.wholeLog("min_leaf", 10, 500),
                    Dimension.real("sample", 0.3, 1)),
            entry(
                    "gradient-boosting",
                    Dimension.wholeLog("trees", 50, 1000),
                    Dimension.whole("depth", 1, 8),
                    Dimension.realLog("learning_rate", 0.005, 0.3),
                    Dimension.real("subsample", 0.3, 1),
                    Dimension.real("colsample", 0.1, 1),
                    Dimension.realLog("min_child_weight", 1, 1000),
                    Dimension.realLog("lambda", 0.1, 100)),
            new Entry("linear-regression", PENALTY, PENALTY),
            new Entry("logistic-regression", PENALTY, PENALTY));

    private SearchSpaces() {}

    /**
     * What is varied of a learner.
     *
     * @param learner its standard name
     * @param space for searches that draw values
     * @param grid for those that walk a grid
     */
    public record Entry(String learner, SearchSpace space, SearchSpace grid) {}

    private static Entry entry(String learner, Dimension... dimensions) {
        SearchSpace space = SearchSpace.of(dimensions);
        return new Entry(learner, space, space);
    }

    /** All of them. */
    public static List<Entry> all() {
        return ALL;
    }

    /**
     * That of a learner.
     *
     * @throws UsageException if it has none
     */
    public static Entry of(String learner) {
        return ALL.stream()
                .filter(entry -> entry.learner().equals(learner))
                .findFirst()
                .orElseThrow(() -> UsageException.unknown(
                        "list of ranges to search for the learner",
                        learner,
                        ALL.stream().map(Entry::learner).toList()));
    }
}
