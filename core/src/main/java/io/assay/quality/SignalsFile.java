package io.assay.quality;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.assay.base.CsvFile;
import io.assay.base.Days;
import io.assay.feature.FeatureInfo;
import io.assay.market.Instrument;

/**
 * Signals as a CSV file: whose, when, what became of them, then what was known on the day. Missing values are empty.
 */
public final class SignalsFile {
    private static final List<String> ENDS = List.of("STOP", "TIME", "PROFIT");
    private static final List<String> COLUMNS = List.of(
            "market",
            "symbol",
            "date",
            "strategy",
            "signal_type",
            "entry_date",
            "exit_date",
            "resolved_date",
            "ended",
            "success",
            "return_pct",
            "gross_return_pct",
            "max_drawdown",
            "days_to_target",
            "uniqueness");

    /** Before the name of everything that was known on the day: nothing else in the file was. */
    private static final String FEATURE = "feature_";

    private SignalsFile() {}

    /** Replaces a file by the signals. */
    public static void write(Path file, TakenSignals taken) {
        CsvFile.write(file, csv -> {
            for (String name : COLUMNS) {
                csv.add(name);
            }
            for (FeatureInfo column : taken.features().columns()) {
                csv.add(FEATURE + column.name());
            }
            csv.end();
            for (int at = 0; at < taken.signals().size(); at++) {
                line(csv, taken, at);
            }
        });
    }

    private static void line(CsvFile csv, TakenSignals taken, int at) throws IOException {
        Signals signals = taken.signals();
        Instrument whose = taken.instruments().get(signals.instrument()[at]);
        int toTarget = signals.sessionsToTarget()[at];
        csv.add(whose.market())
                .add(whose.symbol())
                .add(Days.text(signals.decisionDay()[at]))
                .add(taken.strategies().get(signals.strategy()[at]))
                .add(signals.side()[at] > 0 ? "BUY" : "SELL")
                .add(Days.text(signals.entryDay()[at]))
                .add(Days.text(signals.exitDay()[at]))
                .add(Days.text(signals.knownDay()[at]))
                .add(ENDS.get(signals.end()[at]))
                .add(signals.success(at) ? "1" : "0")
                .add(100 * signals.net()[at])
                .add(100 * signals.gross()[at])
                .add(signals.drawdown()[at])
                .add(toTarget < 0 ? "" : Integer.toString(toTarget))
                .add(signals.uniqueness()[at]);
        for (float[] column : taken.features().values()) {
            csv.add(Float.isNaN(column[at]) ? "" : Float.toString(column[at]));
        }
        csv.end();
    }
}
