package io.assay.app.train;

import java.util.List;

import io.assay.app.cli.Context;
import io.assay.app.cli.ModalityOption;
import io.assay.app.cli.OpeningOptions;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Selection;
import io.assay.base.UsageException;
import io.assay.experiment.HeldOut;
import io.assay.experiment.Wiring;
import io.assay.experiment.study.Candidate;
import io.assay.experiment.study.Refits;
import io.assay.experiment.study.StudySpec;
import io.assay.label.Label;
import io.assay.label.Labels;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every study is asked for: on which stocks and days, and how it is judged. */
final class StudyGround {
    @Mixin
    private Selection selection = new Selection();

    @Mixin
    private ProofOption proof = new ProofOption();

    @Mixin
    private ModalityOption modalities = new ModalityOption();

    @Option(names = "--to", paramLabel = "DATE", description = "Look at nothing after this day (default: all bars).")
    private String to = "";

    @Mixin
    private OpeningOptions heldOut = new OpeningOptions();

    @Option(names = "--show", paramLabel = "N", defaultValue = "20", description = "Stocks to list (default: 20).")
    private int show;

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            description = "What this run is for; kept with it and shown by 'report'.")
    private String note = "";

    /** The bars that may be looked at, with the spells in which stocks belong if the universe has any. */
    MarketData data(MarketData store, Context context) {
        return selection.data(store, to, context);
    }

    /** The universe. */
    List<Instrument> instruments(MarketData data, Context context) {
        OptionChecks.atLeast("--show", show, 0);
        List<Instrument> picked = selection.from(data, context);
        TrainMissingCommand.requireOneCurrency(data, picked);
        return picked;
    }

    /** What the study works with. */
    Wiring wiring(MarketData data, Engines engines, Context context) {
        return proof.on(context.wiring(data, engines));
    }

    /** Whether the held-out days are to be opened. */
    boolean opens() {
        return heldOut.opens();
    }

    /** How many stocks the text lists at most. */
    int show() {
        return show;
    }

    /** What is to be kept with the run; empty for nothing. */
    String note() {
        return note;
    }

    /** A study of some candidates on this ground. */
    StudySpec spec(Label asked, List<Candidate> candidates, Refits refits, Context context) {
        return StudySpec.standard(candidates, context.seed())
                .withLabel(asked)
                .withRefits(refits)
                .withModalities(modalities.asked());
    }

    /** A label that has classes. */
    static Label classes(String name) {
        Label asked = Labels.parse(name);
        if (asked.classes().isEmpty()) {
            throw new UsageException("'--label' must have classes, such as direction3_5d, was " + name
                    + "; 'assay train pooled' takes returns and ranks");
        }
        return asked;
    }

    /** What the workspace holds out, settled now if it was not before. */
    HeldOut heldOut(MarketData data, List<Instrument> instruments, Context context) {
        return heldOut.settled(data, instruments, context);
    }
}
