package io.assay.app.report;

import java.util.List;
import java.util.OptionalDouble;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.base.UsageException;
import io.assay.evaluate.Claim;
import io.assay.report.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay claim}. */
@Command(
        name = "claim",
        description = {
            "What arithmetic says of a result that somebody claims. Each reason is a figure computed from the claim",
            "alone: the interval of its Sharpe ratio, what the best of so many trials shows by luck, the correlation",
            "that it needs, the best that was published. Returns count as normal and independent, which flatters the",
            "claim. NOTHING AGAINST IT is no evidence for it. Needs no data."
        },
        footer = {
            "",
            "Examples:",
            "  assay claim --sharpe 10.67 --sessions 63",
            "  assay claim --accuracy 0.6 --sharpe 1.5 --years 6 --stocks 1695",
            "  assay --json claim --ic 0.05 --years 4 --stocks 300 --trials 81"
        })
public final class ClaimCommand extends AssayCommand {
    private static final double MOST_YEARS = 1000;
    private static final int WIDTH = 110;

    @Option(names = "--sharpe", paramLabel = "RATIO", description = "Sharpe ratio a year.")
    private @Nullable Double sharpe;

    @Option(names = "--accuracy", paramLabel = "SHARE", description = "Share of signs that were right, 0 to 1.")
    private @Nullable Double accuracy;

    @Option(names = "--ic", paramLabel = "R", description = "Correlation of score and outcome, -1 to 1.")
    private @Nullable Double correlation;

    @Option(names = "--sessions", paramLabel = "N", description = "Sessions it was measured on (default: 252).")
    private @Nullable Integer sessions;

    @Option(names = "--years", paramLabel = "Y", description = "The same in years of 252 sessions.")
    private @Nullable Double years;

    @Option(
            names = "--stocks",
            paramLabel = "M",
            defaultValue = "1",
            description = "Stocks that were traded (default: ${DEFAULT-VALUE}).")
    private int stocks;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "1",
            description = "Everything it is the best of: variants tried times stocks looked at (default:"
                    + " ${DEFAULT-VALUE}).")
    private int trials;

    @Option(names = "--costs", paramLabel = "BP", description = "Basis points a side that were taken off; 0 for none.")
    private @Nullable Double costs;

    /**
     * The answer, for machines.
     *
     * @param verdict in words
     * @param credible whether nothing speaks against it
     * @param reasons each with its figure
     */
    record Answer(String verdict, boolean credible, List<Claim.Reason> reasons) {}

    @Override
    protected int run(Context context) {
        Claim claim = claim();
        List<Claim.Reason> reasons = claim.reasons();
        String verdict = claim.isCredible() ? "NOTHING AGAINST IT" : "NOT CREDIBLE";
        TextTable table = TextTable.of("", "no.", "reason");
        for (int i = 0; i < reasons.size(); i++) {
            Claim.Reason reason = reasons.get(i);
            table.row(reason.against() ? "!" : "", i + 1, reason.sentence());
        }
        String text = "VERDICT: " + verdict + "\n\n" + table.text(WIDTH)
                + (claim.isCredible()
                        ? "That is no evidence for it: only out-of-sample answers beside null models are.\n"
                        : "Reasons with ! speak against it.\n");
        context.output().result(new Answer(verdict, claim.isCredible(), reasons), text);
        return ExitCode.OK;
    }

    private Claim claim() {
        if (sharpe == null && accuracy == null && correlation == null) {
            throw new UsageException("a claim needs --sharpe, --accuracy or --ic");
        }
        OptionChecks.atLeast("--stocks", stocks, 1);
        OptionChecks.atLeast("--trials", trials, 1);
        return new Claim(
                within("--sharpe", sharpe, -100, 100),
                within("--accuracy", accuracy, 0, 1),
                within("--ic", correlation, -1, 1),
                length(),
                stocks,
                trials,
                within("--costs", costs, 0, 10_000));
    }

    private int length() {
        if (sessions != null && years != null) {
            throw new UsageException("--sessions and --years say the same: give one of them");
        }
        if (years != null) {
            double asked = OptionChecks.within("--years", years, 2.0 / Claim.YEAR, MOST_YEARS);
            return (int) Math.max(2, Math.round(asked * Claim.YEAR));
        }
        return sessions != null ? OptionChecks.atLeast("--sessions", sessions, 2) : Claim.YEAR;
    }

    private static OptionalDouble within(String option, @Nullable Double value, double min, double max) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(OptionChecks.within(option, value, min, max));
    }
}
