package io.assay.train.watch;

/**
 * A warning about a training.
 *
 * @param trouble what it warns of
 * @param sentence what was seen, with its figures and the threshold
 * @param advice what to do first
 */
public record RedFlag(Trouble trouble, String sentence, String advice) {
    static RedFlag of(Trouble trouble, String sentence) {
        return new RedFlag(trouble, sentence, Troubleshooting.of(trouble).first());
    }

    /** All of it in a line. */
    public String text() {
        return "red flag: " + sentence + ". " + advice + " More: assay help troubleshooting " + trouble.slug();
    }
}
