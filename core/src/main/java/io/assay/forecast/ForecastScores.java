package io.assay.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.evaluate.Answers;
import io.assay.evaluate.Memory;
import io.assay.metric.DaySums;
import io.assay.metric.Draws;
import io.assay.quality.Estimate;

/**
 * How well models forecast log returns, on rows that none of them had seen, beside forecasts without skill on the same
 * rows: the price stays (random walk), it drifts as in the training rows, it does again what it did.
 *
 * <p>R-squared is of returns and over a forecast: {@code 1 - sum (r - f)^2 / sum (r - g)^2} (Campbell and Thompson
 * 2008). That of price levels would be near 1 for whoever repeats yesterday's price. A model has skill if its squared
 * errors are below those of every null at once (the paired differences of Diebold and Mariano 1995); bounds come from
 * whole days in blocks that cover overlapping outcomes and the model's memory.
 *
 * @param rows the models, then the nulls, of which the first is the random walk and the second the drift
 * @param count rows that were judged
 * @param days on which they were forecast
 * @param silent rows left out because somebody said nothing of them
 * @param beyond share of the rows whose realised price lies outside the range of the stock's closes up to its day
 */
public record ForecastScores(List<Row> rows, int count, int days, int silent, double beyond) {
    private static final int DRAWS = 1000;
    private static final double LEVEL = 0.01;

    /** Figures before the differences to the nulls: R-squared over walk and drift, squared error, right directions. */
    private static final int COMMON = 4;

    /** Sums before the squared errors of the nulls: rows, own squared errors, rows with a direction, right ones. */
    private static final int SUMS = 4;

    /** Copies the list. */
    public ForecastScores {
        rows = List.copyOf(rows);
    }

    /** What is established of a model. */
    public enum Outcome {
        /** Its squared errors are below those of every null at once. */
        SKILL,
        /** They were not shown to be below those of every null, nor to be above those of any. */
        NOT_ESTABLISHED,
        /** They are above those of a null for sure. */
        WORSE_THAN_NULL,
        /** It is a null. */
        NULL;

        /** The words of reports. */
        public String title() {
            return switch (this) {
                case SKILL -> "SKILL";
                case NOT_ESTABLISHED -> "NO SKILL ESTABLISHED";
                case WORSE_THAN_NULL -> "WORSE THAN NULL";
                case NULL -> "null model";
            };
        }
    }

    /**
     * One model.
     *
     * @param name in tables
     * @param outcome what is established
     * @param overWalk R-squared over the random walk
     * @param overDrift R-squared over the drift
     * @param mse mean squared error of log returns
     * @param direction share of right signs, where both the forecast and what came true have one
     * @param negative share of predicted prices that are not above 0
     * @param beyond share of predicted prices outside the range of the stock's closes up to the day
     * @param differences to each null
     * @param coverage how often its intervals held
     */
    public record Row(
            String name,
            Outcome outcome,
            Estimate overWalk,
            Estimate overDrift,
            Estimate mse,
            Estimate direction,
            double negative,
            double beyond,
            List<Difference> differences,
            ForecastCoverage coverage) {
        /** Copies the list. */
        public Row {
            differences = List.copyOf(differences);
        }

        /** Root of the mean squared error, a log return. */
        public double rmse() {
            return Math.sqrt(mse.value());
        }

        /** Whether anybody should believe it. */
        public boolean isBelieved() {
            return outcome == Outcome.SKILL;
        }
    }

    /**
     * Squared error of a null less the model's, in the mean.
     *
     * @param than the null
     * @param saved above 0 where the model is nearer
     * @param lower bound that holds for all nulls at once at 99 %
     * @param upper likewise, the other way
     */
    public record Difference(String than, double saved, double lower, double upper) {}

    /**
     * Judges.
     *
     * @param models what is judged: log returns, one a row
     * @param nulls likewise; the first the random walk, the second the drift
     */
    public static ForecastScores of(Tested tested, List<Answers> models, List<Answers> nulls, Seed seed) {
        Check.atLeast("nulls", nulls.size(), 2);
        List<Answers> all = new ArrayList<>(models);
        all.addAll(nulls);
        int[] spoken = IntStream.range(0, tested.size())
                .filter(row -> all.stream().allMatch(a -> a.predictions().speaks(row)))
                .toArray();
        return new Judging(tested, spoken, all, models.size()).scores(seed);
    }

    private static final class Judging {
        private final Tested tested;
        private final int[] spoken;
        private final List<Answers> all;
        private final int models;
        private final int[] dayOf;
        private final int days;

