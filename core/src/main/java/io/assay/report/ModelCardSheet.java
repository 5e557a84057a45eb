package io.assay.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Measure;
import io.assay.evaluate.Verdict;
import io.assay.label.Labels;
import io.assay.ledger.ProofStamp;
import io.assay.registry.ModelCard;
import io.assay.registry.StageChange;
import io.assay.report.EvaluationSheet.Table;

/** The sections of a model's card, the same in every form that it is written in. */
final class ModelCardSheet {
    /** So many instruments or features are named one by one in a sentence. */
    private static final int NAMED = 8;

    /** What the section of the null models is called. */
    static final String NULLS = "Beside the null models";

    /** The scores that answer most questions. */
    private static final Set<String> FIRST = Set.of(
            "F1",
            "accuracy",
            Measure.BALANCED_ACCURACY.title(),
            "majority rate",
            "Matthews correlation",
            "ROC AUC",
            "log loss",
            "calibration error",
            "mean squared error",
            Measure.DIRECTION.title(),
            "rank IC (over time)",
            Evaluation.DAILY_RANK_IC,
            "net return",
            "net Sharpe a year");

    private static final List<String> WHAT = List.of("what", "value");
    private static final List<String> AGAINST = List.of("null model", "score", "value", "low", "high");

    private final ModelCardReport report;
    private final ModelCard card;
    private final ModelCard.Recipe recipe;
    private final ModelCard.Provenance from;

    ModelCardSheet(ModelCardReport report) {
        this.report = report;
        this.card = report.card();
        this.recipe = card.recipe();
        this.from = card.provenance();
    }

    /**
     * A part of the card.
     *
     * @param heading what it is called
     * @param paragraphs first
     * @param items then a list; none if empty
     * @param tables then tables
     * @param more what few readers need
     */
    record Section(
            String heading, List<String> paragraphs, List<String> items, List<Table> tables, Optional<More> more) {
        static Section of(String heading, String paragraph, Table table) {
            return new Section(heading, List.of(paragraph), List.of(), List.of(table), Optional.empty());
        }

        static Section of(String heading, List<String> items) {
            return new Section(heading, List.of(), items, List.of(), Optional.empty());
        }
    }

    /**
     * A table that is folded away where that can be.
     *
     * @param line what it holds
     * @param table the table
     */
    record More(String line, Table table) {}

    /** What must be said before anything else. */
    List<String> banners() {
        List<String> banners = new ArrayList<>();
        if (from.simulated()) {
            banners.add(VerdictSection.SIMULATED);
        }
        if (!ProofStamp.isProven(card.proof())) {
            banners.add(ProofSection.sentence(card.proof()));
        }
        return banners;
    }

    /** What the verdict is called, if the card begins with one of those that are given today. */
    Optional<Verdict.Outcome> outcome() {
        return Arrays.stream(Verdict.Outcome.values())
                .filter(o -> card.verdict().startsWith(o.title()))
                .findFirst();
    }

    /** The verdict without the words that {@link #outcome} has. */
    String reasons() {
        return outcome()
                .map(o -> new Verdict(o, List.of(), card.verdict()).reasons())
                .map(EvaluationSheet::capital)
                .orElse(card.verdict());
    }

    /** All sections in their order. */
    List<Section> sections() {
        return List.of(
                use(), limits(), predicts(), scores(), nulls(), classes(), proof(), data(), provenance(), stage());
    }

    /** Where it stands, in words. */
    String standing() {
        return switch (report.stage()) {
            case CHAMPION -> "Champion: signals of " + named(report.championOf()) + " come from it.";
            case CANDIDATE -> "Candidate: it is kept, and no signals come from it.";
            case ARCHIVED -> "Archived: it was put away or replaced, and no signals come from it.";
        };
    }

    private Section use() {
        List<String> items = new ArrayList<>();
        items.add("For: daily signals of " + named(card.instruments())
                + ", asked after a close and acted on at the next session ('assay signals', 'assay orders').");
        recipe.members().ifPresent(universe -> items.add("Asked only in spells of the universe " + universe + "."));
        if (!recipe.universe().isEmpty()) {
            items.add("Its features read the stocks of universe " + recipe.universe()
                    + " together: their bars must be there too.");
        }
        items.add("Needs " + report.needs().bars() + " bars in a row without a hole (for "
                + report.needs().column() + "); with fewer it gives a reason and no signal.");
        items.add("Not for: other instruments, prices within a day, or bars of another basis than " + from.priceBasis()
                + ".");
        items.add("Not for: days up to " + card.spans().refit().last()
                + ". It learnt from them, and what it says there is no forecast.");
        items.add("No advice: whether to act on a signal is for whoever bears the loss.");
        return Section.of("Intended use", items);
    }

