package io.assay.experiment.quality;

import java.util.List;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.dataset.CalendarWindows;
import io.assay.experiment.Contender;
import io.assay.quality.CollectionSpec;

/**
 * Which signal-quality models are tried.
 *
 * @param collection the signals that they are asked about
 * @param candidates who learns, by the name under which each is shown; at least one
 * @param requestedOnly whether they read the request's list of features alone, or all
 * @param windowYears calendar years from one refit of the walk-forward to the next
 * @param minTrain fewest days with signals in front of a window
 * @param seed root of all randomness
 */
public record QualitySpec(
        CollectionSpec collection,
        List<Contender> candidates,
        boolean requestedOnly,
        int windowYears,
        int minTrain,
        Seed seed) {
    /** Checks the numbers. */
    public QualitySpec {
        candidates = List.copyOf(candidates);
        Check.atLeast("candidates", candidates.size(), 1);
        Check.within("windowYears", windowYears, 1, 100);
        Check.atLeast("minTrain", minTrain, 1);
    }

    /** The specification in one line. */
    public String text() {
        return "signal quality by "
                + String.join(", ", candidates.stream().map(Contender::text).toList()) + "; "
                + (requestedOnly ? "the request's features" : "all features") + "; refitted every "
                + CalendarWindows.length(12 * windowYears) + ", train>=" + minTrain + "; " + collection.text();
    }
}
