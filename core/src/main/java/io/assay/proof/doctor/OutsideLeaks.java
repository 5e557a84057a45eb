package io.assay.proof.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.assay.market.BarSeries;
import io.assay.market.Series;
import io.assay.market.audit.Survivorship;
import io.assay.metric.Sharpe;
import io.assay.proof.Breach;
import io.assay.proof.JoinProof;

/** Leaks of what comes from outside: macro values, and the list of stocks itself. */
final class OutsideLeaks {
    private static final int QUARTER = 63;
    private static final int RELEASE = 30;
    private static final int OLD = 400;
    private static final double RUIN = 0.6;
    private static final double DELISTING_RETURN = -0.3;
    private static final double HAZARD = 0.05;
    private static final int YEAR = 252;

    private OutsideLeaks() {}

    static List<Leak> all() {
        return List.of(
                new Leak(
                        "revised macro values",
                        "a quarter's figure is used from the quarter's first day, months before it was released (F8)",
                        "values known later replaced",
                        OutsideLeaks::macro),
                new Leak(
                        "survivors only",
                        "the universe is the list of stocks that are still there at the end (F12)",
                        "delistings that should be there",
                        OutsideLeaks::survivors));
    }

    /** Each quarter's figure is what the market did in it, released a month after its end. */
    private static Leak.Examination macro(Ward ward) {
        int[] days = ward.any().days();
        int quarters = (days.length - RELEASE - 1) / QUARTER;
        int[] period = new int[quarters];
        int[] known = new int[quarters];
        double[] value = new double[quarters];
        for (int q = 0; q < quarters; q++) {
            period[q] = days[q * QUARTER];
            known[q] = days[Math.min(days.length - 1, (q + 1) * QUARTER + RELEASE)];
            value[q] = market(ward, q * QUARTER, (q + 1) * QUARTER);
        }
        Series figures = Series.of("growth", true, period, known, value);
        JoinProof.Join late = (series, day) -> series.asOf(day, OLD);
        int[] some = {days[days.length / 3], days[days.length / 2], days[days.length - QUARTER]};
        return new Leak.Examination(
                JoinProof.of("growth", OutsideLeaks::byPeriod, figures, some, ward.seed("macro")),
                JoinProof.of("growth", late, figures, some, ward.seed("macro")),
                Leak.Scores.auc(
                        ward.auc((stock, row) -> byPeriod(figures, days[row])),
                        ward.auc((stock, row) -> late.at(figures, days[row]))));
    }

    /** The figure of the quarter that a day lies in, whenever it was released. */
    private static double byPeriod(Series series, int day) {
        double value = Double.NaN;
        for (int i = 0; i < series.size(); i++) {
            value = series.periodDay(i) <= day ? series.value(i) : value;
        }
        return value;
    }

    private static double market(Ward ward, int from, int to) {
        return ward.bars().stream()
                .mapToDouble(bars -> bars.close()[to] / bars.close()[from] - 1)
                .average()
                .orElseThrow();
    }

    /** A stock that falls to 60 % of its first price is delisted and pays less than its last price. */
    private static Leak.Examination survivors(Ward ward) {
        int sessions = ward.any().size();
        int end = ward.any().days()[sessions - 1];
        int[] last = ward.bars().stream().mapToInt(OutsideLeaks::lastRow).toArray();
        int[] first = new int[last.length];
        Arrays.fill(first, ward.any().days()[0]);
        int[] lastDays = Arrays.stream(last).map(row -> ward.any().days()[row]).toArray();
        int[] kept = Arrays.stream(lastDays).filter(day -> day == end).toArray();
        return new Leak.Examination(
                survivors("survivors", Arrays.copyOf(first, kept.length), kept, end),
                survivors("as listed", first, lastDays, end),
                Leak.Scores.sharpe(
                        Sharpe.annual(book(ward, last, true), YEAR), Sharpe.annual(book(ward, last, false), YEAR)));
    }

    /** A list made of those that are still there has too few endings (F12): the audit's own rule. */
    private static List<Breach> survivors(String name, int[] first, int[] last, int end) {
        Survivorship seen = Survivorship.of(first, last, end, HAZARD);
        if (!seen.isUnlikely()) {
            return List.of();
        }
        return List.of(new Breach(
                name,
                String.format(Locale.ROOT, "%.1f delistings expected of %d stocks", seen.expected(), seen.listings()),
                String.format(
                        Locale.ROOT,
                        "%d ended (probability %.1e): those that vanished are missing",
                        seen.ended(),
                        seen.chance())));
    }

    private static int lastRow(BarSeries bars) {
        int row = 0;
        while (row + 1 < bars.size() && bars.close()[row] > RUIN * bars.close()[0]) {
            row++;
        }
        return row;
    }

    /** Daily returns of holding all stocks alike. */
    private static double[] book(Ward ward, int[] last, boolean survivorsOnly) {
        int sessions = ward.any().size();
        double[] returns = new double[sessions - 1];
        for (int t = 1; t < sessions; t++) {
            double sum = 0;
            int held = 0;
            for (int stock = 0; stock < last.length; stock++) {
                boolean survives = last[stock] == sessions - 1;
                double[] close = ward.bars().get(stock).close();
                if (survives || (!survivorsOnly && t <= last[stock] + 1)) {
                    sum += t <= last[stock] ? close[t] / close[t - 1] - 1 : DELISTING_RETURN;
                    held++;
                }
            }
            returns[t - 1] = held == 0 ? 0 : sum / held;
        }
        return returns;
    }
}
