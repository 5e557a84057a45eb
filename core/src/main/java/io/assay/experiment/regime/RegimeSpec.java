package io.assay.experiment.regime;

import java.util.List;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.dataset.CalendarWindows;
import io.assay.experiment.Contender;
import io.assay.feature.market.Regimes;

/**
 * Which regimes are asked for, and who is asked.
 *
 * @param regimes how a day's regime is told
 * @param ahead sessions ahead, at least 1
 * @param candidates who learns, by the name under which each is shown; at least one
 * @param windowYears calendar years from one refit of the walk-forward to the next
 * @param minTrain fewest days in front of a window
 * @param seed root of all randomness
 */
public record RegimeSpec(
        Regimes regimes, int ahead, List<Contender> candidates, int windowYears, int minTrain, Seed seed) {
    /** Checks the numbers. */
    public RegimeSpec {
        candidates = List.copyOf(candidates);
        Check.atLeast("ahead", ahead, 1);
        Check.atLeast("candidates", candidates.size(), 1);
        Check.within("windowYears", windowYears, 1, 100);
        Check.atLeast("minTrain", minTrain, 1);
    }

    /** Bars that a row must hold for all of them. */
    int window() {
        return candidates.stream()
                .mapToInt(c -> Math.max(1, c.learner().sequence()))
                .max()
                .orElseThrow();
    }

    /** The specification in one line. */
    public String text() {
        List<String> learners = candidates.stream().map(Contender::text).toList();
        return "regimes " + ahead + " sessions ahead by " + String.join(", ", learners) + "; " + regimes.text()
                + "; refitted every " + CalendarWindows.length(12 * windowYears) + ", train>=" + minTrain;
    }
}
