package io.assay.experiment.monitor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.experiment.Wiring;
import io.assay.metric.Correlation;
import io.assay.metric.DayBlocks;
import io.assay.metric.Draws;
import io.assay.metric.Moments;
import io.assay.monitor.DailySeries;

/**
 * Two sets of models on the same stocks and days, each said by models that were fitted on nothing later: one
 * observation a day, paired.
 *
 * @param figure what is observed
 * @param first ISO day of the first pair, empty without any
 * @param last of the last
 * @param days pairs
 * @param differing of them, days on which the two differ at all
 * @param champion mean of the one in use over all pairs
 * @param other mean of the other one
 * @param gap interval of other less champion over the days that differ; both ends NaN where there are too few blocks
 * @param deviation of the champion's observations
 * @param spread deviation of the other's scores over that of the champion's, on the newest year of common rows
 * @param agreement correlation of their scores on these rows
 */
public record PairedDays(
        String figure,
        String first,
        String last,
        int days,
        int differing,
        double champion,
        double other,
        Draws.Interval gap,
        double deviation,
        double spread,
        double agreement) {
    private static final int DRAWS = 2000;
    private static final int NEWEST = 252;
    private static final double SAME = 1e-12;

    /**
     * How pairs are judged.
     *
     * @param level share outside the interval, both sides together
     * @param horizon sessions over which outcomes overlap
     * @param seed of the redrawn days
     */
    public record How(double level, int horizon, Seed seed) {}

    /**
     * The models of a watch, walk-forward and days in use, against the walk-forward of a run on the same days.
     *
     * @param last no bar after this epoch day is looked at
     * @param run name of the run
     */
    public static PairedDays againstRun(Wiring wiring, Watch watch, int last, String run, How how) {
        WatchedRows rows = rows(wiring, watch, last);
        ScoredRows other = WatchedRows.walked(wiring, watch, run, rows.past().width());
        return of(rows.past().then(rows.live()), other, how);
    }

    /**
     * The models of a watch against others that are asked on the same days and not acted on.
     *
     * @param shadow the others
     * @param since pairs of later epoch days alone
     */
    public static PairedDays againstShadow(Wiring wiring, Watch watch, Watch shadow, int since, int last, How how) {
        ScoredRows own = rows(wiring, watch, last).live();
        ScoredRows other = rows(wiring, shadow, last).live();
        int[] later = IntStream.range(0, own.size())
                .filter(row -> own.day()[row] > since)
                .toArray();
        return of(own.select(later), other, how);
    }

    private static WatchedRows rows(Wiring wiring, Watch watch, int last) {
        TreeMap<Integer, SaidDay> said =
                SaidLog.of(wiring.workspace(), watch, wiring.clock()).days();
        return WatchedRows.of(wiring, watch, new TreeMap<>(said.headMap(last, true)), last);
    }

    static PairedDays of(ScoredRows champion, ScoredRows other, How how) {
        Map<Long, Integer> places = new HashMap<>();
        IntStream.range(0, other.size()).forEach(row -> places.put(other.spot(row), row));
        int[] own = IntStream.range(0, champion.size())
                .filter(row -> places.containsKey(champion.spot(row)))
                .toArray();
        ScoredRows one = champion.select(own);
        ScoredRows two = aligned(one, other, places);
        boolean cross = new Observations(one).isCrossSection();
        return judged(
                new Observations(one).accuracy(cross),
                new Observations(two).accuracy(cross),
                cross ? "rank IC" : "direction",
                new Scores(one, two),
                how);
    }

    /**
     * What the other said, with stock, day and outcome of the champion's row: what was joined later on one of the two
     * sides must not tell them apart.
     */
    private static ScoredRows aligned(ScoredRows one, ScoredRows other, Map<Long, Integer> places) {
        int width = one.width();
        double[] said = new double[one.said().length];
        double[] base = new double[one.size()];
        for (int row = 0; row < one.size(); row++) {
            int at = places.getOrDefault(one.spot(row), 0);
            System.arraycopy(other.said(), at * width, said, row * width, width);
            base[row] = other.base()[at];
        }
        return new ScoredRows(one.who(), one.day(), one.known(), one.target(), one.outcome(), width, said, base);
    }

    private record Scores(ScoredRows one, ScoredRows two) {
        private double[] newest(ScoredRows rows) {
            int[] starts = rows.starts();
            int from = starts[Math.max(0, starts.length - 1 - NEWEST)];
            return IntStream.range(from, rows.size()).mapToDouble(rows::score).toArray();
        }

        double spread() {
            return Moments.deviation(newest(two)) / Moments.deviation(newest(one));
        }

        double agreement() {
            return one.size() < 2 ? Double.NaN : Correlation.pearson(newest(one), newest(two));
        }
    }

    private static PairedDays judged(DailySeries a, DailySeries b, String figure, Scores scores, How how) {
        Map<Integer, Double> other = new HashMap<>();
        IntStream.range(0, b.size()).forEach(i -> other.put(b.day()[i], b.value()[i]));
        int[] both = IntStream.range(0, a.size())
                .filter(i -> other.containsKey(a.day()[i]))
                .toArray();
        double[] own = Arrays.stream(both).mapToDouble(i -> a.value()[i]).toArray();
        double[] theirs = Arrays.stream(both)
                .mapToDouble(i -> other.getOrDefault(a.day()[i], Double.NaN))
                .toArray();
        double[] gaps = IntStream.range(0, both.length)
                .mapToDouble(i -> theirs[i] - own[i])
                .filter(gap -> Math.abs(gap) > SAME)
                .toArray();
        return new PairedDays(
                figure,
                both.length == 0 ? "" : io.assay.base.Days.text(a.day()[both[0]]),
                both.length == 0 ? "" : io.assay.base.Days.text(a.day()[both[both.length - 1]]),
                both.length,
                gaps.length,
                Moments.mean(own),
                Moments.mean(theirs),
                interval(gaps, how),
                Moments.deviation(own),
                scores.spread(),
                scores.agreement());
    }

    private static Draws.Interval interval(double[] gaps, How how) {
        if (gaps.length == 0) {
            return new Draws.Interval(Double.NaN, Double.NaN);
        }
        DayBlocks blocks = DayBlocks.forOverlap(gaps.length, how.horizon());
        return blocks.sample(
                        times -> {
                            double sum = 0;
                            for (int i = 0; i < times.length; i++) {
                                sum += times[i] * gaps[i];
                            }
                            return new double[] {sum / gaps.length};
                        },
                        DRAWS,
                        how.seed())
                .interval(0, how.level());
    }
}
