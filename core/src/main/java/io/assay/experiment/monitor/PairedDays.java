package io.assay.experiment.monitor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.experiment.Wiring;
import io.assay.experiment.evaluate.LaterRows;
import io.assay.metric.DayBlocks;
import io.assay.metric.Draws;
import io.assay.metric.Moments;
import io.assay.monitor.DailySeries;
import io.assay.registry.ModelCard;

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
 * @param p one-sided p-value of the other being no better; NaN where there are too few blocks
 * @param deviation of the champion's observations
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
        double p,
        double deviation) {
    private static final int DRAWS = 2000;
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
     * @throws DataException if the run's target is another one
     */
    public static PairedDays againstRun(Wiring wiring, Watch watch, int last, String run, How how) {
        StockNumbers numbers = new StockNumbers();
        WatchedRows rows = rows(wiring, watch, last, numbers);
        ScoredRows other = WatchedRows.walked(wiring, watch, run, rows.past().width(), numbers);
        return of(rows.past().then(rows.live()), other, how);
    }

    /**
     * The models of a watch against others that are asked on the same days and not acted on.
     *
     * @param shadow the others
     * @param since pairs of later epoch days alone
     * @throws DataException if their targets differ
     */
    public static PairedDays againstShadow(Wiring wiring, Watch watch, Watch shadow, Span since, How how) {
        StockNumbers numbers = new StockNumbers();
        WatchedRows own = rows(wiring, watch, since.last(), numbers);
        WatchedRows other = rows(wiring, shadow, since.last(), numbers);
        return ofLive(own, other, since.after(), how);
    }

    /**
     * Which days.
     *
     * @param after later epoch days alone
     * @param last no bar after this epoch day is looked at
     */
    public record Span(int after, int last) {}

    static PairedDays ofLive(WatchedRows own, WatchedRows other, int after, How how) {
        if (!own.span().target().equals(other.span().target())) {
            throw new DataException("models in use predict " + own.span().target() + " and those in their shadow "
                    + other.span().target() + ", which cannot be compared. Fix: end the shadow");
        }
        int[] later = IntStream.range(0, own.live().size())
                .filter(row -> own.live().day()[row] > after)
                .toArray();
        return of(own.live().select(later), other.live(), how);
    }

    private static WatchedRows rows(Wiring wiring, Watch watch, int last, StockNumbers numbers) {
        SaidLog log = SaidLog.of(wiring.workspace(), watch, wiring.clock());
        return WatchedRows.of(wiring, watch, log.days().headMap(last, true), last, numbers);
    }

    /** What a model predicts, whatever the price at which stocks are entered. */
    static String target(ModelCard card) {
        return LaterRows.label(card).name().replace("_close", "");
    }

    static PairedDays of(ScoredRows champion, ScoredRows other, How how) {
        if (champion.size() > 0 && other.size() > 0 && champion.width() != other.width()) {
            throw new DataException("what is compared says " + champion.width() + " and " + other.width()
                    + " values of a stock: their targets differ. Fix: compare models of one target");
        }
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

    private static PairedDays judged(DailySeries a, DailySeries b, String figure, How how) {
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
        Optional<Draws> draws = gaps.length == 0 ? Optional.empty() : Optional.of(drawn(gaps, how));
        return new PairedDays(
                figure,
                both.length == 0 ? "" : Days.text(a.day()[both[0]]),
                both.length == 0 ? "" : Days.text(a.day()[both[both.length - 1]]),
                both.length,
                gaps.length,
                Moments.mean(own),
                Moments.mean(theirs),
                draws.map(d -> d.interval(0, how.level())).orElse(new Draws.Interval(Double.NaN, Double.NaN)),
                draws.map(d -> d.pAboveZero(0)).orElse(Double.NaN),
                Moments.deviation(own));
    }

    /** Means of the gaps over redrawn days. */
    private static Draws drawn(double[] gaps, How how) {
        return DayBlocks.forOverlap(gaps.length, how.horizon())
                .sample(
                        times -> {
                            double sum = 0;
                            for (int i = 0; i < times.length; i++) {
                                sum += times[i] * gaps[i];
                            }
                            return new double[] {sum / gaps.length};
                        },
                        DRAWS,
                        how.seed());
    }
}
