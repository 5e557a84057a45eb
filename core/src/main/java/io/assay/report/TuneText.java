package io.assay.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.assay.base.Days;
import io.assay.train.tune.Attempt;
import io.assay.train.tune.Luck;
import io.assay.train.tune.TuningResult;

/** A search for hyper-parameters as text for the terminal. */
public final class TuneText {
    private static final int SHOWN = 20;
    private static final int BEST = 3;

    private TuneText() {}

    /**
     * The text.
     *
     * @param train how the command begins that trains what was tuned; empty where there is none
     */
    public static String of(TuneReport report, Optional<String> train) {
        TuningResult result = report.result();
        StringBuilder text = new StringBuilder(report.simulated() ? VerdictSection.SIMULATED + "\n\n" : "");
        text.append(ProofSection.warning(Optional.of(report.proof())));
        text.append("BEST OF " + Text.count(result.attempts().size())
                + (result.attempts().size() == 1 ? " TRIAL: " : " TRIALS: ")
                + result.luck().verdict() + "\n");
        text.append(RunText.wrapped(luck(result, report.score()))).append("\n\n");
        text.append(report.learner() + ": " + Text.plural(report.stocks(), "stock") + ", " + Text.count(report.rows())
                + " rows, " + Days.text(report.window().firstDay()) + " to "
                + Days.text(report.window().lastDay()) + "; " + Text.plural(report.trials(), "trial")
                + " in the ledger\n");
        text.append("score: " + report.score() + ", mean over "
                + Text.plural(result.best().steps().size(), "purged inner fold") + "\n");
        text.append("proof: " + ProofSection.sentence(Optional.of(report.proof())) + "\n");
        text.append(table(result)).append('\n');
        text.append(train.isPresent() ? "To train the best:\n" : "Best values:\n");
        List<Attempt> best = result.attempts().stream()
                .filter(a -> a.outcome() == Attempt.Outcome.DONE)
                .limit(BEST)
                .toList();
        for (Attempt attempt : best) {
            Map<String, Object> values = new TreeMap<>(report.fixed());
            values.putAll(attempt.values());
            text.append("  ")
                    .append(train.map(command -> command + exact(" --set ", values))
                            .orElseGet(() -> exact(" ", values).strip()))
                    .append('\n');
        }
        report.leftOut().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> text.append("left out: " + e.getKey() + ": " + e.getValue() + "\n"));
        return text.toString();
    }

    private static String luck(TuningResult result, String score) {
        Luck luck = result.luck();
        StringBuilder text = new StringBuilder(
                "The best " + score + " is " + Text.signed(result.best().score(), 4) + ". ");
        text.append(
                Double.isNaN(luck.expectedBest())
                        ? "It is the same on all parts of the test days, so nothing can be said of its luck. "
                        : "The best of " + Text.plural(luck.trials(), "trial")
                                + " that know nothing is expected to show " + Text.signed(luck.expectedBest(), 4)
                                + "; the probability that the best is truly above that is "
                                + Text.percent(luck.deflated()) + " (" + Text.percent(Luck.SURE) + " are asked for). ");
        if (luck.blocks() > 0) {
            text.append("Chosen on one half of the test days, the best is no better than the median on the other in "
                    + Text.percent(luck.overfitting()) + " of all ways to halve them (50 % where all are alike). ");
        }
        return text.append("Whole trials are worth about ")
                .append(luck.effective())
                .append(" independent ones. The days behind the search are untouched: judge the best there, once.")
                .toString();
    }

    private static String table(TuningResult result) {
        TextTable table = TextTable.of("rank", "trial", "score", "folds", "outcome", "values");
        List<Attempt> shown = result.attempts().stream().limit(SHOWN).toList();
        for (int i = 0; i < shown.size(); i++) {
            Attempt a = shown.get(i);
            table.row(
                    i + 1, a.number() + 1, Text.signed(a.score(), 4), a.steps().size(), outcome(a), values(a.values()));
        }
        int more = result.attempts().size() - shown.size();
        return table.text() + (more > 0 ? "and " + Text.plural(more, "more trial") + " (--json shows all)\n" : "");
    }

    private static String outcome(Attempt attempt) {
        return switch (attempt.outcome()) {
            case DONE -> "done";
            case PRUNED -> "given up";
            case FAILED -> "failed";
        };
    }

    /** As the learner takes them, to be used again. */
    private static String exact(String before, Map<String, Object> values) {
        return values.entrySet().stream()
                .map(e -> before + e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining());
    }

    private static String values(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(e -> e.getKey() + "=" + shown(e.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String shown(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.4g", number) : value.toString();
    }
}
