package io.assay.experiment.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.evaluate.Answers;
import io.assay.experiment.run.Judged;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.experiment.run.RunJudge;
import io.assay.label.LabelColumn;
import io.assay.market.Instrument;
import io.assay.report.CompareReport;
import io.assay.report.Text;

/**
 * The rows, each a stock and a day, on which all models speak. What came of a row is taken from the first model whose
 * run knows it: an older run may not know yet what a newer one does.
 *
 * @param each for each model the shared rows with its own answers and then those of the null models of its run; the
 *     rows are the same for all, those without an outcome included
 * @param own for each model the rows that it has
 * @param differing rows that are left out, since the runs do not agree on what came of them
 */
record SharedRows(List<Predicted> each, List<CompareReport.Counted> own, int differing) {
    /** Of the shared rows the largest part on which runs may disagree: beyond it they are of different data. */
    private static final double MOST_DIFFERING = 0.01;

    /**
     * Days that are asked for.
     *
     * @param from first decision day
     * @param to last decision day
     * @param known last day on which an outcome may have become known
     */
    record Span(int from, int to, int known) {
        boolean holds(Dataset.Rows rows, int row) {
            boolean seen = rows.knownDay()[row] == LabelColumn.NEVER || rows.knownDay()[row] <= known;
            return rows.decisionDay()[row] >= from && rows.decisionDay()[row] <= to && seen;
        }
    }

    /**
     * Finds them.
     *
     * @param contenders at least two; the first is the reference
     * @param stocks on which; empty: on all
     * @throws UsageException if two of them are one model, they predict different things, or no row is shared
     * @throws DataException if the runs disagree on what came of too many rows
     */
    static SharedRows of(List<Contender> contenders, Optional<List<Instrument>> stocks, Span span) {
        requireDifferent(contenders);
        requireOneTarget(contenders);
        List<Map<Instrument, Predicted>> parts =
                contenders.stream().map(c -> byStock(c, stocks)).toList();
        Set<Instrument> common = new TreeSet<>(parts.get(0).keySet());
        parts.forEach(p -> common.retainAll(p.keySet()));
        List<List<Predicted>> shared = new ArrayList<>();
        parts.forEach(p -> shared.add(new ArrayList<>()));
        Disagreements differing = new Disagreements(contenders);
        int agreed = 0;
        for (Instrument stock : common) {
            SharedStock of =
                    SharedStock.of(parts.stream().map(p -> p.get(stock)).toList(), span, differing);
            if (of.size() > 0) {
                agreed += of.size();
                for (int k = 0; k < parts.size(); k++) {
                    shared.get(k).add(of.of(k));
                }
            }
        }
        if (differing.count() > MOST_DIFFERING * (agreed + differing.count())) {
            throw differing.tooMany(agreed + differing.count());
        }
        List<CompareReport.Counted> own =
                parts.stream().map(p -> counted(p, span)).toList();
        requireShared(contenders, own, common.size(), agreed);
        return new SharedRows(shared.stream().map(RunJudge::pooled).toList(), own, differing.count());
    }

    private static void requireDifferent(List<Contender> contenders) {
        for (int k = 1; k < contenders.size(); k++) {
            for (Contender before : contenders.subList(0, k)) {
                if (contenders.get(k).isSame(before)) {
                    throw new UsageException("'" + before.name() + "' and '"
                            + contenders.get(k).name() + "' are one model, "
                            + before.origin().answer()
                            + " of run " + before.origin().run() + ", and no model differs from itself."
                            + " Fix: name another run, or another answer of it behind a colon");
                }
            }
        }
    }

    private static void requireOneTarget(List<Contender> contenders) {
        Target asked = target(contenders.get(0));
        for (Contender other : contenders) {
            if (!target(other).equals(asked)) {
                throw otherTarget(contenders.get(0).name(), asked, other.name(), target(other));
            }
        }
    }

    /** Why models of different labels are not compared. */
    static UsageException otherTarget(String one, Target asked, String other, Target target) {
        return new UsageException("'" + one + "' predicts " + asked.name() + " and '" + other + "' predicts "
                + target.name()
                + ": what is right for one is no answer to the other's question, so no figure of both can"
                + " be compared. Fix: train one of them with --label " + asked.name());
    }

