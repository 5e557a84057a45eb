package io.assay.report;

import java.util.Optional;

import io.assay.ledger.ProofStamp;

/** Whether what was fitted looks ahead: in large type where that is not proven. */
final class ProofSection {
    private ProofSection() {}

    /** The stamp in a sentence. */
    static String sentence(Optional<ProofStamp> proof) {
        return ProofStamp.sentence(proof) + ".";
    }

    /** What has to be said before anything else; empty where it was proven. */
    static String warning(Optional<ProofStamp> proof) {
        return ProofStamp.isProven(proof) ? "" : RunText.wrapped(sentence(proof)) + "\n\n";
    }

    static void add(Html page, Optional<ProofStamp> proof) {
        if (!ProofStamp.isProven(proof)) {
            page.banner(sentence(proof));
        }
    }
}
