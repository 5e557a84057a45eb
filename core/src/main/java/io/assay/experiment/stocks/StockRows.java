package io.assay.experiment.stocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.assay.base.Parallel;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.ColumnChoice;
import io.assay.dataset.Dataset;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.Target;
import io.assay.experiment.ModelRows;
import io.assay.experiment.Source;
import io.assay.experiment.UntradedOpens;
import io.assay.experiment.Wiring;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureSet;
import io.assay.feature.RowsInMemory;
import io.assay.feature.catalogue.Features;
import io.assay.label.ForwardReturn;
import io.assay.label.Label;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.CleanSeries;
import io.assay.stocks.LogReturns;
import io.assay.stocks.StockQuality;

/**
 * The settled rows of one stock, of which a log return is asked, with scale-free features and the prices of the day.
 *
 * @param instrument whose
 * @param dataset the rows with all columns
 * @param filled whether somebody traded on the day of each row's entry, for all that can be seen
 * @param atClose whether trades are filled at the close of the next session, because its opens were not traded at
 * @param source where its bars come from
 */
record StockRows(Instrument instrument, Dataset dataset, boolean[] filled, boolean atClose, Source source) {
    /** Prices of the day, which the request's models read. Adjusted ones know later splits and dividends. */
    static final List<String> PRICES = List.of("open", "high", "low", "close");

    /**
     * The rows of a stock.
     *
     * @throws io.assay.base.DataException if the audit blocks it, or not one row settles
     */
    static StockRows of(Wiring wiring, Auditor auditor, Instrument instrument, int horizon) {
        CleanSeries clean = auditor.clean(instrument);
        BarSeries bars = clean.bars();
        Label label = UntradedOpens.label(ForwardReturn.of(horizon), clean);
        FeatureSet features = withPrices(ModelRows.ofStock(label).features());
        DatasetSpec spec = wiring.ofMembers(DatasetSpec.of(features, label).withColumns(ColumnChoice.ALL));
        try (BuiltDataset built = wiring.datasets(new Parallel(1)).build(spec, List.of(instrument), i -> bars)) {
            Dataset logs = logs(built.dataset(), horizon);
            return new StockRows(instrument, logs, filled(logs, bars), UntradedOpens.areIn(clean), Source.of(clean));
        }
    }

    private static FeatureSet withPrices(FeatureSet scaleFree) {
        List<String> names = Stream.concat(
                        PRICES.stream(), scaleFree.columns().stream().map(FeatureInfo::name))
                .toList();
        return Features.technical().select(scaleFree.name() + "-and-prices", names);
    }

    /** The same rows in memory, asked for the log of the return. */
    private static Dataset logs(Dataset simple, int horizon) {
        Dataset.Rows rows = simple.rows();
        double[] logs = Arrays.stream(rows.outcome()).map(LogReturns::of).toArray();
        return Dataset.of(
                copy(simple),
                Target.number(LogReturns.target(horizon)),
                simple.instruments(),
                new Dataset.Rows(
                        rows.instrument(),
                        rows.decisionDay(),
                        rows.entryDay(),
                        rows.exitDay(),
                        rows.knownDay(),
                        logs,
                        rows.outcome(),
                        rows.weight()));
    }

    private static RowsInMemory copy(Dataset dataset) {
        float[][] values =
                new float[dataset.size()][dataset.features().columns().size()];
        for (int row = 0; row < values.length; row++) {
            dataset.features().copyRow(row, values[row], 0);
        }
        return new RowsInMemory(dataset.features().columns(), values);
    }

    private static boolean[] filled(Dataset dataset, BarSeries bars) {
        boolean[] filled = new boolean[dataset.size()];
        for (int row = 0; row < filled.length; row++) {
            int bar = bars.rowOf(dataset.rows().entryDay()[row]);
            filled[row] = !StockQuality.isUntraded(bars, bar);
        }
        return filled;
    }

    /** The rows with scale-free columns alone. */
    Dataset scaleFree() {
        return scaleFree(dataset);
    }

    /** Rows with their scale-free columns alone. */
    static Dataset scaleFree(Dataset rows) {
        return rows.withFeatures(SomeColumns.scaleFree(rows.features()));
    }

    /** The rows of several stocks as one set, sorted by day and then by stock. */
    static Dataset pool(List<StockRows> stocks) {
        List<long[]> order = new ArrayList<>();
        for (int s = 0; s < stocks.size(); s++) {
            int[] day = stocks.get(s).dataset().rows().decisionDay();
            for (int row = 0; row < day.length; row++) {
                order.add(new long[] {day[row], s, row});
            }
        }
        order.sort((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        int n = order.size();
        float[][] values = new float[n][];
        Dataset.Rows rows = Dataset.Rows.blank(n);
        for (int i = 0; i < n; i++) {
            int s = (int) order.get(i)[1];
            int from = (int) order.get(i)[2];
            Dataset own = stocks.get(s).dataset();
            values[i] = new float[own.features().columns().size()];
            own.features().copyRow(from, values[i], 0);
            rows.instrument()[i] = s;
            copy(own.rows(), from, rows, i);
        }
        Dataset first = stocks.get(0).dataset();
        return Dataset.of(
                new RowsInMemory(first.features().columns(), values),
                first.target(),
                stocks.stream().map(StockRows::instrument).toList(),
                rows);
    }

    private static void copy(Dataset.Rows from, int row, Dataset.Rows to, int at) {
        to.decisionDay()[at] = from.decisionDay()[row];
        to.entryDay()[at] = from.entryDay()[row];
        to.exitDay()[at] = from.exitDay()[row];
        to.knownDay()[at] = from.knownDay()[row];
        to.target()[at] = from.target()[row];
        to.outcome()[at] = from.outcome()[row];
        to.weight()[at] = from.weight()[row];
    }
}