    private Section limits() {
        List<String> items = new ArrayList<>();
        items.add("The scores below belong to the specification, judged walk-forward from "
                + card.spans().walkForward().first() + " to "
                + card.spans().walkForward().last()
                + ". This very model was fitted afterwards, on more days; no score is its own.");
        items.add("What held in those days need not hold in others; 'assay evaluate' judges it on later days.");
        if (!from.code().isCertain()) {
            items.add("Made by code that nobody can look up: " + from.code().text() + ".");
        }
        items.addAll(card.warnings());
        return Section.of("Limits and warnings", items);
    }

    private Section predicts() {
        int horizon = Labels.parse(recipe.target()).horizon();
        boolean atClose = recipe.target().endsWith("_close");
        String trade = " It is about a trade decided at a close, entered at the " + (atClose ? "close" : "open")
                + " of the next session and left at most " + Text.plural(horizon, "session") + " later.";
        String what = recipe.classes().isEmpty()
                ? recipe.target() + ", a number."
                : recipe.target() + ": the chance of each of " + String.join(", ", recipe.classes()) + ".";
        String bars = recipe.bars() == 1
                ? "the row of one day"
                : "the last " + recipe.bars() + " rows of a stock, as one sequence";
        List<List<String>> rows = new ArrayList<>();
        recipe.parameters().forEach((name, value) -> rows.add(List.of(name, String.valueOf(value))));
        return new Section(
                "What it predicts, from what",
                List.of(
                        what + trade,
                        "Learner: " + recipe.learner() + ". It reads " + bars + ": "
                                + Text.plural(recipe.features().size(), "feature") + ".",
                        "Features: " + String.join(", ", recipe.features()) + "."),
                List.of(),
                rows.isEmpty()
                        ? List.of()
                        : List.of(new Table(List.of("hyper-parameter of " + recipe.learner(), "value"), rows)),
                Optional.empty());
    }

