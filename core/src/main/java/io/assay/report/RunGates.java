package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import io.assay.evaluate.Figure;
import io.assay.evaluate.Gate;
import io.assay.evaluate.GateCheck;
import io.assay.metric.Draws;

/** How a run of many stocks stands to the thresholds that were asked for. */
final class RunGates {
    private static final double HIGH = 1;

    private RunGates() {}

    /** All gates in their order. */
    static List<GateCheck> of(RunReport report) {
        List<RunReport.Stock> known = report.stocks().stream()
                .filter(stock -> stock.aside().isPresent())
                .toList();
        List<GateCheck.Extra> extras = new ArrayList<>();
        if (!known.isEmpty() && known.size() == report.stocks().size()) {
            extras.add(sharpe(known));
            gap(report, known).ifPresent(extras::add);
        }
        return GateCheck.of(report.evaluation(), extras);
    }

    /**
     * Share of stocks whose Sharpe ratio is above 1. Stocks rise and fall together, so no count of them tells how sure
     * the share is: the interval goes from those whose own interval lies above 1 to those whose own interval reaches
     * it.
     */
    private static GateCheck.Extra sharpe(List<RunReport.Stock> stocks) {
        double low = share(stocks, aside -> aside.sharpe().interval().lower());
        double high = share(stocks, aside -> aside.sharpe().interval().upper());
        String name = Gate.Reads.SHARE_SHARPE_ABOVE_1.title();
        return new GateCheck.Extra(
                Gate.Reads.SHARE_SHARPE_ABOVE_1,
                new Figure(
                        name,
                        share(stocks, aside -> aside.sharpe().value()),
                        new Draws.Interval(low, high),
                        "from stocks whose interval lies above 1 to those whose interval reaches it"),
                share(stocks, aside -> aside.alwaysUp().value()));
    }

    /** Where a stock has no ratio it is not above 1. */
    private static double share(List<RunReport.Stock> stocks, ToDoubleFunction<RunReport.Aside> figure) {
        long above = stocks.stream()
                .filter(stock -> figure.applyAsDouble(stock.aside().orElseThrow()) > HIGH)
                .count();
        return (double) above / stocks.size();
    }

    /**
     * Accuracy of the kept models on the rows that they were fitted on, each stock counted by its judged rows, less the
     * walk-forward's; the interval is that of the walk-forward's accuracy. Nothing where no class is asked for.
     */
    private static Optional<GateCheck.Extra> gap(RunReport report, List<RunReport.Stock> stocks) {
        String accuracy = Gate.Reads.ACCURACY.title();
        double rows = 0;
        double seen = 0;
        for (RunReport.Stock stock : stocks) {
            rows += stock.rows();
            seen += stock.rows() * stock.aside().orElseThrow().inSample();
        }
        if (!report.evaluation().has(accuracy) || !Double.isFinite(seen)) {
            return Optional.empty();
        }
        double known = seen / rows;
        Figure unseen = report.evaluation().figure(accuracy);
        Figure figure = new Figure(
                Gate.Reads.OVERFIT_GAP.title(),
                known - unseen.value(),
                new Draws.Interval(
                        known - unseen.interval().upper(),
                        known - unseen.interval().lower()),
                "accuracy of the kept models on the rows that they were fitted on, less the walk-forward's");
        return Optional.of(new GateCheck.Extra(Gate.Reads.OVERFIT_GAP, figure, Double.NaN));
    }
}
