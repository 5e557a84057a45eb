package io.assay.ledger;

import java.util.Optional;

import io.assay.base.Check;

/**
 * What is known of whether something could have looked ahead.
 *
 * @param outcome whether it was proven
 * @param sentence for people, for example {@code leak-free: 91 transforms x 12 cuts, 9 perturbed otherwise}
 * @param digest SHA-256 over what was proven and what came of it; empty where nothing was
 */
public record ProofStamp(Outcome outcome, String sentence, String digest) {
    /** How sure it is that nothing looks ahead. */
    public enum Outcome {
        /** Everything that could look ahead was run on other futures, and nothing moved. */
        PROVEN,
        /** Nobody looked: {@code --unproven}, or made before there were proofs. */
        UNPROVEN
    }

    private static final String UNPROVEN =
            "NOT PROVEN to be free of leaks: '--unproven' left the proof out. Do not believe a figure of it";

    private static final String OLD = "NOT PROVEN to be free of leaks: made before proofs were asked for";

    /** Checks that it says something. */
    public ProofStamp {
        Check.notBlank("sentence", sentence);
        Check.that(
                digest.isEmpty() == (outcome == Outcome.UNPROVEN),
                "digest",
                "be there where something is proven",
                digest);
    }

    /** Of what was proven. */
    public static ProofStamp proven(String sentence, String digest) {
        return new ProofStamp(Outcome.PROVEN, sentence, digest);
    }

    /** Of what nobody looked at, on request. */
    public static ProofStamp unproven() {
        return new ProofStamp(Outcome.UNPROVEN, UNPROVEN, "");
    }

    /** The sentence of a stamp, or that there is none because nobody asked for one then. */
    public static String sentence(Optional<ProofStamp> stamp) {
        return stamp.map(ProofStamp::sentence).orElse(OLD);
    }

    /** Whether there is a stamp that says so. */
    public static boolean isProven(Optional<ProofStamp> stamp) {
        return stamp.map(ProofStamp::isProven).orElse(false);
    }

    /** Whether it was proven. */
    public boolean isProven() {
        return outcome == Outcome.PROVEN;
    }
}
