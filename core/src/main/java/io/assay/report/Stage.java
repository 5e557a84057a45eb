package io.assay.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.assay.base.UsageException;

/** The announced steps of the pipeline, in their order. */
public enum Stage {
    /** Signals of strategies, and what became of them. */
    COLLECT("Collect the strategies' signals and what became of them"),
    /** What is known of each. */
    ENGINEER("Engineer features, and prove that they know nothing that came later"),
    /** Models of signal quality. */
    SIGNAL("Train models of signal quality, and judge them"),
    /** Models of the market's regime. */
    REGIME("Train models of the market's regime, and judge them beside persistence"),
    /** Models of prices. */
    PRICE("Train models that forecast prices, and judge them beside the random walk"),
    /** Models of single stocks. */
    STOCKS("Rank the stocks, and compare old and new models of the best on the same rows"),
    /** The kept models and the summary. */
    SAVE("Check the kept models, and write the summary");

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    /** Its name in commands, for example {@code collect}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /**
     * The step of a name.
     *
     * @throws UsageException if there is none
     */
    public static Stage named(String id) {
        return Arrays.stream(values())
                .filter(stage -> stage.id().equals(id))
                .findFirst()
                .orElseThrow(() -> UsageException.unknown(
                        "step",
                        id,
                        List.of(Arrays.stream(values()).map(Stage::id).toArray(String[]::new))));
    }
}
