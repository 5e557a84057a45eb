package io.assay.app.models;

import io.assay.app.cli.Context;
import io.assay.base.UsageException;
import io.assay.registry.StageCause;
import picocli.CommandLine.Option;

/** Why a person changes the stage of a model. */
final class WhyOption {
    @Option(names = "--why", paramLabel = "TEXT", description = "Why, in a sentence; it is kept in the history.")
    private String why = "";

    /** The user of this command, at this moment. */
    StageCause cause(Context context, String unsaid) {
        String text = why.isBlank() ? unsaid : why.strip();
        if (text.length() > StageCause.LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException("--why must be one line of at most " + StageCause.LONGEST + " characters, was "
                    + text.length() + " characters" + (text.contains("\n") ? " in several lines" : "")
                    + ". Fix: say it shorter");
        }
        return new StageCause(text, StageCause.By.USER, context.clock());
    }
}
