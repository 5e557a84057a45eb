package io.assay.dataset;

import java.util.List;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.dataset.Sessions.Block;

/**
 * Training, validation and test one after the other, cut at two days that are the same for every instrument. As a
 * splitter it gives two folds: {@code validation} (learn from the first part, be judged on the second) and {@code test}
 * (learn from the first two, be judged on the third).
 */
public final class ChronologicalSplit implements Splitter {
    private final String spec;
    private final Cuts cuts;
    private final int embargo;

    private ChronologicalSplit(String spec, Cuts cuts, int embargo) {
        this.spec = spec;
        this.cuts = cuts;
        this.embargo = Check.atLeast("embargo", embargo, 0);
    }

    /** Finds the two sessions at which the second and the third part begin. */
    private interface Cuts {
        int[] of(Sessions sessions);
    }

    /**
     * The three parts as positions of rows, ascending.
     *
     * @param train rows whose labels are known before the validation sessions begin
     * @param validation rows whose labels are known before the test sessions begin
     * @param test all rows of the test sessions
     */
    public record Parts(int[] train, int[] validation, int[] test) {}

    /** 60 % of the sessions to learn from, 20 % to choose by, 20 % to test. */
    public static ChronologicalSplit standard() {
        return ofShares(0.6, 0.2, 0);
    }

    /**
     * Parts by their share of the sessions; what the first two leave is the test.
     *
     * @param train share of the first part, above 0
     * @param validation share of the second, above 0; both together below 1
     * @param embargo sessions left free between the known days of one part and the next part
     */
    public static ChronologicalSplit ofShares(double train, double validation, int embargo) {
        Check.positive("train", train);
        Check.positive("validation", validation);
        Check.that(train + validation < 1, "validation", "leave something to test", validation);
        String spec = "chronological(train=" + train + ", validation=" + validation + text(embargo);
        return new ChronologicalSplit(
                spec,
                sessions -> new int[] {
                    (int) Math.floor(train * sessions.count() + 1e-9),
                    (int) Math.floor((train + validation) * sessions.count() + 1e-9)
                },
                embargo);
    }

    /**
     * Parts by the days on which the second and the third begin.
     *
     * @param validationFrom first epoch day of the validation part
     * @param testFrom first epoch day of the test part, after it
     * @param embargo sessions left free between the known days of one part and the next part
     */
    public static ChronologicalSplit ofDays(int validationFrom, int testFrom, int embargo) {
        Check.that(testFrom > validationFrom, "testFrom", "be after " + Days.text(validationFrom), testFrom);
        String spec = "chronological(validation from " + Days.text(validationFrom) + ", test from "
                + Days.text(testFrom) + text(embargo);
        return new ChronologicalSplit(
                spec,
                sessions -> new int[] {sessions.onOrAfter(validationFrom), sessions.onOrAfter(testFrom)},
                embargo);
    }

    private static String text(int embargo) {
        return embargo == 0 ? ")" : ", embargo=" + embargo + ")";
    }

    @Override
    public String spec() {
        return spec;
    }

    @Override
    public List<Fold> split(Dataset dataset) {
        Sessions sessions = Sessions.of(dataset);
        Block[] parts = blocks(sessions);
        return List.of(
                fold("validation", dataset, sessions, parts[0], parts[1]),
                fold("test", dataset, sessions, new Block(0, parts[1].to()), parts[2]));
    }

    /** The three parts, each but the last purged of rows that live into the next. */
    public Parts parts(Dataset dataset) {
        Sessions sessions = Sessions.of(dataset);
        Block[] parts = blocks(sessions);
        Fold first = fold("validation", dataset, sessions, parts[0], parts[1]);
        Fold second = fold("test", dataset, sessions, parts[1], parts[2]);
        return new Parts(first.train(), second.train(), second.test());
    }

    private Block[] blocks(Sessions sessions) {
        sessions.require(spec, 3);
        int[] cut = cuts.of(sessions);
        if (cut[0] < 1 || cut[1] <= cut[0] || cut[1] >= sessions.count()) {
            throw new DataException(spec + " leaves a part without sessions: the dataset has " + sessions.count()
                    + " sessions (" + sessions.text(new Block(0, sessions.count())) + "), the parts "
                    + Math.max(0, cut[0]) + ", " + Math.max(0, cut[1] - cut[0]) + " and "
                    + (sessions.count() - cut[1]));
        }
        return new Block[] {new Block(0, cut[0]), new Block(cut[0], cut[1]), new Block(cut[1], sessions.count())};
    }

    private Fold fold(String name, Dataset dataset, Sessions sessions, Block learnt, Block tested) {
        Purge.Blocks blocks = new Purge.Blocks(sessions, List.of(learnt), List.of(tested));
        return new Purge(embargo, 0).fold(name, spec, dataset, blocks);
    }
}