    private Section scores() {
        Map<String, ModelCard.Estimate> first = new TreeMap<>(card.performance());
        first.keySet().retainAll(FIRST);
        Map<String, ModelCard.Estimate> rest = new TreeMap<>(card.performance());
        rest.keySet().removeAll(FIRST);
        return new Section(
                "Scores, out of sample",
                List.of("Of the specification, from " + span(card.spans().walkForward())
                        + ", each with its 95 % interval, by itself."),
                List.of(),
                List.of(estimates(first)),
                rest.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new More(Text.plural(rest.size(), "more score"), estimates(rest))));
    }

    private Section nulls() {
        List<List<String>> first = new ArrayList<>();
        List<List<String>> rest = new ArrayList<>();
        card.nulls()
                .forEach((name, scores) -> scores.forEach((score, e) -> {
                    List<String> row = List.of(
                            name, score, Text.signed(e.value(), 4), Text.signed(e.low(), 4), Text.signed(e.high(), 4));
                    (decides(score) ? first : rest).add(row);
                }));
        return new Section(
                NULLS,
                List.of("Answers that need no skill, on the same rows. A difference whose interval holds zero is none"
                        + " that anybody could tell from luck; the verdict asks more, that all hold at once."),
                List.of(),
                first.isEmpty() ? List.of() : List.of(new Table(AGAINST, first)),
                rest.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new More("By other measures, which decide nothing", new Table(AGAINST, rest))));
    }

    /** Whether a score is by the measure that was declared to decide. */
    static boolean decides(String score) {
        return score.endsWith(": " + Measure.DIRECTION.title());
    }

    private Section classes() {
        List<List<String>> rows = new ArrayList<>();
        card.classes()
                .forEach((name, of) ->
                        rows.add(List.of(name, Text.percent(of.share()), Text.signedPercent(of.meanOutcome()))));
        ModelCard.Estimate error = card.performance().get("calibration error");
        String calibration = error == null
                ? "No calibration error is kept with it."
                : "Calibration error, out of sample: " + Text.decimal(error.value(), 4) + " ["
                        + Text.decimal(error.low(), 4) + ", " + Text.decimal(error.high(), 4)
                        + "]: how far stated chances lie from what came, on average.";
        String base = rows.isEmpty()
                ? "It answers with a number; there are no classes."
                : "Classes among the rows that it was fitted on, and what those rows returned from entry to exit,"
                        + " before costs. Signals turn chances into expected returns by these.";
        List<Table> tables = rows.isEmpty()
                ? List.of()
                : List.of(new Table(List.of("class", "share of rows", "mean outcome"), rows));
        return new Section("Classes and calibration", List.of(calibration, base), List.of(), tables, Optional.empty());
    }

    private Section proof() {
        int trials = recipe.trials();
        String digest = card.proof()
                .map(ProofStamp::digest)
                .filter(d -> !d.isEmpty())
                .map(d -> " SHA-256 of what was proven and what came of it: " + d + ".")
                .orElse("");
        return Section.of(
                "Proof and trials",
                List.of(
                        EvaluationSheet.capital(ProofSection.sentence(card.proof())) + digest,
                        Text.plural(trials, "specification")
                                + " had been tried when this one was chosen, itself included."
                                + (trials == 1 ? "" : " The best of many looks better than it is.")));
    }

    private Section data() {
        List<List<String>> rows = new ArrayList<>(List.of(
                List.of("market", from.simulated() ? "SIMULATED" : "real"),
                List.of("price basis", from.priceBasis()),
                List.of("judged on", span(card.spans().walkForward()) + ", out of sample"),
                List.of("fitted on", span(card.spans().refit()) + ", the day on which the last label became known"),
                List.of("SHA-256 of the bars", from.dataHash()),
                List.of("SHA-256 of the rows", from.datasetHash())));
        recipe.beside().ifPresent(beside -> {
            rows.add(List.of("beside bars", String.join(", ", beside.modalities())));
            rows.add(List.of("series", beside.series().isEmpty() ? Text.NONE : String.join(", ", beside.series())));
        });
        return new Section("Data", List.of(), List.of(), List.of(new Table(WHAT, rows)), Optional.empty());
    }

    private Section provenance() {
        return Section.of(
                "Provenance",
                "The same data, specification, seed and code make the same model, bit for bit.",
                new Table(
                        WHAT,
                        List.of(
                                List.of("model", card.id()),
                                List.of("made at", card.created()),
                                List.of("code", "Assay " + from.code().text()),
                                List.of("engine", from.engine() + " " + from.engineVersion()),
                                List.of("seed", recipe.seed() + ", the root of all randomness"),
                                List.of("SHA-256 of the specification", recipe.specHash()))));
    }

    private Section stage() {
        List<List<String>> rows = new ArrayList<>();
        for (StageChange change : report.history()) {
            rows.add(List.of(
                    Long.toString(change.number()),
                    change.time(),
                    act(change),
                    change.by().text(),
                    whom(change),
                    change.why()));
        }
        return new Section(
                "Stage and history",
                List.of(
                        standing(),
                        rows.isEmpty()
                                ? "No change of stages in this store is about it."
                                : "Lines of the store's history that are about it. Each carries the hash of the line"
                                        + " before: a line that is changed or missing shows."),
                List.of(),
                rows.isEmpty()
                        ? List.of()
                        : List.of(new Table(List.of("line", "when", "what", "by", "instruments", "why"), rows)),
                Optional.empty());
    }

    private String act(StageChange change) {
        return change.model().isPresent()
                        || !change.instruments(card.id(), true).isEmpty()
                ? change.act().text()
                : "replaced";
    }

    private String whom(StageChange change) {
        List<String> got = change.instruments(card.id(), true);
        return named(got.isEmpty() ? change.instruments(card.id(), false) : got);
    }

    private static Table estimates(Map<String, ModelCard.Estimate> scores) {
        List<List<String>> rows = new ArrayList<>();
        scores.forEach((name, e) -> rows.add(
                List.of(name, Text.decimal(e.value(), 4), Text.decimal(e.low(), 4), Text.decimal(e.high(), 4))));
        return new Table(List.of("score", "value", "low", "high"), rows);
    }

    private static String span(ModelCard.Span span) {
        return span.first() + " to " + span.last();
    }

    private static String named(List<String> all) {
        int more = all.size() - NAMED;
        return String.join(", ", all.subList(0, Math.min(NAMED, all.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
