package io.assay.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.metric.DailyAuc;
import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;
import io.assay.metric.Draws;
import io.assay.metric.ProbabilityScores;
import io.assay.quality.QualityScores.Outcome;
import io.assay.quality.QualityScores.Row;

/** One set of signals and what all say of them: the figures of {@link QualityScores} from sums a day. */
final class QualityJudging {
    private static final int DRAWS = 1000;
    private static final double LEVEL = 0.01;
    private static final int BINS = 10;
    /** The area of whoever knows nothing; above it a probability says success. */
    private static final double CHANCE = 0.5;

    /** Sums of a side: signals, successes and what they earned. */
    private static final int OF_SIDE = 3;
    /** Sums of a model: loss, hits, then those of what it keeps, side by side. */
    private static final int SUMS = 2 + 2 * OF_SIDE;
    /** Where in them those of what it keeps begin. */
    private static final int KEPT = 2;
    /** Sums before those of the models: both sides. */
    private static final int ALL = 2 * OF_SIDE;
    /** Figures of a model: area, loss saved, accuracy, lift of kept ones, excess of kept ones. */
    private static final int FIGURES = 5;
    /** Which of them is the accuracy. */
    private static final int ACCURACY = 2;
    /** Figures of all signals, before those of the models: success rates of both sides and mean net return. */
    private static final int COMMON = 3;

    private final Dataset rows;
    private final int[] side;
    private final int horizon;
    private final List<String> names;
    private final List<double[]> said;
    private final int models;
    private final int[] dayOf;
    private final int days;

    QualityJudging(QualityScores.Tested tested, List<Answers> all, int[] spoken, int models) {
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
                Estimate.share(draws, 0),
                Estimate.share(draws, 1),
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
        DaySums sums = new DaySums(days, ALL + SUMS * names.size());
        for (int row = 0; row < dayOf.length; row++) {
            add(sums, row, 0);
            double base = base()[row];
            for (int k = 0; k < names.size(); k++) {
                int at = ofModel(k);
                double probability = said.get(k)[row];
                sums.add(dayOf[row], at, loss(probability, success(row)));
                sums.add(dayOf[row], at + 1, (probability > CHANCE) == success(row) ? 1 : 0);
                if (probability > base) {
                    add(sums, row, at + KEPT);
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
        return ALL + SUMS * k;
    }

    private static double loss(double probability, boolean success) {
        return -StrictMath.log(Math.max(ProbabilityScores.FLOOR, success ? probability : 1 - probability));
    }

    private double[] figures(double[] total, List<List<DailyAuc>> areas, int[] multiplicity) {
        int count = names.size();
        double signals = total[0] + total[OF_SIDE];
        double[] figures = new double[COMMON + FIGURES * count + count * count + 3 * count];
        figures[0] = total[1] / total[0];
        figures[1] = total[OF_SIDE + 1] / total[OF_SIDE];
        figures[2] = (total[2] + total[OF_SIDE + 2]) / signals;
        for (int k = 0; k < count; k++) {
            int at = COMMON + FIGURES * k;
            figures[at] = within(areas.get(k), total, multiplicity);
            figures[at + 1] = (total[ofModel(models)] - total[ofModel(k)]) / signals;
            figures[at + 2] = total[ofModel(k) + 1] / signals;
            figures[at + 3] = over(total, ofModel(k) + KEPT, 1);
            figures[at + 4] = over(total, ofModel(k) + KEPT, 2);
        }
        for (int k = 0; k < count; k++) {
            figures[overChance(k)] = figures[COMMON + FIGURES * k] - CHANCE;
            figures[lead(k, 0)] = figures[COMMON + FIGURES * k] - bestNull(figures, 0);
            figures[lead(k, ACCURACY)] = figures[COMMON + FIGURES * k + ACCURACY] - bestNull(figures, ACCURACY);
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

    private double bestNull(double[] figures, int figure) {
        return IntStream.range(models, names.size())
                .mapToDouble(k -> figures[COMMON + FIGURES * k + figure])
                .max()
                .orElseThrow();
    }

    /** Where a model's area or share of hits less that of the best null of the same draw stands. */
    private int lead(int k, int figure) {
        return overChance(k) + (figure == ACCURACY ? 2 : 1) * names.size();
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
                Estimate.share(draws, at),
                Estimate.of(draws, lead(k, 0)),
                Estimate.of(draws, at + 1),
                Estimate.share(draws, at + ACCURACY),
                Estimate.of(draws, lead(k, ACCURACY)),
                calibrationError(k),
                (total[ofModel(k) + KEPT] + total[ofModel(k) + KEPT + OF_SIDE]) / rows.size(),
                Estimate.of(draws, at + 3),
                Estimate.of(draws, at + 4));
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

    private double calibrationError(int k) {
        double[] gaps = new double[BINS];
        for (int row = 0; row < rows.size(); row++) {
            double p = said.get(k)[row];
            gaps[ProbabilityScores.bin(p, BINS)] += (success(row) ? 1 : 0) - p;
        }
        return ProbabilityScores.calibrationError(gaps, rows.size());
    }
}
