package io.assay.report;

import java.util.List;

import io.assay.evaluate.Gate;
import io.assay.evaluate.GateCheck;
import io.assay.quality.regime.RegimeScores;

/** How models of the regime stand to what was claimed of them (R84). The first model is judged, beside persistence. */
public final class RegimeGates {
    private RegimeGates() {}

    /** The check. */
    public static List<GateCheck> of(RegimeReport report) {
        List<RegimeScores.Row> rows = report.scores().rows();
        RegimeScores.Row own = rows.get(0);
        double persistence = rows.stream()
                .filter(row -> row.outcome() == RegimeScores.Outcome.NULL)
                .findFirst()
                .orElseThrow()
                .accuracy()
                .value();
        return List.of(GateCheck.paired(
                Gate.CLAIM_REGIME,
                QualityGates.figure(Gate.CLAIM_REGIME, own.accuracy()),
                persistence,
                own.over().interval()));
    }
}
