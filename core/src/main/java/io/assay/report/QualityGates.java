package io.assay.report;

import java.util.ArrayList;
import java.util.List;

import io.assay.evaluate.Figure;
import io.assay.evaluate.Gate;
import io.assay.evaluate.GateCheck;
import io.assay.quality.Estimate;
import io.assay.quality.QualityScores;

/** How models of signal quality stand to what was claimed of them (R84). They are judged by the last of the models. */
public final class QualityGates {
    private static final double DAYS_A_YEAR = 365.25;

    private QualityGates() {}

    /** The checks. */
    public static List<GateCheck> of(QualityReport report) {
        List<QualityScores.Row> models = report.scores().rows().stream()
                .filter(row -> row.outcome() != QualityScores.Outcome.NULL)
                .toList();
        QualityScores.Row own = models.get(models.size() - 1);
        double years = (report.days().lastDay() - report.days().firstDay()) / DAYS_A_YEAR;
        List<GateCheck> checks = new ArrayList<>();
        checks.add(beside(Gate.CLAIM_ACCURACY, own.accuracy(), own.accuracyLead()));
        checks.add(beside(Gate.CLAIM_AUC, own.auc(), own.aucLead()));
        checks.add(counted(Gate.CLAIM_SIGNALS, report.collection().counts().signals()));
        checks.add(counted(Gate.CLAIM_YEARS, years));
        return List.copyOf(checks);
    }

    static Figure figure(Gate gate, Estimate estimate) {
        return new Figure(gate.reads().title(), estimate.value(), estimate.interval(), "");
    }

    /** Beside the best null on the same redrawn days. */
    private static GateCheck beside(Gate gate, Estimate own, Estimate lead) {
        return GateCheck.paired(gate, figure(gate, own), own.value() - lead.value(), lead.interval());
    }

    private static GateCheck counted(Gate gate, double value) {
        return GateCheck.judge(gate, GateCheck.exact(gate.reads().title(), value), Double.NaN);
    }
}
