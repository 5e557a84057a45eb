package io.assay.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.dataset.Dataset;
import io.assay.metric.DayBlocks;
import io.assay.metric.Draws;

/**
 * Several models on the same rows: every figure of each with its interval, and what each figure is more or less than
 * that of the first model, the reference. Whole days are redrawn in blocks, for all models alike: a difference is taken
 * within each redrawn sample, so that what moves all models together is no part of its interval. Blocks are as long as
 * labels overlap, and as the model whose score stays alike for longest asks for.
 *
 * @param models every figure of each model; the first is the reference
 * @param nulls the same of the null models
 * @param gaps figure by figure, and within a figure model by model; {@link Measure#DIRECTION}, the figure that decides,
 *     comes first
 * @param skill each model against all null models
 * @param span what all of it was measured on; the effective days are those of the reference
 * @param level share outside the intervals, both sides together
 */
public record SideBySide(
        List<Evaluation> models,
        List<Evaluation> nulls,
        List<PairedGap> gaps,
        List<Comparison> skill,
        Comparison.Span span,
        double level) {
    private static final Set<String> LESS_IS_BETTER =
            Set.of("log loss", "Brier score", "calibration error", "mean squared error", "mean absolute error");

    /** Null models are shown beside the others and compared elsewhere: their intervals are from fewer samples. */
    private static final int FEWER_DRAWS = 5;

    private static final int FEWEST_DRAWS = 100;

    /** Figures that models are compared by, the deciding one first; those that a target has not are left out. */
    private static final List<String> COMPARED = List.of(
            Measure.DIRECTION.title(),
            Evaluation.DAILY_RANK_IC,
            "rank IC (over time)",
            PairedSheet.DAILY_IC,
            Measure.NET_RETURN.title(),
            Evaluation.SIDE_ACCURACY,
            "accuracy",
            Measure.BALANCED_ACCURACY.title(),
            "macro precision",
            "macro recall",
            "macro F1",
            "ROC AUC",
            Measure.MATTHEWS.title(),
            "log loss",
            "Brier score",
            "calibration error",
            "mean squared error",
            "mean absolute error",
            "R2 over the base rate");

    /** Copies the lists. */
    public SideBySide {
        models = List.copyOf(models);
        nulls = List.copyOf(nulls);
        gaps = List.copyOf(gaps);
        skill = List.copyOf(skill);
    }

    /**
     * Who answered.
     *
     * @param models at least two; the first is the reference
     * @param nulls at least one; the first gives the base rates
     */
    public record Voices(List<Answers> models, List<Answers> nulls) {
        /** Copies the lists. */
        public Voices {
            models = List.copyOf(models);
            nulls = List.copyOf(nulls);
            Check.atLeast("models", models.size(), 2);
            Check.atLeast("nulls", nulls.size(), 1);
        }

        List<Answers> all() {
            List<Answers> all = new ArrayList<>(models);
            all.addAll(nulls);
            return all;
        }
    }

    /**
     * How it is worked out.
     *
     * @param parallel threads
     * @param progress hears of everybody who was judged, models and null models
     */
    public record Work(Parallel parallel, Progress progress) {}

    /**
     * Judges.
     *
     * @param test rows sorted by day; none may have been used to fit a model that answers it
     * @param settings draws, confidence and seed; their level is that of the test against the null models
     * @throws io.assay.base.DataException if there is no row on which all speak
     */
    public static SideBySide of(Dataset test, Voices voices, Settings settings, Work work) {
        List<Answers> all = voices.all();
        JudgedRows rows = JudgedRows.of(test, voices.nulls().get(0).predictions(), all);
        RankedOutcomes outcomes = RankedOutcomes.of(rows, settings.fewestNames());
        int models = voices.models().size();
        List<PairedSheet> sheets = work.parallel().map(all, who -> new PairedSheet(rows, outcomes, who, settings));
        Memory memory = longest(rows, sheets.subList(0, models));
        DayBlocks blocks = memory.blocks();
        // Samples follow from the seed alone: the same for everybody.
        List<Draws> draws = work.parallel()
                .map(IntStream.range(0, sheets.size()).boxed().toList(), k -> {
                    int many = k < models ? settings.draws() : Math.max(FEWEST_DRAWS, settings.draws() / FEWER_DRAWS);
                    Draws own =
                            blocks.sample(sheets.get(k), many, settings.seed().child("side by side"));
                    work.progress().step(all.get(k).name());
                    return memory.careful(own);
                });
        List<Evaluation> evaluations = new ArrayList<>();
        for (int k = 0; k < sheets.size(); k++) {
            evaluations.add(sheets.get(k).evaluation(draws.get(k), blocks));
        }
        List<String> names = voices.models().stream().map(Answers::name).toList();
        PairedDraws paired = new PairedDraws(names, draws.subList(0, models), settings.intervalLevel());
        return new SideBySide(
                evaluations.subList(0, models),
                evaluations.subList(models, evaluations.size()),
                gaps(paired, sheets.get(0).names()),
                Comparison.each(
                        test.select(rows.positions()), spoken(voices.models(), rows), nulls(voices, rows), settings),
                Comparison.span(rows, sheets.get(0).excess(), blocks),
                settings.intervalLevel());
    }

    private static List<Answers> spoken(List<Answers> answers, JudgedRows rows) {
        return answers.stream()
                .map(a -> new Answers(a.name(), a.predictions().select(rows.positions())))
                .toList();
    }

    private static List<Answers> nulls(Voices voices, JudgedRows rows) {
        return spoken(voices.nulls(), rows);
    }

    private static Memory longest(JudgedRows rows, List<PairedSheet> sheets) {
        return sheets.stream()
                .map(sheet -> Memory.of(rows, sheet.excess()))
                .reduce(Memory::longer)
                .orElseThrow();
    }

    private static List<PairedGap> gaps(PairedDraws paired, List<String> names) {
        List<PairedGap> gaps = new ArrayList<>();
        for (String figure : COMPARED) {
            int at = names.indexOf(figure);
            if (at >= 0) {
                gaps.addAll(paired.by(new PairedDraws.Named(at, figure, !LESS_IS_BETTER.contains(figure))));
            }
        }
        return gaps;
    }

    /** The figures that models are compared by, in their order. */
    public List<String> compared() {
        return gaps.stream().map(PairedGap::figure).distinct().toList();
    }

    /** All models but the reference by one figure. */
    public List<PairedGap> by(String figure) {
        return gaps.stream().filter(gap -> gap.figure().equals(figure)).toList();
    }

    /** Whether two models say the same of rows, bit for bit. */
    public static boolean isSame(Answers one, Answers other) {
        return Arrays.equals(one.predictions().values(), other.predictions().values());
    }
}
