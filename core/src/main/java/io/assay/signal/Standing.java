package io.assay.signal;

/** What is known of the model behind an opinion, best first: the order in which opinions are fallen back on. */
public enum Standing {
    /** A trained model whose specification showed skill out of sample. */
    SKILL("trained, skill established"),
    /** A trained model whose specification was not shown to have skill. */
    NO_SKILL("trained, NO SKILL ESTABLISHED"),
    /** The rule-based technical model. */
    RULES("rules");

    private final String title;

    Standing(String title) {
        this.title = title;
    }

    /** The words shown beside a signal. */
    public String title() {
        return title;
    }
}
