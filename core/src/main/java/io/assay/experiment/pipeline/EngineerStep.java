package io.assay.experiment.pipeline;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.assay.base.CsvFile;
import io.assay.base.DataException;
import io.assay.experiment.hunt.Hunt;
import io.assay.experiment.quality.SignalCollection;
import io.assay.feature.FeatureInfo;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.Thresholds;
import io.assay.proof.Breach;
import io.assay.proof.SignalsProof;
import io.assay.quality.TakenSignals;
import io.assay.report.Stage;
import io.assay.report.StepResult;
import io.assay.report.Text;

/**
 * Takes stock of what is known of each signal, and proves on some of the very stocks that nothing of it, nor the
 * signals themselves, knows what came later: they are collected again with futures taken away and moved.
 */
public final class EngineerStep implements Step {
    private static final int PROVEN = 6;
    private static final int CUTS = 3;

    private final SharedSignals signals;

    /** A step. */
    public EngineerStep(SharedSignals signals) {
        this.signals = signals;
    }

    @Override
    public Stage stage() {
        return Stage.ENGINEER;
    }

    @Override
    public String specification() {
        return PROVEN + " stocks, " + CUTS + " cuts";
    }

    @Override
    public Set<Stage> needs() {
        return Set.of(Stage.COLLECT);
    }

    @Override
    public StepResult run(Map<Stage, StepResult> before) {
        SignalCollection.Collected collected = signals.collected();
        TakenSignals taken = collected.signals();
        Proven proven = prove(taken);
        List<FeatureInfo> columns = taken.features().columns();
        Path workspace = signals.wiring().workspace();
        String name = collected.name();
        Path file = workspace.resolve("signals").resolve("features-" + name + ".csv");
        double[] missing = columns.stream()
                .mapToDouble(column -> missing(taken.feature(column.name())))
                .toArray();
        write(file, columns, missing);
        String sentence = Text.plural(columns.size(), "feature") + " of each signal, "
                + taken.requested().size()
                + " of them on the request's list; of the " + proven.columns() + " that are made of a stock's own bars,"
                + " and of which signals are given, nothing moved on " + proven.stocks()
                + " stocks when futures were taken away or changed. The others are proven by 'assay proof'.";
        return new StepResult.Builder(
                        sentence,
                        specification(),
                        collected.report().dataHash(),
                        collected.report().simulated())
                .counted("signals", "features", columns.size())
                .counted(
                        "signals",
                        "features on the request's list",
                        taken.requested().size())
                .counted(
                        "signals",
                        "share of values that are missing",
                        Arrays.stream(missing).average().orElseThrow())
                .file(CollectStep.below(workspace, file))
                .build();
    }

    private static double missing(float[] values) {
        int missing = 0;
        for (float value : values) {
            missing += Float.isNaN(value) ? 1 : 0;
        }
        return missing / (double) values.length;
    }

    private static void write(Path file, List<FeatureInfo> columns, double[] missing) {
        CsvFile.write(file, csv -> {
            csv.add("feature").add("kind").add("meaning").add("missing_share").end();
            for (int c = 0; c < missing.length; c++) {
                FeatureInfo column = columns.get(c);
                csv.add(column.name())
                        .add(column.group().toString())
                        .add(column.formula())
                        .add(missing[c])
                        .end();
            }
        });
    }

    /** On how many stocks, and how many columns. */
    private record Proven(int stocks, int columns) {}

    /** On a few stocks: it collects their signals again twice a cut. */
    private Proven prove(TakenSignals taken) {
        List<String> names =
                taken.instruments().stream().map(Instrument::toString).toList();
        List<String> some = Hunt.choose(names, PROVEN, signals.spec().seed().child("proof"));
        List<Instrument> chosen = taken.instruments().stream()
                .filter(i -> some.contains(i.toString()))
                .toList();
        Auditor auditor = Auditor.of(signals.wiring().data(), Thresholds.DEFAULTS);
        List<BarSeries> bars = signals.wiring()
                .parallel()
                .map(chosen, i -> auditor.clean(i).bars().adjusted());
        int[] days = taken.signals().decisionDay();
        int[] cuts = new int[CUTS];
        Arrays.setAll(cuts, k -> days[(int) ((long) days.length * (k + 1) / (CUTS + 1))]);
        List<Breach> breaches = SignalsProof.of(signals.spec().collection(), bars, cuts);
        if (!breaches.isEmpty()) {
            throw new DataException("a signal knows what came after it, so nothing of it can be believed: "
                    + breaches.get(0) + ". This is a defect of Assay");
        }
        int columns = SignalsProof.collected(signals.spec().collection(), bars)
                .names()
                .size();
        return new Proven(chosen.size(), columns);
    }
}
