package io.assay.stocks;

import java.util.List;
import java.util.function.Predicate;

import io.assay.evaluate.Figure;
import io.assay.evaluate.Gate;
import io.assay.evaluate.GateCheck;
import io.assay.metric.Draws;
import io.assay.quality.Estimate;

/** The thresholds that R85 asks for, held against the chosen models on rows that chose nothing. */
public final class StockGates {
    private static final double ASKED_SHARPE = 1;

    private StockGates() {}

    /**
     * The four gates.
     *
     * @param all the chosen models of all stocks together, on the rows of the last window
     * @param stocks the same a stock
     */
    public static List<GateCheck> of(Compared all, List<StockChoice> stocks) {
        ModelFigures chosen = all.of(ModelNames.CHOSEN);
        ModelFigures always = all.of(ModelNames.ALWAYS_LONG);
        Estimate win = chosen.trades().winRate();
        return List.of(
                sharpe(stocks),
                GateCheck.paired(
                        Gate.STOCKS_WIN,
                        figure("share of trades", win),
                        always.trades().winRate().value(),
                        chosen.trades().winLead().interval()),
                GateCheck.paired(
                        Gate.STOCKS_R_SQUARED,
                        figure("against the random walk", chosen.rSquared()),
                        0,
                        chosen.rSquared().interval()),
                negative(chosen));
    }

    private static Figure figure(String note, Estimate of) {
        return new Figure(note, of.value(), of.interval(), "redrawn blocks of days");
    }

    private static GateCheck sharpe(List<StockChoice> stocks) {
        double count = stocks.size();
        double value = share(stocks, s -> s.value() > ASKED_SHARPE, ModelNames.CHOSEN) / count;
        double sure = share(stocks, s -> s.interval().lower() > ASKED_SHARPE, ModelNames.CHOSEN) / count;
        double open = share(stocks, s -> !(s.interval().upper() <= ASKED_SHARPE), ModelNames.CHOSEN) / count;
        double always = share(stocks, s -> s.value() > ASKED_SHARPE, ModelNames.ALWAYS_LONG) / count;
        Figure figure = new Figure("share of stocks", value, new Draws.Interval(sure, open), "intervals of the stocks");
        return GateCheck.paired(Gate.STOCKS_SHARPE, figure, always, new Draws.Interval(sure - always, open - always));
    }

    private static long share(List<StockChoice> stocks, Predicate<Estimate> sharpe, String model) {
        return stocks.stream()
                .filter(s -> sharpe.test(s.judged().of(model).trades().sharpe()))
                .count();
    }

    /** A model of returns cannot predict a negative price, whatever it knows: reached by construction. */
    private static GateCheck negative(ModelFigures chosen) {
        return GateCheck.judge(
                Gate.STOCKS_NEGATIVE, GateCheck.exact("predicted prices", chosen.negative()), Double.NaN);
    }
}
