package io.assay.experiment.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.assay.base.UsageException;
import io.assay.evaluate.Answers;
import io.assay.experiment.Source;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RunData;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.run.RunJudge;
import io.assay.experiment.run.RunRecord;
import io.assay.experiment.trade.Books;
import io.assay.ledger.ProofStamp;
import io.assay.market.Universe;
import io.assay.model.builtin.RuleBasedLearner;
import io.assay.report.CompareReport;
import io.assay.report.RunReport;
import io.assay.report.StudyReport;
import io.assay.train.CommitteeChoice;

/** Finds models by name among the runs of a workspace. */
final class Contenders {
    private static final char OF_RUN = ':';
    private static final int SHOWN = 5;

    /** What the names of competitors end with, by the rows that they are fitted on: of each stock, or of all. */
    private static final String OF_STOCK = ", per stock";

    private static final String OF_ALL = ", pooled";

    /** They are fitted on the rows of each stock. */
    private static final String RULES = RuleBasedLearner.withCalibration().name();

    private final Wiring wiring;
    private final List<RunRecord> runs;

    Contenders(Wiring wiring) {
        this.wiring = wiring;
        this.runs = RunRecord.all(wiring.workspace());
    }

    /**
     * A model with its out-of-sample rows.
     *
     * @param name a run, then the model that the run judged; or a model, then the newest run that made it, on the
     *     model's stocks alone; either may be cut off where the rest is clear. Behind a colon one of those who answered
     *     in the run, for example {@code 3f9c2a7b10de:forest-shallow}
     * @throws UsageException if there is none, or several begin so
     */
    Contender find(String name) {
        int colon = name.indexOf(OF_RUN);
        String of = colon < 0 ? name : name.substring(0, colon);
        String whole = whole(of);
        RunFolder run = RunFolder.find(wiring.workspace(), Optional.of(whole));
        Optional<String> model = whole.equals(run.id()) ? Optional.empty() : Optional.of(whole);
        List<JudgedFile.Content> judged = run.judged(model);
        List<Answers> answers = judged.get(0).predicted().answers();
        int nulls = Books.nulls(answers);
        int place = colon < 0 ? 0 : place(run, name.substring(colon + 1), answers);
        String answer = answers.get(place).name();
        List<Contender.Part> parts = new ArrayList<>();
        for (JudgedFile.Content content : judged) {
            double inSample = place > 0
                    ? Double.NaN
                    : content.header()
                            .stock()
                            .aside()
                            .map(RunReport.Aside::inSample)
                            .orElse(Double.NaN);
            parts.add(new Contender.Part(answered(content.predicted(), place, nulls), inSample));
        }
        return new Contender(
                name,
                origin(run, model, answer),
                choice(model, place, answers),
                new Contender.Acting(place == 0 || place > nulls, place > nulls ? foreign(run, name, answer) : ""),
                parts,
                doubts(run, parts),
                List.of(run.members().map(Universe::sentence).orElse(Source.SURVIVORSHIP)));
    }

    /** What a name stands for that may be cut off. */
    private String whole(String name) {
        TreeSet<String> found = new TreeSet<>();
        for (RunRecord run : runs) {
            if (run.runId().equals(name) || run.models().containsValue(name)) {
                return name;
            }
            if (run.runId().startsWith(name)) {
                found.add(run.runId());
            }
            run.models().values().stream().filter(m -> m.startsWith(name)).forEach(found::add);
        }
        if (found.size() > 1 && !name.isEmpty()) {
            throw new UsageException("the names of " + found.size() + " runs and models begin with '" + name + "': "
                    + String.join(", ", found.stream().limit(SHOWN).toList()) + (found.size() > SHOWN ? ", .." : "")
                    + ". Fix: name one of them");
        }
        if (found.size() == 1) {
            return found.first();
        }
        if (wiring.models().list().cards().stream().anyMatch(card -> card.id().startsWith(name))) {
            throw new UsageException("model '" + name + "' comes from no run that keeps out-of-sample rows of its"
                    + " walk-forward. Fix: --later, which asks kept models about the days after those that they learnt"
                    + " from");
        }
        return name;
    }

