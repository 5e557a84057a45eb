package io.assay.app.portfolio;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import io.assay.app.cli.Context;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Selection;
import io.assay.base.UsageException;
import io.assay.experiment.portfolio.PortfolioChoice;
import io.assay.experiment.portfolio.PortfolioSpec;
import io.assay.experiment.run.RunFolder;
import io.assay.market.MarketData;
import io.assay.portfolio.Allocator;
import io.assay.portfolio.CovarianceEstimator;
import io.assay.portfolio.Method;
import io.assay.portfolio.MissingReturns;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How portfolios are made, whatever is asked of them. */
final class PortfolioOptions {
    private static final String NEWEST = "newest";
    private static final int YEAR = 252;
    private static final int LONGEST = 10_000;

    @Mixin
    private Selection selection = new Selection();

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "A finished run, or 'newest': its out-of-sample predictions become expected returns, by what"
                    + " was known of their worth on each day. mean-variance, max-sharpe and black-litterman need one.")
    private @Nullable String run;

    @Option(
            names = "--covariance",
            paramLabel = "KIND",
            defaultValue = "lw-correlation",
            completionCandidates = Choices.Covariances.class,
            description = "${COMPLETION-CANDIDATES} (lw: Ledoit and Wolf, shrunk to equal correlations or to the"
                    + " identity; default: ${DEFAULT-VALUE}).")
    private String covariance = "";

    @Option(
            names = "--missing",
            paramLabel = "RULE",
            defaultValue = "complete-days",
            completionCandidates = Choices.Missing.class,
            description = "What becomes of sessions without a return of every stock: left out (complete-days), or each"
                    + " pair on those that it has, then the nearest matrix of correlations (pairwise; default:"
                    + " ${DEFAULT-VALUE}). Nothing is filled in.")
    private String missing = "";

    @Option(
            names = "--decay",
            paramLabel = "X",
            defaultValue = "0.97",
            description = "Weight of a session over that of the next one, for ewma (default: ${DEFAULT-VALUE}).")
    private double decay;

    @Option(
            names = "--lookback",
            paramLabel = "N",
            defaultValue = "252",
            description = "Sessions that covariances look back over (default: ${DEFAULT-VALUE}).")
    private int lookback;

    @Option(
            names = "--aversion",
            paramLabel = "X",
            defaultValue = "2.5",
            description = "Aversion to risk of mean-variance and black-litterman (default: ${DEFAULT-VALUE}).")
    private double aversion;

    @Option(
            names = "--target-return",
            paramLabel = "PERCENT",
            description = "mean-variance: the smallest variance with at least this expected return a year beyond the"
                    + " others, instead of weighing return against variance.")
    private @Nullable Double target;

    @Mixin
    private ConstraintOptions constraints = new ConstraintOptions();

    Selection selection() {
        return selection;
    }

    /** Whether forecasts of a run are read. */
    boolean forecasts() {
        return run != null;
    }

    /**
     * How.
     *
     * @param methods at least one
     */
    PortfolioSpec spec(List<Method> methods, Context context) {
        OptionChecks.within("--lookback", lookback, CovarianceEstimator.FEWEST_SESSIONS, LONGEST);
        OptionChecks.within("--aversion", aversion, 1e-6, 1e6);
        OptionChecks.within("--decay", decay, 0.01, 0.9999);
        PortfolioSpec standard = PortfolioSpec.standard(methods, context.seed());
        return new PortfolioSpec(
                methods,
                new PortfolioSpec.Lookback(estimator(), lookback),
                standard.every(),
                constraints.constraints(),
                new Allocator(
                        aversion,
                        target == null
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(
                                        OptionChecks.within("--target-return", target, -1000, 1000) / 100 / YEAR)),
                standard.money(),
                context.seed());
    }

    private CovarianceEstimator estimator() {
        CovarianceEstimator.Kind kind = Arrays.stream(CovarianceEstimator.Kind.values())
                .filter(k -> k.code().equals(covariance))
                .findFirst()
                .orElseThrow(() -> UsageException.unknown("kind of covariance", covariance, Choices.kinds()));
        MissingReturns rule = Arrays.stream(MissingReturns.values())
                .filter(r -> r.code().equals(missing))
                .findFirst()
                .orElseThrow(() -> UsageException.unknown("rule of missing returns", missing, Choices.missing()));
        return new CovarianceEstimator(kind, rule, decay);
    }

    /** Whom it is made of. */
    PortfolioChoice choice(MarketData data, Context context) {
        Optional<RunFolder> of = Optional.ofNullable(run)
                .map(name -> RunFolder.find(
                        context.workspace(), name.equals(NEWEST) ? Optional.empty() : Optional.of(name)));
        return new PortfolioChoice(selection.from(data, context), selection.sectors(data, context), of);
    }
}
