package io.assay.backtest.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.backtest.HeldPositions;
import io.assay.backtest.MarketPrices;
import io.assay.backtest.risk.Scenario.Line;
import io.assay.base.Days;
import io.assay.market.Instrument;

/** Moves of the past that hit the positions of every close. */
final class Replays {
    private final RiskInputs inputs;
    private final BookReturns book;

    Replays(RiskInputs inputs) {
        this.inputs = inputs;
        this.book = BookReturns.of(inputs.result());
    }

    /** The worst windows of the benchmark and of the book, and those that were asked for. */
    List<Scenario> of(StressSpec spec) {
        List<StressWindow> windows = new ArrayList<>();
        for (int sessions : spec.sessions()) {
            inputs.benchmark()
                    .ifPresent(b -> addWorst(windows, b.name(), new BookReturns(b.days(), b.returns()), sessions));
            addWorst(windows, "the book", book, sessions);
        }
        windows.addAll(spec.windows());
        List<Hit> hits = windows.stream().map(w -> new Hit(w, moves(w))).toList();
        HeldPositions held = HeldPositions.of(inputs.result(), inputs.prices());
        while (held.next()) {
            if (held.isSolvent()) {
                hits.forEach(hit -> hit.at(held));
            }
        }
        return hits.stream().map(this::scenario).toList();
    }

    private static void addWorst(List<StressWindow> windows, String whose, BookReturns of, int sessions) {
        int worst = worst(of.returns(), sessions);
        if (worst >= 0) {
            String length = sessions == 1 ? "session" : sessions + " sessions";
            windows.add(new StressWindow(
                    "worst " + length + " of " + whose, of.days()[worst], of.days()[worst + sessions - 1]));
        }
    }

    /** Where the worst stretch of so many returns begins, the first of several; -1 if there are fewer returns. */
    static int worst(double[] returns, int sessions) {
        double[] totals = totals(returns, sessions);
        int worst = totals.length == 0 ? -1 : 0;
        for (int i = 1; i < totals.length; i++) {
            worst = totals[i] < totals[worst] ? i : worst;
        }
        return worst;
    }

    /** Compounded returns of all stretches of so many sessions. */
    private static double[] totals(double[] returns, int sessions) {
        double[] totals = new double[Math.max(0, returns.length - sessions + 1)];
        Arrays.setAll(totals, i -> -AsOfTail.loss(Arrays.copyOfRange(returns, i, i + sessions)));
        return totals;
    }

    private double[] moves(StressWindow window) {
        MarketPrices prices = inputs.prices();
        List<Instrument> instruments = inputs.result().instruments();
        double[] moves = new double[instruments.size()];
        Arrays.setAll(moves, i -> prices.move(instruments.get(i), window.from(), window.to()));
        return moves;
    }

    private Scenario scenario(Hit hit) {
        StressWindow window = hit.window;
        int sessions = (int) Arrays.stream(inputs.prices().sessions())
                .filter(d -> d >= window.from() && d <= window.to())
                .count();
        double[] own = sessions == 0 ? new double[0] : totals(book.returns(), sessions);
        List<Line> lines = new ArrayList<>();
        lines.add(Line.returned(
                "mean of all closes with positions",
                Arrays.stream(own).average().orElse(Double.NaN),
                hit.sum / hit.closes));
        lines.add(Line.returned(
                "worst of them" + on(hit.worstDay), Arrays.stream(own).min().orElse(Double.NaN), hit.worst));
        lines.add(Line.returned("the last of them" + on(hit.lastDay), Double.NaN, hit.last));
        if (hit.assumed > 0) {
            lines.add(Line.size("share of the positions without a price then", Double.NaN, hit.assumed / hit.gross));
        }
        return new Scenario(
                "Replay: " + window.name(),
                "Stocks move as they did from " + Days.text(window.from()) + " to " + Days.text(window.to()) + " ("
                        + (sessions == 1 ? "1 session" : sessions + " sessions")
                        + "), against the positions of each close, which stay as they are; a stock without a price"
                        + " then moves as the mean of the others. Beside it stretches of the same length as the book"
                        + " ran.",
                lines);
    }

    private static String on(int day) {
        return day == Integer.MIN_VALUE ? "" : ", " + Days.text(day);
    }

    /** What one window does to the closes so far. */
    private static final class Hit {
        private final StressWindow window;
        private final double[] moves;
        private final boolean[] known;
        private int closes;
        private double sum;
        private double worst = Double.NaN;
        private int worstDay = Integer.MIN_VALUE;
        private double last = Double.NaN;
        private int lastDay = Integer.MIN_VALUE;
        private double gross;
        private double assumed;

        Hit(StressWindow window, double[] moves) {
            this.window = window;
            this.known = new boolean[moves.length];
            this.moves = moves;
            double others =
                    Arrays.stream(moves).filter(m -> !Double.isNaN(m)).average().orElse(Double.NaN);
            for (int i = 0; i < moves.length; i++) {
                known[i] = !Double.isNaN(moves[i]);
                moves[i] = known[i] ? moves[i] : others;
            }
        }

        void at(HeldPositions held) {
            double result = 0;
            double now = 0;
            for (int i = 0; i < moves.length; i++) {
                double share = held.share(i);
                if (share != 0) {
                    result += share * moves[i];
                    now += Math.abs(share);
                    assumed += known[i] ? 0 : Math.abs(share);
                }
            }
            if (now == 0) {
                return;
            }
            gross += now;
            closes++;
            sum += result;
            last = result;
            lastDay = held.day();
            if (!(result >= worst)) {
                worst = result;
                worstDay = held.day();
            }
        }
    }
}