    /** The place of one of those who answered, whose name may be cut off. */
    private static int place(RunFolder run, String answer, List<Answers> answers) {
        List<String> names = answers.stream().map(Answers::name).toList();
        if (names.contains(answer)) {
            return names.indexOf(answer);
        }
        List<String> found = names.stream()
                .filter(n -> !answer.isEmpty() && n.startsWith(answer))
                .toList();
        if (found.size() == 1) {
            return names.indexOf(found.get(0));
        }
        throw new UsageException((found.isEmpty() ? "nobody" : "more than one") + " who answered in run " + run.id()
                + " has a name that begins with '" + answer + "'. Fix: name one of '" + String.join("', '", names)
                + "'");
    }

    /** The rows with the answers of one first, and then those of the null models. */
    private static Predicted answered(Predicted predicted, int place, int nulls) {
        List<Answers> answers = new ArrayList<>(List.of(predicted.answers().get(place)));
        answers.addAll(predicted.answers().subList(1, 1 + nulls));
        return new Predicted(predicted.rows(), answers, predicted.training());
    }

    /**
     * Why the training that a run keeps is not that of one who competed in it: rows tell the training of whoever was
     * chosen in their window, which is that of all of the same scope, on whose rows they were fitted. Empty where the
     * chosen one is of the competitor's scope in every window, and of a run of one learner, in which nobody is chosen.
     */
    private static String foreign(RunFolder run, String name, String answer) {
        return run.study()
                .flatMap(study -> otherwise(study.choices(), answer))
                .map(choice -> "'" + name + "' is not booked: its signals would be told by the base rates that it"
                        + " learnt from, and run " + run.id() + " keeps those of whoever was chosen, which is '"
                        + choice.chosen() + "' in the window " + choice.window()
                        + "; --top N, which acts on scores alone, books it.")
                .orElse("");
    }

    /** The first window in which the chosen one is of another scope than a competitor; what is chosen now is none. */
    static Optional<StudyReport.Choice> otherwise(List<StudyReport.Choice> choices, String answer) {
        Optional<String> own = scope(answer);
        return choices.stream()
                .filter(c -> !c.window().equals(CommitteeChoice.NOW))
                .filter(c -> own.isEmpty() || !own.equals(scope(c.chosen())))
                .findFirst();
    }

    /** On which rows an answer was fitted; empty if its name does not tell. */
    private static Optional<String> scope(String answer) {
        return answer.equals(RULES)
                ? Optional.of(OF_STOCK)
                : Stream.of(OF_STOCK, OF_ALL).filter(answer::endsWith).findFirst();
    }

    private static String choice(Optional<String> model, int place, List<Answers> answers) {
        List<String> choices = new ArrayList<>();
        model.ifPresent(m -> choices.add(Contender.OF_MODEL + m));
        if (place > 0) {
            choices.add("answer=" + answers.get(place).name());
        }
        return String.join("; ", choices);
    }

    private CompareReport.Origin origin(RunFolder run, Optional<String> model, String answer) {
        RunRecord record = run.record();
        String kept = model.orElseGet(
                () -> record.models().values().stream().findFirst().orElse(""));
        boolean sound = !kept.isEmpty() && wiring.models().isSound(kept);
        int trials = sound ? wiring.models().show(kept).recipe().trials() : 0;
        return new CompareReport.Origin(
                run.id(), answer, record.specification(), record.dataHash(), record.seed(), record.sentence(), trials);
    }

    private List<String> doubts(RunFolder run, List<Contender.Part> parts) {
        List<String> doubts = new ArrayList<>();
        if (!ProofStamp.isProven(run.proof())) {
            doubts.add("Run " + run.id() + ": " + ProofStamp.sentence(run.proof()) + ".");
        }
        List<Predicted> rows = parts.stream().map(p -> p.predicted().first(0)).toList();
        doubts.addAll(run.doubts(RunData.of(wiring.data(), RunJudge.pooled(rows).rows(), wiring.parallel())));
        return doubts;
    }
}
