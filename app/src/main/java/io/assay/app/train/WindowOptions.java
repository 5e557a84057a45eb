package io.assay.app.train;

import io.assay.app.cli.OptionChecks;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.dataset.WalkForward;
import io.assay.experiment.study.Refits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that cut the sessions of a universe into windows. */
final class WindowOptions {
    private static final int MOST = 100_000;

    @Option(
            names = "--train-sessions",
            paramLabel = "N",
            defaultValue = "1008",
            description = "Sessions before a window that are learnt from (default: ${DEFAULT-VALUE}, four years). The"
                    + " first window begins after so many, and as many before as features need to settle.")
    private int train;

    @Option(
            names = "--test-sessions",
            paramLabel = "N",
            defaultValue = "126",
            description = "Sessions of a window (default: ${DEFAULT-VALUE}, half a year).")
    private int test;

    @Option(
            names = "--step",
            paramLabel = "N",
            description = "Sessions from one window to the next (default: as many as a window has, so that every"
                    + " session is tested once). More leave gaps.")
    private @Nullable Integer step;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "No window begins before this day (default: as early as there is enough to learn from).")
    private String from = "";

    @Option(names = "--expanding", description = "Learn from all sessions before a window, at least so many.")
    private boolean expanding;

    /** What is asked for. */
    Refits refits() {
        OptionChecks.within("--train-sessions", train, 1, MOST);
        OptionChecks.within("--test-sessions", test, 1, MOST);
        int stride = step == null ? test : step;
        if (stride < test) {
            throw new UsageException("'--step' must be at least '--test-sessions', " + test + ", was " + stride
                    + ": windows that overlap would test a session twice. Fix: a longer step, or shorter windows");
        }
        OptionChecks.within("--step", stride, 1, MOST);
        return new Refits.EverySessions(
                new WalkForward(train, test, stride, 0, expanding),
                from.isEmpty() ? Refits.EverySessions.EARLIEST : Days.parse(from));
    }
}
