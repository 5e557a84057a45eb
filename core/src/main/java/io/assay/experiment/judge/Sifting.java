package io.assay.experiment.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.judge.Tolerated.Kind;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.report.JudgeReport.LeftOut;

/** Takes out the scores that may not be judged, one reason after the other, and remembers how many each took. */
final class Sifting {
    private final List<LeftOut> leftOut = new ArrayList<>();
    private Scores scores;

    Sifting(Scores scores) {
        this.scores = scores;
    }

    /** The scores that are left. */
    Scores scores() {
        return scores;
    }

    /** Why others were left out; reasons that took none are not among them. */
    List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Notes rows that are not among the scores any more. */
    void note(String reason, long rows, String example) {
        if (rows > 0) {
            leftOut.add(new LeftOut(reason, rows, example));
        }
    }

    /** Takes out rows. */
    void drop(String reason, IntPredicate unwanted) {
        boolean[] kept = new boolean[scores.size()];
        int first = -1;
        for (int r = 0; r < kept.length; r++) {
            kept[r] = !unwanted.test(r);
            first = first < 0 && !kept[r] ? r : first;
        }
        if (first >= 0) {
            String example = "line " + scores.line()[first] + ", "
                    + scores.instruments().get(scores.instrument()[first]) + " "
                    + Days.text(scores.day()[first]);
            Scores fewer = scores.only(kept);
            note(reason, scores.size() - fewer.size(), example);
            scores = fewer;
        }
    }

    /** Takes out rows of days that are not asked for. */
    void between(int from, int to) {
        drop("outside the asked days", r -> scores.day()[r] < from || scores.day()[r] > to);
    }

    /**
     * Takes out rows of symbols that the audit blocks and of days on which their symbol has no bar.
     *
     * @throws DataException if such rows are to be refused
     */
    void requireBars(Wiring wiring, UniverseRows universe, Tolerated tolerated) {
        Set<Instrument> passed = Set.copyOf(universe.instruments());
        List<int[]> days =
                wiring.parallel().map(scores.instruments(), i -> passed.contains(i) ? days(universe, i) : new int[0]);
        boolean[] kept = new boolean[scores.size()];
        for (int r = 0; r < kept.length; r++) {
            int whose = scores.instrument()[r];
            Instrument instrument = scores.instruments().get(whose);
            String blocked = universe.leftOut().getOrDefault(instrument.toString(), "");
            if (!blocked.isEmpty()) {
                tolerated.add(
                        Kind.BLOCKED_SYMBOL,
                        at(r, "a symbol must pass the audit").withFix(blocked));
            } else if (days.get(whose).length == 0) {
                tolerated.add(
                        Kind.NO_BAR,
                        at(r, "a score must be dated by a session of its symbol")
                                .withFix("it has no bar on the days that are looked at"));
            } else if (Arrays.binarySearch(days.get(whose), scores.day()[r]) < 0) {
                int[] own = days.get(whose);
                tolerated.add(
                        Kind.NO_BAR,
                        at(r, "a score must be dated by a session of its symbol that the audit left")
                                .withFix("its bars are of " + Days.text(own[0]) + " to "
                                        + Days.text(own[own.length - 1])
                                        + "; date a score by the session at whose close it was known"));
            } else {
                kept[r] = true;
            }
        }
        scores = scores.only(kept);
    }

    private static int[] days(UniverseRows universe, Instrument instrument) {
        BarSeries bars = universe.auditor().clean(instrument).bars();
        return bars.days();
    }

    private DataProblem at(int row, String rule) {
        return DataProblem.of(rule)
                .at(scores.file(), scores.line()[row])
                .withSymbol(scores.instruments().get(scores.instrument()[row]).toString())
                .on(Days.date(scores.day()[row]));
    }

    /** Takes out rows that were known too late. */
    void dropLate() {
        drop("known later than the close", r -> scores.late()[r]);
    }

    /**
     * Takes out rows that the maker's training outcomes reach into: those decided by the last day whose outcomes were
     * seen. An outcome by then was seen itself; one later overlaps with outcomes that were.
     */
    JudgeChecks.Purged purge(UniverseRows universe, OptionalInt trainedTo) {
        if (trainedTo.isEmpty()) {
            return new JudgeChecks.Purged(0, 0);
        }
        int last = trainedTo.getAsInt();
        Scores before = scores;
        Map<Integer, Known> outcomes = new HashMap<>();
        long seen = IntStream.range(0, before.size())
                .filter(r -> before.day()[r] <= last)
                .filter(r -> outcomes.computeIfAbsent(
                                        before.instrument()[r],
                                        whose -> Known.of(
                                                universe, before.instruments().get(whose)))
                                .of(before.day()[r])
                        <= last)
                .count();
        drop("the maker's training outcomes reach into it", r -> before.day()[r] <= last);
        return new JudgeChecks.Purged(seen, before.size() - scores.size() - seen);
    }

    /** When the outcomes of one symbol are known. */
    private record Known(int[] decision, int[] known) {
        static Known of(UniverseRows universe, Instrument instrument) {
            BarSeries bars = universe.auditor().clean(instrument).bars();
            return new Known(bars.days(), universe.label().compute(bars).knownDay());
        }

        int of(int day) {
            return known[Arrays.binarySearch(decision, day)];
        }
    }
}
