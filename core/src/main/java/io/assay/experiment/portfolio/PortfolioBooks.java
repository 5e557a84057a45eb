package io.assay.experiment.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.backtest.BacktestResult;
import io.assay.backtest.BacktestSpec;
import io.assay.backtest.Trials;
import io.assay.experiment.Looks;
import io.assay.experiment.Wiring;
import io.assay.experiment.trade.BookGround;
import io.assay.experiment.trade.BookSpec;
import io.assay.experiment.trade.Booking;
import io.assay.experiment.trade.TrialCount;
import io.assay.ledger.Trial;
import io.assay.ledger.TrialReturns;
import io.assay.ledger.Window;
import io.assay.metric.Returns;
import io.assay.portfolio.Constraints;
import io.assay.portfolio.Method;
import io.assay.portfolio.PairedReturns;
import io.assay.report.PortfolioReport;

/** Books what methods decided, on one ground, and tells what came of each. */
final class PortfolioBooks {
    private static final String SCORE = "net Sharpe a year";
    private static final int YEAR = 252;

    /** So many names are told apart in a picture. */
    private static final int NAMED = 7;

    private final PortfolioSpec spec;
    private final PortfolioGround ground;
    private final List<MethodWalk> walks;
    private final Booking booking;
    private final List<BacktestResult> results;
    private final Window days;

    private PortfolioBooks(
            PortfolioSpec spec, PortfolioGround ground, List<MethodWalk> walks, Booking booking, Window days) {
        this.spec = spec;
        this.ground = ground;
        this.walks = walks;
        this.booking = booking;
        this.days = days;
        wiring().progress().start("Backtest", 2L * walks.size());
        this.results = wiring().parallel().map(walks, walk -> {
            BacktestResult result = booking.ground().run(walk.decisions());
            wiring().progress().step(walk.method().code());
            return result;
        });
    }

    /**
     * Books.
     *
     * @param sessions on which was decided
     */
    static PortfolioBooks of(PortfolioSpec spec, PortfolioGround ground, List<MethodWalk> walks, int[] sessions) {
        CloseGrid grid = ground.situations().grid();
        BookSpec book = BookSpec.standard()
                .withCapital(spec.money().capital())
                .withCosts(spec.money().costs());
        BookGround base = BookGround.of(
                ground.universe().instruments(),
                ground.universe().auditor(),
                ground.wiring().data());
        int last = Math.min(grid.size() - 1, sessions[sessions.length - 1] + spec.every());
        Window days = new Window(grid.day(sessions[0]), grid.day(last));
        BacktestSpec execution = base.execution()
                .withCapital(spec.money().capital())
                .withCosts(spec.money().costs())
                // Weights sum to what is allowed but for rounding, which is no reason to scale them down.
                .withLeverageCap(Math.max(1, gross(spec.constraints())) * (1 + 1e-9))
                .between(days.firstDay(), days.lastDay());
        Booking booking = new Booking(
                base.withExecution(execution),
                book,
                1,
                Trials.of(1),
                ground.wiring().progress());
        return new PortfolioBooks(spec, ground, walks, booking, days);
    }

    private static double gross(Constraints constraints) {
        return constraints.least() < 0 ? constraints.gross() : constraints.net().to();
    }

    private Wiring wiring() {
        return ground.wiring();
    }

    /** Days that were booked. */
    Window days() {
        return days;
    }

    /** How orders were filled, in a sentence. */
    String execution() {
        return booking.spec().execution(booking.ground().execution().fill());
    }

    /**
     * A line each; those that are trials are noted first, so that each is counted for all.
     *
     * @param opened whether held-out days were looked at
     */
    List<PortfolioReport.Line> lines(Looks looks, boolean opened) {
        List<Optional<Long>> noted = new ArrayList<>();
        for (int k = 0; k < walks.size(); k++) {
            noted.add(isNull(k) ? Optional.empty() : Optional.of(note(looks, k, opened)));
        }
        List<PortfolioReport.Line> lines = new ArrayList<>();
        for (int k = 0; k < walks.size(); k++) {
            Trials trials = isNull(k) ? Trials.of(1) : trials(k);
            MethodWalk walk = walks.get(k);
            lines.add(new PortfolioReport.Line(
                    booking.withTrials(trials).book(walk.method().code(), results.get(k)),
                    trials,
                    noted.get(k),
                    risk(walk, results.get(k)),
                    overEqual(k),
                    exceptions(walk),
                    shares(walk)));
        }
        wiring().progress().done();
        return lines;
    }

