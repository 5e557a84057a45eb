package io.assay.forecast;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.assay.base.CsvFile;
import io.assay.base.Days;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.market.Instrument;

/**
 * Forecasts of a walk-forward as a CSV file, one line a row, horizon and model. {@code predicted}, {@code realised} and
 * the ends of the intervals are log returns from {@code close}, the adjusted close of the day; a price is {@code close
 * exp(return)}. What was not said is empty.
 */
public final class ForecastFile {
    private static final List<String> COLUMNS = List.of(
            "market",
            "symbol",
            "date",
            "horizon",
            "model",
            "known_date",
            "close",
            "predicted",
            "realised",
            "low80",
            "high80",
            "low95",
            "high95",
            "predicted_price",
            "realised_price");

    private ForecastFile() {}

    /**
     * The forecasts over one horizon.
     *
     * @param tested the rows
     * @param models what each model said of them
     */
    public record Part(Tested tested, List<Answers> models) {
        /** Copies the list. */
        public Part {
            models = List.copyOf(models);
        }
    }

    /** Replaces a file by the forecasts. */
    public static void write(Path file, List<Part> parts) {
        CsvFile.write(file, csv -> {
            csv.line(COLUMNS.toArray(new String[0]));
            for (Part part : parts) {
                for (Answers model : part.models()) {
                    write(csv, part.tested(), model);
                }
            }
        });
    }

    private static void write(CsvFile csv, Tested tested, Answers model) throws IOException {
        double[] said = model.predictions().values();
        Tested.Around intervals = tested.intervals(said);
        Dataset.Rows rows = tested.rows().rows();
        for (int row = 0; row < tested.size(); row++) {
            Instrument whose = tested.rows().instruments().get(rows.instrument()[row]);
            csv.add(whose.market())
                    .add(whose.symbol())
                    .add(Days.text(rows.decisionDay()[row]))
                    .add(Integer.toString(tested.horizon()))
                    .add(model.name())
                    .add(Days.text(rows.knownDay()[row]))
                    .add(tested.asOf().close()[row]);
            number(csv, said[row]);
            number(csv, tested.actual(row));
            number(csv, intervals.low(row, 0.8));
            number(csv, intervals.high(row, 0.8));
            number(csv, intervals.low(row, 0.95));
            number(csv, intervals.high(row, 0.95));
            number(csv, tested.asOf().price(row, said[row]));
            number(csv, tested.asOf().price(row, tested.actual(row)));
            csv.end();
        }
    }

    private static void number(CsvFile csv, double value) throws IOException {
        csv.add(Double.isNaN(value) ? "" : Double.toString(value));
    }
}
