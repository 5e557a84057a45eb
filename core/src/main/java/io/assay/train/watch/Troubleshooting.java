package io.assay.train.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.assay.base.UsageException;

/** The one list of what can go wrong with a training and what to do: red flags and the help are both made of it. */
public final class Troubleshooting {
    private static final List<String> OUT_OF_MEMORY =
            List.of("out of memory", "not enough memory", "can't allocate memory", "bad_alloc", "cannot allocate");

    /**
     * What to change.
     *
     * @param setting the setting of a network to change, or empty if it is none
     * @param text how
     */
    public record Remedy(String setting, String text) {
        private static Remedy set(String setting, String text) {
            return new Remedy(setting, text);
        }

        private static Remedy other(String text) {
            return new Remedy("", text);
        }

        private String line() {
            return setting.isEmpty() ? text : setting + ": " + text;
        }
    }

    /**
     * One trouble.
     *
     * @param trouble which
     * @param symptom how it shows, with the threshold of its red flag
     * @param causes what it comes from
     * @param remedies what to do, the first thing first
     */
    public record Entry(Trouble trouble, String symptom, List<String> causes, List<Remedy> remedies) {
        /** The first thing to do, as a sentence. */
        public String first() {
            return "First: " + remedies.get(0).line() + ".";
        }

        /** The whole entry. */
        public String text() {
            StringBuilder text = new StringBuilder(trouble.slug() + "\n  " + symptom + ".\n");
            causes.forEach(cause -> text.append("  Why: ").append(cause).append(".\n"));
            remedies.forEach(
                    remedy -> text.append("  Do:  ").append(remedy.line()).append(".\n"));
            return text.toString();
        }
    }