    private boolean isNull(int k) {
        return Method.nulls().contains(walks.get(k).method());
    }

    private String specification(int k) {
        return spec.text(walks.get(k).method()) + ground.whose();
    }

    private long note(Looks looks, int k, boolean opened) {
        double sharpe = booking.performance(results.get(k)).sharpe().annual();
        Trial.Score score = new Trial.Score(SCORE, sharpe);
        Booking.series(specification(k), results.get(k)).ifPresent(wiring().trialReturns()::keep);
        return opened ? looks.peek(specification(k), score) : looks.trial(specification(k), score);
    }

    private Trials trials(int k) {
        long raw = Math.max(1, wiring().ledger().countTrials());
        Optional<TrialReturns.Series> own = Booking.series(specification(k), results.get(k));
        return own.map(series ->
                        TrialCount.of(raw, series, wiring().trialReturns().all()))
                .orElseGet(() -> Trials.of(raw));
    }

    /** Portfolios that the ledger knows, those of earlier calls included: so many could have been shown instead. */
    private int tried() {
        long known = wiring().ledger().entries().stream()
                .map(entry -> entry.trial().specification())
                .filter(PortfolioSpec::isOne)
                .distinct()
                .count();
        return (int) Math.max(spec.methods().size(), known);
    }

    private Optional<PairedReturns> overEqual(int k) {
        if (walks.get(k).method() == Method.EQUAL_WEIGHT) {
            return Optional.empty();
        }
        int equal = walks.stream().map(MethodWalk::method).toList().indexOf(Method.EQUAL_WEIGHT);
        return Optional.of(PairedReturns.of(
                results.get(k).returns(),
                results.get(equal).returns(),
                new PairedReturns.Terms(
                        spec.every(),
                        tried(),
                        spec.seed()
                                .child("portfolio")
                                .child(walks.get(k).method().code()))));
    }

    /** Each day's return beside what was predicted of it at the last rebalancing before it. */
    private PortfolioReport.Risk risk(MethodWalk walk, BacktestResult result) {
        CloseGrid grid = ground.situations().grid();
        double[] returns = result.returns();
        int[] booked = result.days();
        int at = 0;
        double predicted = 0;
        double squares = 0;
        for (int t = 0; t < returns.length; t++) {
            while (at + 1 < walk.made().size()
                    && grid.day(walk.made().get(at + 1).session()) < booked[t + 1]) {
                at++;
            }
            double variance = walk.made().get(at).variance();
            predicted += variance / returns.length;
            squares += returns[t] * returns[t] / variance / returns.length;
        }
        double names = walk.made().stream()
                .mapToDouble(MethodWalk.Made::names)
                .average()
                .orElse(Double.NaN);
        return new PortfolioReport.Risk(
                Math.sqrt(predicted * YEAR), Returns.annualVolatility(returns, YEAR), Math.sqrt(squares), names);
    }

    private static PortfolioReport.Exceptions exceptions(MethodWalk walk) {
        long bent = walk.made().stream().filter(m -> m.allocation().bent()).count();
        long silent = walk.made().stream().filter(m -> m.allocation().silent()).count();
        return new PortfolioReport.Exceptions((int) bent, (int) silent);
    }

    private PortfolioReport.Shares shares(MethodWalk walk) {
        CloseGrid grid = ground.situations().grid();
        int n = grid.instruments().size();
        double[] mean = new double[n];
        for (MethodWalk.Made made : walk.made()) {
            Arrays.setAll(mean, i -> mean[i] + Math.abs(made.weights()[i]));
        }
        List<Integer> order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -mean[i]))
                .toList();
        int named = Math.min(n, NAMED);
        List<String> names = new ArrayList<>();
        order.subList(0, named).forEach(i -> names.add(grid.instruments().get(i).toString()));
        if (n > named) {
            names.add((n - named) + " others");
        }
        int[] at = new int[walk.made().size()];
        double[][] weights = new double[at.length][names.size()];
        for (int d = 0; d < at.length; d++) {
            MethodWalk.Made made = walk.made().get(d);
            at[d] = grid.day(made.session());
            for (int place = 0; place < n; place++) {
                weights[d][Math.min(place, names.size() - 1)] += Math.abs(made.weights()[order.get(place)]);
            }
        }
        return new PortfolioReport.Shares(at, names, weights, n > named);
    }
}
