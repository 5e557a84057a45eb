package io.assay.experiment.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.assay.base.Days;
import io.assay.feature.ColumnsInMemory;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.market.BarSeries;
import io.assay.market.Delisting;
import io.assay.market.Instrument;
import io.assay.market.Membership;
import io.assay.market.TradingCalendar;
import io.assay.market.Universe;
import io.assay.portfolio.sizing.Span;
import io.assay.portfolio.sizing.Track;

/**
 * Makes the sessions of one stock: every bar with prices, whatever lies between two of them. Nothing is known at a
 * close at which features have not settled (also after a hole in the bars), of which a run says nothing, or on which
 * the stock is not in the universe.
 *
 * <p>Whoever holds a stock to its last bar gets what holders got, if its delisting is recorded, so that nobody leaves a
 * listing unharmed that ended badly. Where bars end before the market does and nothing says why, the last close is the
 * last that is known of it: the position is worth that at the end of all.
 *
 * @param sight what is seen of it
 * @param scores what a run's models said, if they are seen too
 * @param members the universe on whose spells alone stocks count, if it has any
 */
record StockTrack(AgentSpec.Sight sight, Optional<RunScores> scores, Optional<Universe> members) {
    /** What of a price is left where holders got nothing: a price must be above 0. */
    private static final double WORTHLESS = 0.001;

    /**
     * A track, and what a reader must know of its end.
     *
     * @param track the sessions
     * @param note a sentence
     */
    record Made(Track track, Optional<String> note) {}

    /** A session behind the last bar, at which nobody decides anything. */
    private record Extra(int day, double price) {}

    /**
     * The sessions that an agent is judged on.
     *
     * @param bars nothing of them may lie behind {@code to}
     * @param calendar of the market
     * @param to last day that may be looked at
     * @return empty if no bar has prices
     */
    Optional<Made> judged(BarSeries bars, TradingCalendar calendar, int to) {
        BarSeries adjusted = bars.adjusted();
        int[] rows = priced(adjusted);
        if (rows.length == 0) {
            return Optional.empty();
        }
        int last = rows[rows.length - 1];
        double close = adjusted.close()[last];
        int lastDay = adjusted.days()[last];
        if (adjusted.delisting().isPresent()) {
            Delisting end = adjusted.delisting().get();
            int[] after = calendar.between(Math.max(lastDay + 1, end.day()), to);
            int paid = after.length > 0 ? after[0] : Math.max(lastDay + 1, end.day());
            Extra extra = new Extra(paid, close * Math.max(WORTHLESS, 1 + end.totalReturn()));
            return Optional.of(new Made(track(adjusted, rows, List.of(extra)), Optional.empty()));
        }
        int[] without = calendar.between(lastDay + 1, to);
        if (without.length == 0) {
            return Optional.of(new Made(track(adjusted, rows, List.of()), Optional.empty()));
        }
        Extra extra = new Extra(without[without.length - 1], close);
        String note = "The bars of " + adjusted.instrument() + " end on " + Days.text(lastDay)
                + " without a recorded delisting: what was held then is counted at its last close.";
        return Optional.of(new Made(track(adjusted, rows, List.of(extra)), Optional.of(note)));
    }

    /**
     * The sessions up to now: the last bar is a decision day whose fills are still to come, and two more days at its
     * close stand for them. No state at a close depends on them.
     *
     * @return empty if no bar has prices
     */
    Optional<Track> live(BarSeries bars) {
        BarSeries adjusted = bars.adjusted();
        int[] rows = priced(adjusted);
        if (rows.length == 0) {
            return Optional.empty();
        }
        int last = rows[rows.length - 1];
        List<Extra> extra = IntStream.rangeClosed(1, Span.BEHIND)
                .mapToObj(k -> new Extra(adjusted.days()[last] + k, adjusted.close()[last]))
                .toList();
        return Optional.of(track(adjusted, rows, extra));
    }

    /** The names of the columns that are seen, in order. */
    List<String> columns() {
        return Stream.concat(
                        sight.features().columns().stream(), scores.stream().flatMap(run -> run.columns().stream()))
                .map(FeatureInfo::name)
                .toList();
    }

    /** Rows with prices, up to the day of a delisting: what comes after it is another listing. */
    private static int[] priced(BarSeries adjusted) {
        int end = adjusted.delisting().map(Delisting::day).orElse(Integer.MAX_VALUE);
        return IntStream.range(0, adjusted.size())
                .filter(row -> adjusted.days()[row] <= end)
                .filter(row -> isPrice(adjusted.open()[row]) && isPrice(adjusted.close()[row]))
                .toArray();
    }

    private static boolean isPrice(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }

    private Track track(BarSeries adjusted, int[] rows, List<Extra> extra) {
        int n = rows.length;
        int size = n + extra.size();
        int[] days = new int[size];
        double[] open = new double[size];
        double[] close = new double[size];
        for (int i = 0; i < n; i++) {
            days[i] = adjusted.days()[rows[i]];
            open[i] = adjusted.open()[rows[i]];
            close[i] = adjusted.close()[rows[i]];
        }
        for (int i = n; i < size; i++) {
            days[i] = extra.get(i - n).day();
            open[i] = extra.get(i - n).price();
            close[i] = open[i];
        }
        List<FeatureInfo> infos = new ArrayList<>();
        float[][] values = seen(adjusted, infos).stream()
                .map(column -> picked(column, rows, size))
                .toArray(float[][]::new);
        return new Track(adjusted.instrument().toString(), days, open, close, new ColumnsInMemory(infos, values));
    }

    private static float[] picked(float[] column, int[] rows, int size) {
        float[] picked = new float[size];
        Arrays.fill(picked, Float.NaN);
        for (int i = 0; i < rows.length; i++) {
            picked[i] = column[rows[i]];
        }
        return picked;
    }

    /** What is seen at each bar, column by column, and what the columns are. */
    private List<float[]> seen(BarSeries adjusted, List<FeatureInfo> infos) {
        FeatureTable table = sight.features().compute(adjusted);
        Instrument instrument = adjusted.instrument();
        Optional<Membership> spells = members.map(Membership::of);
        infos.addAll(table.columns());
        List<float[]> columns = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            float[] column = table.column(c).clone();
            for (int row = 0; row < column.length; row++) {
                int day = adjusted.days()[row];
                boolean counts = table.isSettled(row)
                        && spells.map(m -> m.contains(instrument, day)).orElse(true);
                column[row] = counts ? column[row] : Float.NaN;
            }
            columns.add(column);
        }
        scores.ifPresent(run -> {
            infos.addAll(run.columns());
            for (int k = 0; k < run.columns().size(); k++) {
                columns.add(run.of(instrument.toString(), k, adjusted.days()));
            }
        });
        return columns;
    }
}
