package io.assay.app.cli;

import java.nio.file.Path;

/**
 * Where things lie in the folder that a user works in.
 *
 * @param root the folder; made when something is first written
 */
public record Workspace(Path root) {
    /** Fitted models. */
    public Path models() {
        return root.resolve("models");
    }

    /** Reports for people. */
    public Path reports() {
        return root.resolve("reports");
    }

    /** The trial ledger. */
    public Path ledger() {
        return root.resolve("ledger.jsonl");
    }

    /** Feature files written on request. */
    public Path features() {
        return root.resolve("features");
    }

    /** Answers of outside services, kept so that they are not asked twice. */
    public Path cache() {
        return root.resolve("cache");
    }

    /** Large intermediate files, deleted after use. */
    public Path scratch() {
        return root.resolve("scratch");
    }
}
