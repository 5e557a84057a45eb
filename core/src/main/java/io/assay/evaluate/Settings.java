package io.assay.evaluate;

import java.util.List;

import io.assay.base.Check;
import io.assay.base.Seed;

/**
 * How predictions are judged; declared before they are seen.
 *
 * @param level one-sided share of skill-less models that may be called skilled, over all nulls together
 * @param intervalLevel share outside the printed intervals, both sides together
 * @param draws redrawn samples, at least 100
 * @param fewestNames instruments a day from which on a day has a cross-section
 * @param trading how a score is acted on
 * @param measures what is compared; {@link Measure#DIRECTION}, the primary one, is always among them
 * @param seed of the redrawn samples
 */
public record Settings(
        double level,
        double intervalLevel,
        int draws,
        int fewestNames,
        Trading trading,
        List<Measure> measures,
        Seed seed) {
    private static final int FEWEST_DRAWS = 100;

    /** Checks the ranges. */
    public Settings {
        Check.within("level", level, 1e-6, 0.5);
        Check.within("intervalLevel", intervalLevel, 1e-6, 0.5);
        Check.atLeast("draws", draws, FEWEST_DRAWS);
        Check.atLeast("fewestNames", fewestNames, 2);
        measures = List.copyOf(measures);
        Check.that(measures.contains(Measure.DIRECTION), "measures", "hold the primary one", measures);
    }

    /** Level 1 %, intervals of 95 %, 2,000 draws, 10 names a day, standard costs, all measures. */
    public static Settings standard(Seed seed) {
        return new Settings(0.01, 0.05, 2000, 10, Trading.STANDARD, List.of(Measure.values()), seed);
    }

    /** The same with another number of redrawn samples. */
    public Settings withDraws(int newDraws) {
        return new Settings(level, intervalLevel, newDraws, fewestNames, trading, measures, seed);
    }

    /** The same with another share outside the printed intervals. */
    public Settings withIntervalLevel(double newLevel) {
        return new Settings(level, newLevel, draws, fewestNames, trading, measures, seed);
    }

    /** The same with other rules of trading. */
    public Settings withTrading(Trading newTrading) {
        return new Settings(level, intervalLevel, draws, fewestNames, newTrading, measures, seed);
    }

    /** The same with other measures. */
    public Settings withMeasures(List<Measure> newMeasures) {
        return new Settings(level, intervalLevel, draws, fewestNames, trading, newMeasures, seed);
    }
}
