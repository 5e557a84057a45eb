package io.assay.experiment.forecast;

import java.util.List;
import java.util.stream.Collectors;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.DatasetSpec;
import io.assay.experiment.Contender;
import io.assay.experiment.ModelRows;
import io.assay.feature.catalogue.Features;
import io.assay.label.CloseChange;

/**
 * Which prices are forecast, how far ahead, and who forecasts.
 *
 * @param horizons sessions ahead, each judged by itself; at least one, each once
 * @param candidates who learns, by the name under which each is shown; at least one, each name once
 * @param requestedOnly whether they read the request's features alone (R32)
 * @param windows calendar years from one refit of the walk-forward to the next, and the fewest sessions before a window
 * @param to no bar after this epoch day is looked at
 * @param seed root of all randomness
 */
public record ForecastSpec(
        List<Integer> horizons, List<Contender> candidates, boolean requestedOnly, Windows windows, int to, Seed seed) {
    /**
     * The request's RSI, MACD, Bollinger bands, return, 20-day volatility and volume, in forms without a scale: the
     * three bands are told by the place between them, their distance and the close over the middle one.
     */
    static final List<String> REQUESTED = List.of(
            "rsi_14", "macd_rel", "bb_pctb_20_2", "bb_width_20_2", "sma_20_rel", "ret_1", "hv_20", "vol_rel_20");

    /** Checks the numbers and that names differ. */
    public ForecastSpec {
        horizons = List.copyOf(horizons);
        candidates = List.copyOf(candidates);
        Check.atLeast("horizons", horizons.size(), 1);
        Check.atLeast("candidates", candidates.size(), 1);
        horizons.forEach(h -> Check.atLeast("horizon", h, 1));
        Check.that(horizons.stream().distinct().count() == horizons.size(), "horizons", "differ", horizons);
        List<String> names = candidates.stream().map(Contender::name).toList();
        Check.that(names.stream().distinct().count() == names.size(), "candidates", "have names that differ", names);
    }

    /**
     * How the walk-forward is cut.
     *
     * @param years from one refit to the next
     * @param minTrain fewest sessions in front of a window
     */
    public record Windows(int years, int minTrain) {
        /** Checks the numbers. */
        public Windows {
            Check.within("years", years, 1, 100);
            Check.atLeast("minTrain", minTrain, 1);
        }
    }

    /** The rows over one horizon. */
    DatasetSpec rows(int horizon) {
        CloseChange label = CloseChange.log(horizon);
        DatasetSpec rows = requestedOnly
                ? DatasetSpec.of(Features.technical().select("request-forecast", REQUESTED), label)
                : ModelRows.ofStock(label);
        int sequence =
                candidates.stream().mapToInt(c -> c.learner().sequence()).max().orElseThrow();
        return rows.withSequence(Math.max(1, sequence));
    }

    /** All horizons in one line. */
    public String text() {
        return "forecasts of "
                + horizons.stream().map(h -> "log_change_" + h + "d").collect(Collectors.joining(", ")) + " by "
                + candidates.stream().map(Contender::text).collect(Collectors.joining(", ")) + cut();
    }

    /** What one model is tried at over one horizon, whoever else is: what distinguishes a trial. */
    String text(Contender candidate, int horizon) {
        return "forecast by " + candidate.text() + " of " + rows(horizon).text() + cut();
    }

    private String cut() {
        return "; " + (requestedOnly ? "the request's features" : "all features") + "; refitted every "
                + CalendarWindows.length(12 * windows.years()) + ", train>=" + windows.minTrain();
    }
}
