package io.assay.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.model.Predictions;

/**
 * A row that was answered with confidence and wrongly.
 *
 * @param instrument {@code MARKET:SYMBOL}
 * @param day ISO date of the decision
 * @param said the most probable class, or the number
 * @param confidence its probability; for a number target the absolute value that was said
 * @param came the actual class, or the number
 * @param outcome return from entry to exit before costs, as a fraction
 * @param exit ISO date of the exit
 */
public record Mistake(
        String instrument, String day, String said, double confidence, String came, double outcome, String exit) {
    /**
     * The worst answers: those of the largest confidence times the classes between what was said and what came; of a
     * number target those furthest off on the wrong side. One move misjudged on several days stands once: of rows of an
     * instrument whose holdings overlap, the worst alone.
     *
     * @param judged rows whose outcome is known, sorted by day
     * @param said one row a row; silent ones are left out
     * @param most so many at most
     */
    public static List<Mistake> worst(Dataset judged, Predictions said, int most) {
        Check.sameLength("said", said.rows(), judged.size());
        List<Integer> wrong = IntStream.range(0, judged.size())
                .filter(row -> said.speaks(row) && isWrong(judged, said, row))
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(row -> -severity(judged, said, row))
                        .thenComparing(row -> row))
                .toList();
        Map<Integer, List<Integer>> chosen = new HashMap<>();
        List<Mistake> worst = new ArrayList<>();
        for (int row : wrong) {
            List<Integer> before = chosen.computeIfAbsent(judged.rows().instrument()[row], i -> new ArrayList<>());
            if (worst.size() < most && before.stream().noneMatch(other -> overlap(judged, row, other))) {
                before.add(row);
                worst.add(of(judged, said, row));
            }
        }
        return worst;
    }

    private static boolean isWrong(Dataset judged, Predictions said, int row) {
        double actual = judged.rows().target()[row];
        return judged.target().isClasses() ? said.classOf(row) != (int) actual : said.score(row) * actual < 0;
    }

    private static double severity(Dataset judged, Predictions said, int row) {
        double actual = judged.rows().target()[row];
        return judged.target().isClasses()
                ? said.probability(row, said.classOf(row)) * Math.abs(said.classOf(row) - actual)
                : Math.abs(said.score(row) - actual);
    }

    private static boolean overlap(Dataset judged, int row, int other) {
        int[] decided = judged.rows().decisionDay();
        int[] exit = judged.rows().exitDay();
        return decided[row] < exit[other] && decided[other] < exit[row];
    }

    private static Mistake of(Dataset judged, Predictions said, int row) {
        Dataset.Rows rows = judged.rows();
        Target target = judged.target();
        boolean classes = target.isClasses();
        return new Mistake(
                String.valueOf(judged.instruments().get(rows.instrument()[row])),
                Days.text(rows.decisionDay()[row]),
                classes ? target.classes().get(said.classOf(row)) : number(said.score(row)),
                classes ? said.probability(row, said.classOf(row)) : Math.abs(said.score(row)),
                classes ? target.classes().get((int) rows.target()[row]) : number(rows.target()[row]),
                rows.outcome()[row],
                Days.text(rows.exitDay()[row]));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%+.4f", value);
    }
}
