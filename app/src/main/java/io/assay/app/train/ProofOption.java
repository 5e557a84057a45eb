package io.assay.app.train;

import io.assay.experiment.Wiring;
import io.assay.proof.ProofGate;
import picocli.CommandLine.Option;

/** Whether something may be trained that nobody proved to be free of leaks. */
final class ProofOption {
    @Option(
            names = "--unproven",
            description = "Leave out the proof that nothing looks ahead. Every card and report then says NOT PROVEN,"
                    + " and the models never count as skilled.")
    private boolean unproven;

    /** The wiring with the gate that was asked for. */
    Wiring on(Wiring wiring) {
        return unproven ? wiring.withGate(ProofGate.open()) : wiring;
    }
}
