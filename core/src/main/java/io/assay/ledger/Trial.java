package io.assay.ledger;

import java.nio.charset.StandardCharsets;

import io.assay.base.Check;
import io.assay.base.Digest;

/**
 * One look at an out-of-sample score. A trial is one distinct specification; the folds and per-stock fits inside it are
 * not trials; another seed of the same specification is a repeat.
 *
 * @param kind what it was
 * @param specification the whole specification as text: what distinguishes it from every other trial
 * @param dataHash SHA-256 of the data behind the score
 * @param window days that were scored
 * @param seed root seed
 * @param codeVersion version of Assay
 * @param score what was seen
 */
public record Trial(
        Kind kind, String specification, String dataHash, Window window, long seed, String codeVersion, Score score) {
    /** What a look was. */
    public enum Kind {
        /** A specification that was scored. */
        TRIAL,
        /** The same specification with another seed. */
        REPEAT,
        /** A look at a held-out window. */
        PEEK
    }

    /** Checks every part. */
    public Trial {
        Check.notBlank("specification", specification);
        Check.notBlank("dataHash", dataHash);
        Check.notBlank("codeVersion", codeVersion);
    }

    /** SHA-256 of the specification's text in UTF-8, as {@code sha256sum} prints it. */
    public String specificationHash() {
        return Digest.of(specification.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A score by its name.
     *
     * @param name for example {@code direction correlation}
     * @param value NaN where there was none: the trial counts all the same
     */
    public record Score(String name, double value) {
        /** Checks the name. */
        public Score {
            Check.notBlank("name", name);
        }
    }
}