        Judging(Tested tested, int[] spoken, List<Answers> all, int models) {
            this.tested = tested;
            this.spoken = spoken;
            this.all = all;
            this.models = models;
            int[] decision = tested.rows().rows().decisionDay();
            int[] calendar =
                    Arrays.stream(spoken).map(row -> decision[row]).distinct().toArray();
            Check.atLeast("rows that all models speak of", calendar.length, 1);
            this.days = calendar.length;
            this.dayOf = Arrays.stream(spoken)
                    .map(row -> Arrays.binarySearch(calendar, decision[row]))
                    .toArray();
        }

        private int nulls() {
            return all.size() - models;
        }

        private double said(int k, int row) {
            return all.get(k).predictions().values()[row];
        }

        ForecastScores scores(Seed seed) {
            List<Row> rows = new ArrayList<>();
            for (int k = 0; k < all.size(); k++) {
                rows.add(row(k, seed));
            }
            return new ForecastScores(
                    rows, spoken.length, days, tested.size() - spoken.length, beyond(row -> tested.actual(row)));
        }

        private Row row(int k, Seed seed) {
            Draws draws = draws(k, seed.child("scores"));
            double[] said = all.get(k).predictions().values();
            ForecastCoverage coverage = ForecastCoverage.of(
                    tested,
                    said,
                    new ForecastCoverage.Judged(spoken, dayOf, days),
                    seed.child("coverage").child(all.get(k).name()));
            List<Difference> differences = differences(draws);
            return new Row(
                    all.get(k).name(),
                    outcome(k, differences),
                    Estimate.of(draws, 0),
                    Estimate.of(draws, 1),
                    Estimate.of(draws, 2),
                    Estimate.share(draws, 3),
                    share(row -> !(tested.asOf().price(row, said[row]) > 0)),
                    beyond(row -> said[row]),
                    differences,
                    coverage);
        }

        /** Blocks as long as what the model says beyond the drift stays alike. */
        private Draws draws(int k, Seed seed) {
            DaySums sums = sums(k);
            int[] instrument = tested.rows().rows().instrument();
            Memory memory = Memory.of(
                    Arrays.stream(spoken).map(row -> instrument[row]).toArray(),
                    Arrays.stream(spoken)
                            .mapToDouble(row -> said(k, row) - said(models + 1, row))
                            .toArray(),
                    days,
                    tested.horizon());
            return memory.careful(memory.blocks().sample(m -> figures(sums.total(m)), DRAWS, seed));
        }

        private DaySums sums(int k) {
            DaySums sums = new DaySums(days, SUMS + nulls());
            for (int i = 0; i < spoken.length; i++) {
                double actual = tested.actual(spoken[i]);
                double said = said(k, spoken[i]);
                boolean directed = actual * said != 0;
                sums.add(dayOf[i], 0, 1);
                sums.add(dayOf[i], 1, (actual - said) * (actual - said));
                sums.add(dayOf[i], 2, directed ? 1 : 0);
                sums.add(dayOf[i], 3, directed && (actual > 0) == (said > 0) ? 1 : 0);
                for (int n = 0; n < nulls(); n++) {
                    double error = actual - said(models + n, spoken[i]);
                    sums.add(dayOf[i], SUMS + n, error * error);
                }
            }
            return sums;
        }

        private double[] figures(double[] total) {
            double[] figures = new double[COMMON + nulls()];
            figures[0] = 1 - total[1] / total[SUMS];
            figures[1] = 1 - total[1] / total[SUMS + 1];
            figures[2] = total[1] / total[0];
            figures[3] = total[2] == 0 ? Double.NaN : total[3] / total[2];
            for (int n = 0; n < nulls(); n++) {
                figures[COMMON + n] = (total[SUMS + n] - total[1]) / total[0];
            }
            return figures;
        }

        private List<Difference> differences(Draws draws) {
            int[] figures = IntStream.range(COMMON, COMMON + nulls()).toArray();
            double[] lower = draws.simultaneousLower(figures, LEVEL);
            double[] upper = draws.simultaneousUpper(figures, LEVEL);
            return IntStream.range(0, nulls())
                    .mapToObj(n -> new Difference(
                            all.get(models + n).name(), draws.estimate()[figures[n]], lower[n], upper[n]))
                    .toList();
        }

        private Outcome outcome(int k, List<Difference> differences) {
            if (k >= models) {
                return Outcome.NULL;
            }
            if (differences.stream().allMatch(d -> d.lower() > 0)) {
                return Outcome.SKILL;
            }
            return differences.stream().anyMatch(d -> d.upper() < 0)
                    ? Outcome.WORSE_THAN_NULL
                    : Outcome.NOT_ESTABLISHED;
        }

        private interface OfRow {
            double log(int row);
        }

        private double beyond(OfRow logReturn) {
            AsOf known = tested.asOf();
            return share(row -> {
                double price = known.price(row, logReturn.log(row));
                return price > known.highest()[row] || price < known.lowest()[row];
            });
        }

        private double share(IntPredicate which) {
            return Arrays.stream(spoken).filter(which).count() / (double) spoken.length;
        }
    }
}