    private static final List<Entry> ALL = List.of(
            new Entry(
                    Trouble.LOSS_FLAT,
                    "The training loss did not fall by " + Wording.rounded(100 * Curves.PROGRESS) + " % in "
                            + Curves.FLAT_EPOCHS + " epochs",
                    List.of(
                            "the learning rate is too high (the loss jumps) or too low (it creeps)",
                            "there is nothing to learn: features say nothing of the label"),
                    List.of(
                            Remedy.set("learning_rate", "a tenth of it if the loss jumps, three times if it creeps"),
                            Remedy.other("fit 'logistic-regression-strong' on the same rows: if that finds nothing"
                                    + " either, the features are what to change"),
                            Remedy.set("scaling", "robust, where a few extreme values flatten all others"),
                            Remedy.set("weight_decay", "less, if it was raised"))),
            new Entry(
                    Trouble.VALIDATION_RISING,
                    "The validation loss rose " + Curves.RISES + " epochs running, or is "
                            + Wording.rounded(100 * Curves.LOST) + " % above its lowest, while the training loss falls",
                    List.of("the network learns rows by heart (overfitting)"),
                    List.of(
                            Remedy.set("patience", "let early stopping end it; the best weights are kept anyhow"),
                            Remedy.set("dropout", "0.3, then 0.4 or 0.5"),
                            Remedy.set("weight_decay", "0.0001, then ten times that"),
                            Remedy.set("noise", "0.05 of a standard deviation on the inputs"),
                            Remedy.set("hidden", "half of it"))),
            new Entry(
                    Trouble.ACCURACY_GAP,
                    "Rows learnt from are predicted more than " + Math.round(100 * Curves.GAP)
                            + " percentage points better than validation rows",
                    List.of("the network learns rows by heart (overfitting)", "too few rows for so many parameters"),
                    List.of(
                            Remedy.set("dropout", "0.3, then 0.4 or 0.5"),
                            Remedy.set("weight_decay", "0.0001, then ten times that"),
                            Remedy.set(
                                    "noise",
                                    "0.05; shifting rows in time is no remedy, it carries labels across the"
                                            + " edge of the training rows"),
                            Remedy.set("hidden", "half of it, or one of 'layers' less"),
                            Remedy.other("train on more stocks together"))),
            new Entry(
                    Trouble.AT_BASE_RATE,
                    "After " + Curves.EPOCHS_TO_LEARN + " epochs the accuracy is not above that of always naming the"
                            + " most frequent class by more than chance gives",
                    List.of(
                            "there is nothing to find: on liquid stocks the honest accuracy is 50.5 to 53 %",
                            "the learning rate, if the training loss is flat too",
                            "features and label do not fit together"),
                    List.of(
                            Remedy.other("compare with the null models and 'logistic-regression-strong' on the same"
                                    + " rows before changing the network"),
                            Remedy.set("learning_rate", "a tenth of it, with more 'epochs'"),
                            Remedy.other("other features, another label or a longer horizon"),
                            Remedy.set(
                                    "hidden",
                                    "a bigger network last: where nothing is to be found it learns noise,"
                                            + " so believe it only if validation rows agree"))),
            new Entry(
                    Trouble.TOO_GOOD,
                    "The accuracy avoids over " + Math.round(100 * Curves.BELIEVABLE)
                            + " % of the base rate's mistakes (0.65 where the base rate is 0.5) for sure",
                    List.of(
                            "something looks ahead: published models reach 57 % of daily directions at most",
                            "rows of the same days, or overlapping labels, on both sides of the split",
                            "a simulated market with a strong planted pattern, where it is right"),
                    List.of(
                            Remedy.other("run 'assay proof' and do not use --unproven"),
                            Remedy.other("look at the search for a leak in the run's report"),
                            Remedy.other("'assay doctor' shows what classic leaks look like"))),
            new Entry(
                    Trouble.NOT_FINITE,
                    "The loss or the gradient is infinite or not a number",
                    List.of("gradients explode: the learning rate is too high", "extreme inputs"),
                    List.of(
                            Remedy.set("learning_rate", "a tenth of it"),
                            Remedy.set("clip", "1 or less; 0 means no clipping"),
                            Remedy.set("input_limit", "5 or less, or 'scaling' robust"))),
            new Entry(
                    Trouble.GRADIENT_EXPLODES,
                    "The gradient is over " + Math.round(Steadiness.TIMES) + " times as long as its running median",
                    List.of("the learning rate is too high", "a few rows with extreme inputs or labels"),
                    List.of(
                            Remedy.set("clip", "1 or less, so that one batch cannot undo the others; 0 means none"),
                            Remedy.set("learning_rate", "half of it"),
                            Remedy.set("input_limit", "less, or 'scaling' robust; and 'assay data audit'"))),
            new Entry(
                    Trouble.SLOW,
                    "An epoch takes over " + Wording.time(Speed.LONGEST_EPOCH) + ", or over "
                            + Wording.time(Speed.LONGEST_TRAINING) + " are left",
                    List.of("batches so small that cores wait", "more rows or a larger network than the machine fits"),
                    List.of(
                            Remedy.set(
                                    "batch_size",
                                    "two or four times, with 'learning_rate' raised as much; smaller"
                                            + " batches are slower, not faster"),
                            Remedy.other("--stride 5 (every fifth session) or --sample-stocks N"),
                            Remedy.other("--budget 8h fits the work to the time"),
                            Remedy.set("hidden", "half of it is about four times as fast"),
                            Remedy.set("sequence", "20 sessions instead of 30"),
                            Remedy.other("--device cuda, where there is one"))),
            new Entry(
                    Trouble.SLOWING_DOWN,
                    "An epoch took over " + Wording.rounded(Speed.SLOWER) + " times as long as the first ones",
                    List.of("other programs use the cores, or the machine lacks memory and swaps", "it runs hot"),
                    List.of(
                            Remedy.other("see with 'top' who uses cores and memory"),
                            Remedy.other("--threads N, no more than there are free cores"),
                            Remedy.other("stop it and go on later: the checkpoint is kept, the model is the same"))),
            new Entry(
                    Trouble.OUT_OF_MEMORY,
                    "The training ends with 'out of memory'",
                    List.of("batch, sequence or network too large for the memory there is"),
                    List.of(
                            Remedy.set("batch_size", "64, then 32, then 16"),
                            Remedy.set("accumulate", "2 or 4, so that each step still sees as many rows"),
                            Remedy.set("sequence", "20 sessions instead of 30"),
                            Remedy.set("hidden", "half of it"),
                            Remedy.other("ASSAY_JAVA_OPTIONS=-Xmx8g, if it is Java's heap that is full"))),
            new Entry(
                    Trouble.BELOW_TARGET,
                    "The accuracy that was asked for is not reached",
                    List.of(
                            "60 % of daily directions is more than any published model reaches",
                            "the target is a verdict, not a promise"),
                    List.of(
                            Remedy.other("see by how much the null models are beaten: skill is that, not 60 %"),
                            Remedy.other("more features: of other stocks, sentiment, fundamentals"),
                            Remedy.other("several networks together, 'lstm-attention' or 'lstm-transformer'"),
                            Remedy.other("do not try until it is reached: every trial counts, and the best of many is"
                                    + " luck"))));

    private Troubleshooting() {}

    /** All entries, one a trouble. */
    public static List<Entry> all() {
        return ALL;
    }

    /** The entry of a trouble. */
    public static Entry of(Trouble trouble) {
        return ALL.stream().filter(e -> e.trouble == trouble).findFirst().orElseThrow();
    }

    /**
     * The entry of a name such as {@code loss-flat}.
     *
     * @throws UsageException if there is none
     */
    public static Entry named(String slug) {
        return ALL.stream()
                .filter(e -> e.trouble.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> UsageException.unknown(
                        "trouble", slug, ALL.stream().map(e -> e.trouble.slug()).toList()));
    }

    /** The flag of an error that ended a training, if it is one that the list knows: out of memory. */
    public static Optional<RedFlag> of(Throwable error) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable at = error; at != null && !chain.contains(at); at = at.getCause()) {
            chain.add(at);
        }
        return chain.stream()
                .filter(Troubleshooting::isOutOfMemory)
                .findFirst()
                .map(at -> RedFlag.of(Trouble.OUT_OF_MEMORY, "the training ran out of memory (" + firstLine(at) + ")"));
    }

    private static boolean isOutOfMemory(Throwable error) {
        String message = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
        return error instanceof OutOfMemoryError
                || (error instanceof RuntimeException && OUT_OF_MEMORY.stream().anyMatch(message::contains));
    }

    private static String firstLine(Throwable error) {
        String message = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        return message.lines().findFirst().orElse("").strip();
    }
}
