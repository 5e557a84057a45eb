package io.assay.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.base.UsageException;
import io.assay.evaluate.Claim;
import io.assay.evaluate.ClaimedChoice;
import io.assay.evaluate.ClaimedFall;
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
            "  assay claim --sharpe 2.1 --years 3 --stocks 400 --best",
            "  assay claim --sharpe 1.5 --years 25 --max-drawdown 0.12",
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

    @Option(
            names = "--best",
            description = "It is the best of the stocks, not all of them together: what does choosing it explain?")
    private boolean best;

    @Option(names = "--max-drawdown", paramLabel = "SHARE", description = "Largest drawdown, 0 to 1; needs --sharpe.")
    private @Nullable Double fall;

    @Option(
            names = "--volatility",
            paramLabel = "SHARE",
            defaultValue = "0.15",
            description = "Of its returns a year, for --max-drawdown (default: ${DEFAULT-VALUE}).")
    private double volatility;

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
        List<Claim.Reason> reasons = reasons(claim);
        boolean credible = reasons.stream().noneMatch(Claim.Reason::against);
        String verdict = credible ? "NOTHING AGAINST IT" : "NOT CREDIBLE";
        TextTable table = TextTable.of("", "no.", "reason");
        for (int i = 0; i < reasons.size(); i++) {
            Claim.Reason reason = reasons.get(i);
            table.row(reason.against() ? "!" : "", i + 1, reason.sentence());
        }
        String text = "VERDICT: " + verdict + "\n\n" + table.text(WIDTH)
                + (credible
                        ? "That is no evidence for it: only out-of-sample answers beside null models are.\n"
                        : "Reasons with ! speak against it.\n");
        context.output().result(new Answer(verdict, credible, reasons), text);
        return ExitCode.OK;
    }

    private List<Claim.Reason> reasons(Claim claim) {
        List<Claim.Reason> reasons = new ArrayList<>(claim.reasons());
        ClaimedChoice choice = new ClaimedChoice(claim.sessions(), stocks, trials);
        reasons.addAll(
                best
                        ? choice.ofBest(claim.sharpe(), claim.accuracy(), claim.correlation())
                        : choice.ofTrials(claim.accuracy(), claim.correlation()));
        if (fall != null) {
            double claimed = OptionChecks.within("--max-drawdown", fall, 0, 1);
            double ratio = claim.sharpe()
                    .orElseThrow(() -> new UsageException("--max-drawdown belongs to a Sharpe ratio: give --sharpe"));
            double spread = OptionChecks.within("--volatility", volatility, 0.001, 10);
            reasons.add(new ClaimedFall(ratio, spread, claim.sessions()).of(claimed));
        }
        return reasons;
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
                // The best of many stocks is one stock, and each of the others was a trial.
                best ? 1 : stocks,
                best ? (long) trials * stocks : trials,
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