    private static Target target(Contender contender) {
        return RunJudge.pooled(List.of(contender.parts().get(0).predicted().first(0)))
                .rows()
                .target();
    }

    private static Map<Instrument, Predicted> byStock(Contender contender, Optional<List<Instrument>> stocks) {
        Set<Instrument> asked = stocks.map(Set::copyOf).orElse(Set.of());
        return contender.parts().stream()
                .filter(p -> stocks.isEmpty() || asked.contains(p.instrument()))
                .collect(Collectors.toMap(
                        Contender.Part::instrument, Contender.Part::predicted, (a, b) -> a, TreeMap::new));
    }

    private static CompareReport.Counted counted(Map<Instrument, Predicted> parts, Span span) {
        Set<Integer> days = new TreeSet<>();
        int rows = 0;
        int stocks = 0;
        for (Predicted part : parts.values()) {
            int before = rows;
            Dataset.Rows of = part.rows().rows();
            for (int row = 0; row < part.rows().size(); row++) {
                boolean known = of.knownDay()[row] != LabelColumn.NEVER;
                if (known && span.holds(of, row) && part.model().predictions().speaks(row)) {
                    days.add(of.decisionDay()[row]);
                    rows++;
                }
            }
            stocks += rows > before ? 1 : 0;
        }
        return counted(rows, stocks, days.stream().mapToInt(Integer::intValue).toArray());
    }

    private static CompareReport.Counted counted(int rows, int stocks, int[] days) {
        return days.length == 0
                ? new CompareReport.Counted(0, 0, 0, 0, 0)
                : new CompareReport.Counted(rows, stocks, days.length, days[0], days[days.length - 1]);
    }

    private static void requireShared(
            List<Contender> contenders, List<CompareReport.Counted> own, int stocks, int agreed) {
        if (agreed > 0) {
            return;
        }
        String each = IntStream.range(0, own.size())
                .mapToObj(k -> "'" + contenders.get(k).name() + "' has " + text(own.get(k)))
                .collect(Collectors.joining(", "));
        String shared = stocks == 0 ? "no stock is known to all of them" : Text.plural(stocks, "stock") + " shared";
        throw new UsageException("there is no stock and day on which all of these models speak (" + shared + "): "
                + each + ". Fix: compare models of the same stocks and days");
    }

    /** So many rows in words. */
    static String text(CompareReport.Counted counted) {
        return counted.rows() == 0
                ? "no row of these stocks and days"
                : Text.plural(counted.rows(), "row") + " of " + Text.plural(counted.stocks(), "stock") + " from "
                        + Days.text(counted.firstDay()) + " to " + Days.text(counted.lastDay());
    }

    /** The rows, those without an outcome included. */
    Dataset rows() {
        return each.get(0).rows();
    }

    /** What a model had learnt from, row by row. */
    RowTraining training(int k) {
        return each.get(k).training();
    }

    /** The models' answers under the names of the contenders, and then those of the null models of the reference. */
    List<Answers> answers(List<Contender> contenders) {
        List<Answers> answers = new ArrayList<>();
        for (int k = 0; k < contenders.size(); k++) {
            answers.add(
                    new Answers(contenders.get(k).name(), each.get(k).model().predictions()));
        }
        List<Answers> first = each.get(0).answers();
        answers.addAll(first.subList(1, first.size()));
        return answers;
    }

    /** The rows whose outcome is known, with everybody's answers. */
    Judged judged(List<Contender> contenders) {
        return new Predicted(rows(), answers(contenders), training(0)).judged();
    }

    /** How many rows there are whose outcome is known. */
    static CompareReport.Counted counted(Dataset judged) {
        int[] days = Arrays.stream(judged.rows().decisionDay()).distinct().toArray();
        long stocks = Arrays.stream(judged.rows().instrument()).distinct().count();
        return counted(judged.size(), (int) stocks, days);
    }
}
