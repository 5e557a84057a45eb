package io.assay.app.train;

import io.assay.app.cli.OptionChecks;
import io.assay.experiment.study.Refits;
import picocli.CommandLine.Option;

/** Options that say when a study refits its candidates: on the first of January of every so many years. */
final class RefitOptions {
    @Option(
            names = "--refit-years",
            paramLabel = "N",
            defaultValue = "2",
            description = "Years between refits in the walk-forward (default: ${DEFAULT-VALUE}).")
    private int refitYears;

    @Option(
            names = "--train-sessions",
            paramLabel = "N",
            defaultValue = "504",
            description = "Least sessions of a stock to learn from (default: ${DEFAULT-VALUE}).")
    private int trainSessions;

    /** What is asked for. */
    Refits refits() {
        OptionChecks.within("--refit-years", refitYears, 1, 100);
        OptionChecks.atLeast("--train-sessions", trainSessions, 1);
        return new Refits.EveryYears(refitYears, trainSessions);
    }
}
