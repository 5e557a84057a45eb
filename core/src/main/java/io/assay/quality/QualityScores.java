package io.assay.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.metric.DailyAuc;
import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;
import io.assay.metric.Draws;
import io.assay.metric.ProbabilityScores;

/**
 * How well models tell which signals will succeed, on rows that none of them had seen, beside null models on the same
 * rows. Signals are set against signals of their own side alone: where the market rises most long trades succeed and
 * most short ones fail, and whoever knows the side would seem to know the signal.
 *
 * <p>The measure that decides is the area under the ROC curve, over pairs of one side. A model has skill if its area
 * exceeds that of every null at once; one that exceeds one half and the rates of the sides alone tells something, but
 * nothing that needs a model. Whole days are drawn, in blocks at least three times as long as a trade may last.
 *
 * @param rows the models, then the nulls
 * @param count signals that were judged
 * @param days on which they were given
 * @param blocks how many blocks of days could be independent
 * @param longRate share of the long ones that succeeded, with its interval
 * @param shortRate the same of the short ones
 * @param net mean net return of all
 * @param silent signals left out because somebody said nothing of them
 */
public record QualityScores(
        List<Row> rows,
        int count,
        int days,
        double blocks,
        Estimate longRate,
        Estimate shortRate,
        Estimate net,
        int silent) {
    private static final int DRAWS = 1000;
    private static final double LEVEL = 0.01;
    private static final int BINS = 10;
    /** The area of whoever knows nothing. */
    private static final double CHANCE = 0.5;

    /** Sums of a side: signals, successes and what they earned. */
    private static final int OF_SIDE = 3;
    /** Sums of a model: its loss, then those of the signals that it keeps, side by side. */
    private static final int SUMS = 1 + 2 * OF_SIDE;
    /** Figures of a model: area, loss saved, lift of kept ones, excess of kept ones. */
    private static final int FIGURES = 4;
    /** Figures of all signals, before those of the models: success rates of both sides and mean net return. */
    private static final int COMMON = 3;

    /** Copies the list. */
    public QualityScores {
        rows = List.copyOf(rows);
    }

    /** What is established of a model. */
    public enum Outcome {
        /** Its area exceeds that of every null at once. */
        SKILL,
        /** Its area exceeds that of the base rates, but not that of every null at once. */
        TELLS,
        /** It was not shown to exceed that of every null, nor to lie below any. */
        NOT_ESTABLISHED,
        /** It lies below that of a null for sure. */
        WORSE_THAN_NULL,
        /** It is a null. */
        NULL;

        /** The words of reports. */
        public String title() {
            return switch (this) {
                case SKILL -> "SKILL";
                case TELLS -> "TELLS, AS A NULL DOES";
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
     * @param auc area under the ROC curve over pairs of one side
     * @param lossSaved log loss of the first null less its own, in nats a signal
     * @param accuracy share right where a probability above one half says success
     * @param calibrationError mean distance of its probabilities from shares that came true, in ten bins
     * @param kept share of signals whose probability lies above that of the first null
     * @param lift success rate of those kept less that of all signals of the same sides
     * @param excess mean net return of those kept less that of all signals of the same sides
     */
    public record Row(
            String name,
            Outcome outcome,
            Estimate auc,
            Estimate lossSaved,
            double accuracy,
            double calibrationError,
            double kept,
            Estimate lift,
            Estimate excess) {}

    /**
     * What is judged.
     *
     * @param rows signals with their outcomes
     * @param side of each: 1 to be long, -1 to be short
     * @param horizon most sessions of a trade
     */
    public record Tested(Dataset rows, int[] side, int horizon) {
        /** Checks the lengths. */
        public Tested {
            Check.sameLength("side", side.length, rows.size());
        }
    }

    /**
     * Judges.
     *
     * @param models what is judged, one row a signal, probabilities of failure and success
     * @param nulls likewise; the first gives the success rates of the sides, as they were known
     */
    public static QualityScores of(Tested tested, List<Answers> models, List<Answers> nulls, Seed seed) {
        Check.that(!nulls.isEmpty(), "nulls", "hold the rates of the sides at least", nulls);
        List<Answers> all = new ArrayList<>(models);
        all.addAll(nulls);
        int[] spoken = spoken(tested.rows().size(), all);
        return new Judging(tested, all, spoken, models.size())
                .scores(tested.rows().size() - spoken.length, seed);
    }

    private static int[] spoken(int size, List<Answers> all) {
        return IntStream.range(0, size)
                .filter(row ->
                        all.stream().noneMatch(a -> Double.isNaN(a.predictions().values()[2 * row])))
                .toArray();
    }

    /** One set of rows and what all say of them. */
    private static final class Judging {
        private final Dataset rows;
        private final int[] side;
        private final int horizon;
        private final List<String> names;
        private final List<double[]> said;
        private final int models;
        private final int[] dayOf;
        private final int days;

        Judging(Tested tested, List<Answers> all, int[] spoken, int models) {
            this.rows = tested.rows().select(spoken);
            this.side = Arrays.stream(spoken).map(row -> tested.side()[row]).toArray();
            this.horizon = tested.horizon();
            this.models = models;
            this.names = all.stream().map(Answers::name).toList();
            this.said = all.stream()
                    .map(a -> Arrays.stream(spoken)
                            .mapToDouble(row -> a.predictions().values()[2 * row + 1])
                            .toArray())
                    .toList();
            int[] calendar = Arrays.stream(rows.rows().decisionDay()).distinct().toArray();
            this.days = calendar.length;
            this.dayOf = Arrays.stream(rows.rows().decisionDay())
                    .map(day -> Arrays.binarySearch(calendar, day))
                    .toArray();
        }

        private boolean success(int row) {
            return rows.rows().target()[row] > 0;
        }

        private double[] base() {
            return said.get(models);
        }

        QualityScores scores(int silent, Seed seed) {
            DaySums sums = sums();
            List<List<DailyAuc>> areas = areas();
            DayBlocks blocks = DayBlocks.forOverlap(days, horizon);
            Draws draws = blocks.sample(m -> figures(sums.total(m), areas, m), DRAWS, seed);
            double[] total = sums.total(ones());
            List<Row> table = new ArrayList<>();
            for (int k = 0; k < names.size(); k++) {
                table.add(row(k, draws, total));
            }
            return new QualityScores(
                    table,
                    rows.size(),
                    days,
                    blocks.blocks(),
                    Estimate.of(draws, 0),
                    Estimate.of(draws, 1),
                    Estimate.of(draws, 2),
                    silent);
        }

        private int[] ones() {
            int[] ones = new int[days];
            Arrays.fill(ones, 1);
            return ones;
        }

        /** Of each model those of the long and of the short signals; none of a side without signals. */
        private List<List<DailyAuc>> areas() {
            return said.stream()
                    .map(p -> IntStream.of(1, -1)
                            .filter(which -> Arrays.stream(side).anyMatch(own -> own == which))
                            .mapToObj(which -> area(p, which))
                            .toList())
                    .toList();
        }

        private DailyAuc area(double[] probability, int which) {
            int[] own = IntStream.range(0, side.length)
                    .filter(row -> side[row] == which)
                    .toArray();
            boolean[] positive = new boolean[own.length];
            for (int i = 0; i < own.length; i++) {
                positive[i] = success(own[i]);
            }
            return DailyAuc.of(
                    Arrays.stream(own).mapToDouble(row -> probability[row]).toArray(),
                    positive,
                    Arrays.stream(own).map(row -> dayOf[row]).toArray(),
                    days);
        }

        /** Those of all signals, then of each model, side by side. */
        private DaySums sums() {
            DaySums sums = new DaySums(days, 2 * OF_SIDE + SUMS * names.size());
            for (int row = 0; row < dayOf.length; row++) {
                add(sums, row, 0);
                for (int k = 0; k < names.size(); k++) {
                    int at = ofModel(k);
                    sums.add(dayOf[row], at, loss(said.get(k)[row], success(row)));
                    if (said.get(k)[row] > base()[row]) {
                        add(sums, row, at + 1);
                    }
                }
            }
            return sums;
        }

        private void add(DaySums sums, int row, int from) {
            int at = from + (side[row] > 0 ? 0 : OF_SIDE);
            sums.add(dayOf[row], at, 1);
            sums.add(dayOf[row], at + 1, success(row) ? 1 : 0);
            sums.add(dayOf[row], at + 2, rows.rows().outcome()[row]);
        }

        private static int ofModel(int k) {
            return 2 * OF_SIDE + SUMS * k;
        }

        private static double loss(double probability, boolean success) {
            return -StrictMath.log(Math.max(ProbabilityScores.FLOOR, success ? probability : 1 - probability));
        }

        private double[] figures(double[] total, List<List<DailyAuc>> areas, int[] multiplicity) {
            int count = names.size();
            double signals = total[0] + total[OF_SIDE];
            double[] figures = new double[COMMON + FIGURES * count + count * count + count];
            figures[0] = total[1] / total[0];
            figures[1] = total[OF_SIDE + 1] / total[OF_SIDE];
            figures[2] = (total[2] + total[OF_SIDE + 2]) / signals;
            for (int k = 0; k < count; k++) {
                int at = COMMON + FIGURES * k;
                figures[at] = within(areas.get(k), total, multiplicity);
                figures[at + 1] = (total[ofModel(models)] - total[ofModel(k)]) / signals;
                figures[at + 2] = over(total, ofModel(k) + 1, 1);
                figures[at + 3] = over(total, ofModel(k) + 1, 2);
            }
            for (int k = 0; k < count; k++) {
                figures[overChance(k)] = figures[COMMON + FIGURES * k] - CHANCE;
                for (int other = 0; other < count; other++) {
                    figures[difference(k, other)] = figures[COMMON + FIGURES * k] - figures[COMMON + FIGURES * other];
                }
            }
            return figures;
        }

        /** The area over all pairs of a success and a failure of one side. */
        private double within(List<DailyAuc> ofSides, double[] total, int[] multiplicity) {
            double above = 0;
            double pairs = 0;
            for (int s = 0; s < ofSides.size(); s++) {
                int at = ofSides.size() == 1 && total[0] == 0 ? OF_SIDE : OF_SIDE * s;
                double own = total[at + 1] * (total[at] - total[at + 1]);
                above += own > 0 ? own * ofSides.get(s).area(multiplicity) : 0;
                pairs += own;
            }
            return pairs > 0 ? above / pairs : Double.NaN;
        }

        /** A mean over kept signals less what all signals of the same sides had. */
        private static double over(double[] total, int kept, int what) {
            double count = total[kept] + total[kept + OF_SIDE];
            double had = 0;
            for (int at = 0; at <= OF_SIDE; at += OF_SIDE) {
                had += total[kept + at] > 0 ? total[kept + at] * total[at + what] / total[at] : 0;
            }
            return (total[kept + what] + total[kept + OF_SIDE + what] - had) / count;
        }

        private int overChance(int k) {
            return difference(names.size(), k);
        }

        private int difference(int k, int other) {
            return COMMON + FIGURES * names.size() + k * names.size() + other;
        }

        private Row row(int k, Draws draws, double[] total) {
            int at = COMMON + FIGURES * k;
            return new Row(
                    names.get(k),
                    outcome(k, draws),
                    Estimate.of(draws, at),
                    Estimate.of(draws, at + 1),
                    accuracy(k),
                    calibrationError(k),
                    (total[ofModel(k) + 1] + total[ofModel(k) + 1 + OF_SIDE]) / rows.size(),
                    Estimate.of(draws, at + 2),
                    Estimate.of(draws, at + 3));
        }

        private Outcome outcome(int k, Draws draws) {
            if (k >= models) {
                return Outcome.NULL;
            }
            int[] differences = IntStream.range(models, names.size())
                    .map(other -> difference(k, other))
                    .toArray();
            double[] lower = draws.simultaneousLower(differences, LEVEL);
            double[] upper = draws.simultaneousUpper(differences, LEVEL);
            if (Arrays.stream(lower).allMatch(bound -> bound > 0)) {
                return Outcome.SKILL;
            }
            if (Arrays.stream(upper).anyMatch(bound -> bound < 0)) {
                return Outcome.WORSE_THAN_NULL;
            }
            return exceedsChance(k, draws) ? Outcome.TELLS : Outcome.NOT_ESTABLISHED;
        }

        /** Above one half too: rates that trail the market lie below it where the market turns. */
        private boolean exceedsChance(int k, Draws draws) {
            int[] both = {difference(k, models), overChance(k)};
            return Arrays.stream(draws.simultaneousLower(both, LEVEL)).allMatch(bound -> bound > 0);
        }

        private double accuracy(int k) {
            long right = IntStream.range(0, rows.size())
                    .filter(row -> (said.get(k)[row] > 0.5) == success(row))
                    .count();
            return right / (double) rows.size();
        }

        private double calibrationError(int k) {
            double[] gaps = new double[BINS];
            for (int row = 0; row < rows.size(); row++) {
                double p = said.get(k)[row];
                gaps[ProbabilityScores.bin(p, BINS)] += (success(row) ? 1 : 0) - p;
            }
            return ProbabilityScores.calibrationError(gaps, rows.size());
        }
    }
}
