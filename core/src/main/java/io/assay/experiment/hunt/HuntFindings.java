package io.assay.experiment.hunt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Comparison.Difference;
import io.assay.evaluate.LeakHunt.Conclusion;
import io.assay.evaluate.LeakHunt.Finding;
import io.assay.evaluate.Measure;
import io.assay.evaluate.Plausibility;
import io.assay.evaluate.Settings;
import io.assay.experiment.run.Judged;
import io.assay.metric.Draws;

/**
 * Turns what refits came to into findings. The figure is the direction correlation, the primary measure, against the
 * base rates; bounds are one-sided at 1 %.
 */
final class HuntFindings {
    private static final Draws.Interval NONE = new Draws.Interval(Double.NaN, Double.NaN);

    /** A score that keeps that share is about as good as before. */
    private static final double HALF = 0.5;

    /** A score that keeps less than that share one bar later has collapsed. */
    private static final double COLLAPSE = 0.25;

    /** Least share of training rows that an embargo must leave for its score to be comparable. */
    private static final double ENOUGH_ROWS = 0.75;

    /** Accuracy of 60 %: nobody published the like for one session. */
    private static final double ENORMOUS = Plausibility.correlationOfAccuracy(0.6);

    /** The largest coefficient that a simulated market can hold. */
    private static final double MOST_PLANTED = 0.5;

    private final Judged base;
    private final Settings settings;
    private final boolean simulated;
    private final Difference score;

    HuntFindings(Judged base, Settings settings, boolean simulated) {
        this.base = base;
        this.settings = settings.withMeasures(List.of(Measure.DIRECTION));
        this.simulated = simulated;
        this.score = direction(base.rows(), base.model(), base.answers().get(1));
    }

    /** Without a test there is no figure. */
    static Finding cannot(String test, String sentence) {
        return new Finding(test, Conclusion.CANNOT_TELL, Double.NaN, NONE, sentence);
    }

    private Difference direction(Dataset rows, Answers model, Answers other) {
        return Comparison.of(rows, model, List.of(other), settings)
                .by(Measure.DIRECTION)
                .get(0);
    }

    /** The score less that of another refit; both against the base rates of the first. */
    private Difference lost(Hunt.Refit other) {
        List<Answers> others = List.of(
                base.answers().get(1),
                new Answers("refit", other.judged().model().predictions()));
        return Comparison.of(base.rows(), base.model(), others, settings)
                .by(Measure.DIRECTION)
                .get(1);
    }

    private Difference direction(Judged judged) {
        return direction(judged.rows(), judged.model(), judged.answers().get(1));
    }

    /** Whether the score of the run is there on the refitted stocks at all. */
    private boolean isThere() {
        return score.lower() > 0;
    }

    private Finding absent(String test) {
        return new Finding(
                test,
                Conclusion.CANNOT_TELL,
                score.estimate(),
                score.interval(),
                Double.isNaN(score.lower())
                        ? text("These are too few days to say how sure the score of %s is.", figure(score))
                        : text("On these stocks the score itself is %s: too little to see it change.", figure(score)));
    }

    /**
     * Features against other days' outcomes: nothing may be left. Once more where something is: chance repeats rarely.
     */
    Finding shuffled(Hunt.Refit first, Supplier<Hunt.Refit> again) {
        String test = "shuffled targets";
        if (first.failed()) {
            return cannot(test, "Shuffled targets could not be fitted: " + first.problem() + ".");
        }
        Difference once = direction(first.judged());
        if (Double.isNaN(once.lower())) {
            return cannot(test, "There are too few days for an interval.");
        }
        String told = text(
                "Fitted on targets whose blocks of sessions had changed places, the score is %s (it was %s)",
                figure(once), figure(score));
        if (once.lower() <= 0) {
            return finding(test, Conclusion.NOTHING_FOUND, once, told + ": it vanishes, as it must.");
        }
        Hunt.Refit second = again.get();
        if (second.failed()) {
            return cannot(test, told + ", and a second shuffle could not be fitted: " + second.problem() + ".");
        }
        Difference twice = direction(second.judged());
        boolean stays = twice.lower() > 0;
        return finding(
                test,
                stays ? Conclusion.LEAK_FOUND : Conclusion.NOTHING_FOUND,
                twice,
                told
                        + text(" and after a second shuffle %s: ", figure(twice))
                        + (stays
                                ? "a score that outlives its targets comes from rows that were tested."
                                : "the first was chance."));
    }

    /** A wide gap between training and test: overlap of the two cannot help any more. */
    Finding embargo(Hunt.Refit wide, double kept) {
        String test = "embargo of " + Hunt.EMBARGO + " sessions";
        if (wide.failed()) {
            return cannot(test, "It leaves too few rows: " + wide.problem() + ".");
        }
        if (!isThere()) {
            return absent(test);
        }
        Difference lost = lost(wide);
        double share = lost.other() / score.model();
        String told = text(
                "With %d sessions free before each test window the score is %.4f, %.0f %% of %.4f",
                Hunt.EMBARGO, lost.other(), 100 * share, score.model());
        if (share >= HALF) {
            return finding(
                    test, Conclusion.NOTHING_FOUND, lost, told + ": it stays, so overlap is not where it comes from.");
        }
        if (lost.lower() > 0 && kept >= ENOUGH_ROWS) {
            return finding(test, Conclusion.LEAK_FOUND, lost, told + ": training rows know what is tested.");
        }
        String why = kept < ENOUGH_ROWS
                ? text("the gap took up to %.0f %% of a fold's training rows as well", 100 * (1 - kept))
                : "the loss may be chance";
        return finding(test, Conclusion.CANNOT_TELL, lost, told + "; " + why + ".");
    }

