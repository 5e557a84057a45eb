package io.assay.stocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;
import io.assay.metric.DieboldMariano;
import io.assay.metric.Draws;
import io.assay.metric.Sharpe;
import io.assay.quality.Estimate;

/**
 * Models on the same rows of one stock or of several together: figures with intervals of redrawn blocks of whole days,
 * and paired tests. All figures come from the same draws.
 *
 * @param symbols whose rows
 * @param rows how many
 * @param days distinct days of decision
 * @param unfilled share of the rows on whose day of entry nobody traded: no order could have been filled
 * @param figures a model each, then those of the null models and of buying on every day
 * @param tests the pairs that were asked for
 */
public record Compared(
        List<String> symbols, int rows, int days, double unfilled, List<ModelFigures> figures, List<PairedTest> tests) {
    private static final int DRAWS = 1000;
    private static final int HORIZONS = 4;
    private static final double YEAR = 252;

    /** Copies the lists. */
    public Compared {
        symbols = List.copyOf(symbols);
        figures = List.copyOf(figures);
        tests = List.copyOf(tests);
    }

    /**
     * How rows are judged.
     *
     * @param models who is judged beside the null models
     * @param pairs names of two each that are tested against each other
     * @param horizon sessions over which outcomes overlap
     * @param roundTrip what entry and exit together cost, a fraction
     * @param trials how many specifications were tried
     */
    public record Terms(List<String> models, List<List<String>> pairs, int horizon, double roundTrip, long trials) {
        /** Copies the lists and checks the numbers. */
        public Terms {
            models = List.copyOf(models);
            pairs = List.copyOf(pairs);
            Check.atLeast("horizon", horizon, 1);
            Check.within("roundTrip", roundTrip, 0, 1);
            Check.atLeast("trials", trials, 1);
        }
    }

    /** The figures of a model. */
    public ModelFigures of(String model) {
        return figures.stream().filter(f -> f.model().equals(model)).findFirst().orElseThrow();
    }

    /** Judges rows of at least one stock. */
    public static Compared of(List<StockAnswers> stocks, Terms terms, Seed seed) {
        return new Judge(stocks, terms).judge(seed);
    }

    /** Net return of a trade on the sign of an answer; NaN where there is none. */
    static double net(double said, StockAnswers.Rows rows, int row, double roundTrip) {
        double side = Math.signum(said);
        return side == 0 || !rows.filled()[row] ? Double.NaN : side * rows.outcome()[row] - roundTrip;
    }

    /** Sums by day of everything that figures are made of. */
    private static final class Judge {
        private static final int LOSS = 0;
        private static final int COUNT = 1;
        private static final int SUM = 2;
        private static final int SQUARES = 3;
        private static final int WINS = 4;
        private static final int ROWS = 5;
        private static final int WIDTH = 6;
        private static final int FIGURES = 4;

        private final List<StockAnswers> stocks;
        private final Terms terms;
        private final List<String> names = new ArrayList<>();
        private final int[] days;
        private final DaySums sums;

        Judge(List<StockAnswers> stocks, Terms terms) {
            this.stocks = stocks;
            this.terms = terms;
            names.addAll(terms.models());
            names.add(ModelNames.MEAN);
            names.add(ModelNames.RANDOM_WALK);
            names.add(ModelNames.ALWAYS_LONG);
            this.days = stocks.stream()
                    .flatMapToInt(s -> Arrays.stream(s.rows().day()))
                    .sorted()
                    .distinct()
                    .toArray();
            this.sums = new DaySums(days.length, WIDTH * names.size());
            for (int k = 0; k < names.size(); k++) {
                fill(k);
            }
        }

        private double[] said(StockAnswers stock, String name) {
            if (!name.equals(ModelNames.ALWAYS_LONG)) {
                return stock.said(name);
            }
            double[] long1 = new double[stock.size()];
            Arrays.fill(long1, 1);
            return long1;
        }

        private void fill(int k) {
            String name = names.get(k);
            for (StockAnswers stock : stocks) {
                double[] said = said(stock, name);
                boolean forecasts = !name.equals(ModelNames.ALWAYS_LONG);
                double[] losses = forecasts ? stock.losses(name) : new double[said.length];
                for (int row = 0; row < said.length; row++) {
                    int day = Arrays.binarySearch(days, stock.rows().day()[row]);
                    add(day, k, LOSS, losses[row]);
                    double net = net(said[row], stock.rows(), row, terms.roundTrip());
                    add(day, k, ROWS, 1);
                    if (!Double.isNaN(net)) {
                        add(day, k, COUNT, 1);
                        add(day, k, SUM, net);
                        add(day, k, SQUARES, net * net);
                        add(day, k, WINS, net > 0 ? 1 : 0);
                    }
                }
            }
        }

        private void add(int day, int model, int quantity, double value) {
            sums.add(day, WIDTH * model + quantity, value);
        }

        Compared judge(Seed seed) {
            int h = terms.horizon();
            Draws draws = DayBlocks.forOverlap(days.length, h + 1, HORIZONS * h)
                    .sample(times -> statistics(sums.total(times)), DRAWS, seed);
            int[] once = new int[days.length];
            Arrays.fill(once, 1);
            double[] total = sums.total(once);
            List<ModelFigures> figures = IntStream.range(0, names.size())
                    .mapToObj(k -> figures(k, draws, total))
                    .toList();
            List<PairedTest> tests = IntStream.range(0, terms.pairs().size())
                    .mapToObj(p -> test(p, draws))
                    .toList();
            long rows = stocks.stream().mapToLong(StockAnswers::size).sum();
            return new Compared(
                    stocks.stream().map(StockAnswers::symbol).toList(),
                    (int) rows,
                    days.length,
                    unfilled() / (double) rows,
                    figures,
                    tests);
        }

        private long unfilled() {
            return stocks.stream()
                    .mapToLong(s -> IntStream.range(0, s.size())
                            .filter(i -> !s.rows().filled()[i])
                            .count())
                    .sum();
        }

        /**
         * R-squared, Sharpe ratio, win rate and its lead over buying on every day, of each; then the lead of the first
         * of each pair.
         */
        private double[] statistics(double[] s) {
            int walk = WIDTH * names.indexOf(ModelNames.RANDOM_WALK);
            int last = WIDTH * names.indexOf(ModelNames.ALWAYS_LONG);
            double[] out = new double[FIGURES * names.size() + terms.pairs().size()];
            for (int k = 0; k < names.size(); k++) {
                int at = WIDTH * k;
                double n = s[at + COUNT];
                double rows = s[at + ROWS];
                // Rows without a trade earned nothing: left out, a year would hold more trades than could be made.
                double mean = s[at + SUM] / rows;
                double variance = (s[at + SQUARES] / rows - mean * mean) * rows / (rows - 1);
                out[FIGURES * k] = s[walk] > 0 ? 1 - s[at + LOSS] / s[walk] : Double.NaN;
                out[FIGURES * k + 1] =
                        variance > 0 ? mean / Math.sqrt(variance) * Math.sqrt(YEAR / terms.horizon()) : Double.NaN;
                out[FIGURES * k + 2] = s[at + WINS] / n;
                out[FIGURES * k + 3] = s[at + WINS] / n - s[last + WINS] / s[last + COUNT];
            }
            for (int p = 0; p < terms.pairs().size(); p++) {
                List<String> pair = terms.pairs().get(p);
                out[FIGURES * names.size() + p] =
                        out[FIGURES * names.indexOf(pair.get(0))] - out[FIGURES * names.indexOf(pair.get(1))];
            }
            return out;
        }

        private ModelFigures figures(int k, Draws draws, double[] total) {
            String name = names.get(k);
            double[] tranche = tranche(name);
            boolean judged = stocks.size() == 1 && tranche.length > 2 && !Double.isNaN(Sharpe.ratio(tranche));
            double deflated =
                    judged ? Sharpe.deflated(tranche, terms.trials(), 1 / Math.sqrt(tranche.length - 1.0)) : Double.NaN;
            double needed = judged ? Sharpe.minimumTrackRecord(tranche, 0, 0.95) * terms.horizon() / YEAR : Double.NaN;
            boolean forecasts = !name.equals(ModelNames.ALWAYS_LONG);
            Estimate none = new Estimate(Double.NaN, new Draws.Interval(Double.NaN, Double.NaN));
            return new ModelFigures(
                    name,
                    forecasts ? Estimate.of(draws, FIGURES * k) : none,
                    forecasts ? negative(name) : Double.NaN,
                    new ModelFigures.Trades(
                            (long) total[WIDTH * k + COUNT],
                            Estimate.of(draws, FIGURES * k + 1),
                            Estimate.share(draws, FIGURES * k + 2),
                            Estimate.of(draws, FIGURES * k + 3),
                            deflated,
                            needed));
        }

        /** Trades of the first stock that do not overlap, one a horizon; 0 where none was made. */
        private double[] tranche(String name) {
            StockAnswers stock = stocks.get(0);
            double[] said = said(stock, name);
            return IntStream.range(0, said.length)
                    .filter(row -> row % terms.horizon() == 0)
                    .mapToDouble(row -> net(said[row], stock.rows(), row, terms.roundTrip()))
                    .map(net -> Double.isNaN(net) ? 0 : net)
                    .toArray();
        }

        private double negative(String name) {
            long negative = stocks.stream()
                    .mapToLong(s -> Arrays.stream(s.said(name))
                            .filter(LogReturns::isNegative)
                            .count())
                    .sum();
            return negative
                    / (double) stocks.stream().mapToLong(StockAnswers::size).sum();
        }

        private PairedTest test(int pair, Draws draws) {
            List<String> two = terms.pairs().get(pair);
            Map<Integer, double[]> byDay = new TreeMap<>();
            for (StockAnswers stock : stocks) {
                double[] first = stock.losses(two.get(0));
                double[] second = stock.losses(two.get(1));
                for (int row = 0; row < first.length; row++) {
                    double[] sum = byDay.computeIfAbsent(stock.rows().day()[row], d -> new double[2]);
                    sum[0] += first[row] - second[row];
                    sum[1]++;
                }
            }
            double[] differences =
                    byDay.values().stream().mapToDouble(s -> s[0] / s[1]).toArray();
            return new PairedTest(
                    two.get(0),
                    two.get(1),
                    DieboldMariano.of(differences, terms.horizon()),
                    Estimate.of(draws, FIGURES * names.size() + pair));
        }
    }
}
