package io.assay.app.train;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

import io.assay.app.cli.OptionChecks;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.experiment.study.TimeEstimate;
import io.assay.market.Instrument;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much work a training may be. What is left out for it is told, and is part of what is recorded. */
final class WorkOptions {
    private static final int LARGEST_STRIDE = 20;
    private static final int FEWEST_STOCKS = 10;

    @Option(
            names = "--stride",
            paramLabel = "K",
            description = "Learn from every K-th session (default: 1, or what '--budget' needs).")
    private @Nullable Integer stride;

    @Option(names = "--sample-stocks", paramLabel = "N", description = "Use N of the stocks, chosen by the seed.")
    private @Nullable Integer sample;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            description = "Fit the work to so much time by the estimate, such as 8h or 30m: first by a stride, then by"
                    + " fewer stocks.")
    private @Nullable String budget;

    @Option(names = "--estimate", description = "Say how long it may take, and train nothing.")
    private boolean estimateOnly;

    /** Whether nothing is to be trained. */
    boolean estimateOnly() {
        return estimateOnly;
    }

    /** Whether a budget was given. */
    boolean hasBudget() {
        return budget != null;
    }

    /** Every so many sessions are learnt from. */
    int stride() {
        return stride == null ? 1 : OptionChecks.atLeast("--stride", stride, 1);
    }

    /** The stocks that are used. */
    List<Instrument> stocks(List<Instrument> all, Seed seed) {
        return sample == null
                ? all
                : TimeEstimate.sample(all, OptionChecks.atLeast("--sample-stocks", sample, 1), seed);
    }

    /**
     * The work that fits a budget.
     *
     * @param stride every so many sessions are learnt from
     * @param stocks so many are used
     * @param estimate what is then expected
     */
    record Fitted(int stride, int stocks, TimeEstimate estimate) {}

    /**
     * Fits the work.
     *
     * @param estimate of all the work, at the stride that was asked for
     * @param stocks how many there are
     * @throws UsageException if it cannot be fitted
     */
    Fitted fit(TimeEstimate estimate, int stocks) {
        if (budget == null) {
            return new Fitted(stride(), stocks, estimate);
        }
        double seconds = seconds(budget);
        int step = stride();
        TimeEstimate thinned = estimate;
        while (stride == null && thinned.seconds() > seconds && step < LARGEST_STRIDE) {
            step++;
            thinned = estimate.thinned(step);
        }
        int fewer = stocks;
        if (thinned.seconds() > seconds) {
            fewer = (int) Math.floor(stocks * seconds / thinned.seconds());
            if (fewer < Math.min(stocks, FEWEST_STOCKS)) {
                throw new UsageException("not even " + FEWEST_STOCKS + " stocks at a stride of " + step
                        + " fit a budget of " + budget + ". Fix: fewer epochs, a smaller network or more time");
            }
            thinned = thinned.thinned((double) stocks / fewer);
        }
        return new Fitted(step, fewer, thinned);
    }

    /** The seconds of a text such as 8h, 30m, 90s or 2d. */
    static double seconds(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        try {
            Duration time = Duration.parse((upper.endsWith("D") ? "P" : "PT") + upper);
            if (time.compareTo(Duration.ZERO) > 0) {
                return time.toMillis() / 1000.0;
            }
        } catch (DateTimeParseException e) {
            throw new UsageException("'--budget' must be a time such as 8h, 30m or 1h30m, was '" + text + "'");
        }
        throw new UsageException("'--budget' must be above 0, was '" + text + "'");
    }
}