    /** Features of the bar before: knowledge of the future fades, a column that holds the outcome is lost at once. */
    Finding older(Hunt.Refit aged) {
        String test = "features one bar older";
        if (aged.failed()) {
            return cannot(test, "Older features could not be fitted: " + aged.problem() + ".");
        }
        if (!isThere()) {
            return absent(test);
        }
        Difference lost = lost(aged);
        double share = lost.other() / score.model();
        String told = text(
                "With features one bar older the score is %.4f, %.0f %% of %.4f",
                lost.other(), 100 * share, score.model());
        if (share >= COLLAPSE) {
            return finding(test, Conclusion.NOTHING_FOUND, lost, told + ": it fades, it does not collapse.");
        }
        if (lost.lower() > 0 && score.lower() > ENORMOUS && !simulated) {
            return finding(
                    test,
                    Conclusion.LEAK_FOUND,
                    lost,
                    told + ": so much that one bar takes away points at a column that contains the outcome.");
        }
        return finding(
                test,
                Conclusion.CANNOT_TELL,
                lost,
                told + ": either it lives for one session only, or a column contains the outcome.");
    }

    /** Every column by itself. */
    Finding columns(List<Dataset> tested, Seed seed) {
        String test = "columns one by one";
        double band = simulated ? MOST_PLANTED : Plausibility.Band.DIRECTION.best();
        int overlap = Comparison.of(base.rows(), base.model(), base.nulls(1), settings)
                .span()
                .overlap();
        List<ColumnScan.Scanned> above = new ColumnScan(tested, overlap, seed.child("columns")).above(band);
        List<ColumnScan.Scanned> sure =
                above.stream().filter(s -> s.interval().lower() > band).toList();
        String bound = text(
                "%.4f, %s",
                band,
                simulated ? "the largest pattern that can be planted" : "what belongs to the best published accuracy");
        if (!sure.isEmpty()) {
            return new Finding(
                    test,
                    Conclusion.LEAK_FOUND,
                    sure.get(0).correlation(),
                    signed(sure.get(0)),
                    text("Alone, above %s for sure, correlate with the outcome: %s.", bound, named(sure)));
        }
        int columns = tested.get(0).features().columns().size();
        if (!above.isEmpty()) {
            return new Finding(
                    test,
                    Conclusion.CANNOT_TELL,
                    above.get(0).correlation(),
                    signed(above.get(0)),
                    text(
                            "Of %d columns these lie above %s, by no more than chance can do: %s.",
                            columns, bound, named(above)));
        }
        return new Finding(
                test,
                Conclusion.NOTHING_FOUND,
                Double.NaN,
                NONE,
                text("None of %d columns correlates with the outcome by more than %s.", columns, bound));
    }

    private static Draws.Interval signed(ColumnScan.Scanned s) {
        return s.correlation() >= 0
                ? s.interval()
                : new Draws.Interval(-s.interval().upper(), -s.interval().lower());
    }

    private static String named(List<ColumnScan.Scanned> columns) {
        return columns.stream()
                .map(s -> text("'%s' (%+.4f)", s.name(), s.correlation()))
                .collect(Collectors.joining(", "));
    }

    /** Both halves of the tested days. */
    Finding halves() {
        String test = "halves";
        if (!isThere()) {
            return absent(test);
        }
        int[] days = base.rows().rows().decisionDay();
        int[] distinct = Arrays.stream(days).distinct().toArray();
        int middle = distinct[distinct.length / 2];
        List<Difference> halves = new ArrayList<>();
        for (boolean first : new boolean[] {true, false}) {
            int[] rows = IntStream.range(0, days.length)
                    .filter(row -> (days[row] < middle) == first)
                    .toArray();
            try {
                halves.add(direction(
                        base.rows().select(rows),
                        selected(base.model(), rows),
                        selected(base.answers().get(1), rows)));
            } catch (DataException e) {
                return cannot(test, "One half of the days cannot be judged: " + e.getMessage() + ".");
            }
        }
        String told = text(
                "In the first half of the days the score is %s, in the second %s",
                figure(halves.get(0)), figure(halves.get(1)));
        boolean both = halves.stream().allMatch(h -> h.estimate() >= COLLAPSE * score.estimate());
        return finding(
                test,
                both ? Conclusion.NOTHING_FOUND : Conclusion.CANNOT_TELL,
                halves.get(0),
                told + (both ? ": it is there in both." : ": one half carries it; look at its data."));
    }

    private static Answers selected(Answers answers, int[] rows) {
        return new Answers(answers.name(), answers.predictions().select(rows));
    }

    private static Finding finding(String test, Conclusion conclusion, Difference of, String sentence) {
        return new Finding(test, conclusion, of.estimate(), of.interval(), sentence);
    }

    private static String figure(Difference of) {
        return of.interval().isDefined()
                ? text(
                        "%.4f (%.4f..%.4f)",
                        of.estimate(), of.interval().lower(), of.interval().upper())
                : text("%.4f", of.estimate());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
