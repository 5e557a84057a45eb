package io.assay.app.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.market.Instrument;
import io.assay.market.Market;
import io.assay.market.PriceBasis;
import io.assay.market.source.Markets;
import io.assay.market.source.ReadOptions;
import io.assay.store.ForeignSeries;
import io.assay.store.IncomingSeries;
import io.assay.store.ParquetImport;

/** Gives the series of a Parquet file, which say little of themselves, a market and a price basis. */
final class ParquetFiles {
    private ParquetFiles() {}

    static List<IncomingSeries> read(Path file, ReadOptions options) {
        return ParquetImport.read(file).stream()
                .map(series -> incoming(file, series, options))
                .toList();
    }

    private static IncomingSeries incoming(Path file, ForeignSeries series, ReadOptions options) {
        if (series.days().length == 0) {
            String first = series.notes().examples().stream().findFirst().orElse("no row has a price");
            throw new DataException(
                    DataProblem.of("none of " + series.notes().rows() + " rows is a bar; first: " + first)
                            .at(file.toString(), 0)
                            .withSymbol(series.symbol()));
        }
        Market market = market(file, series, options);
        Instrument instrument = new Instrument(market.code(), series.symbol().toUpperCase(Locale.ROOT));
        return new IncomingSeries(
                series.bars(instrument, basis(file, series, options)),
                market,
                series.currency().orElse(market.currency()),
                series.notes(),
                List.of());
    }

    private static Market market(Path file, ForeignSeries series, ReadOptions options) {
        Market given = options.market();
        if (given != null) {
            return given;
        }
        return series.market()
                .flatMap(Markets::find)
                .orElseThrow(() -> new DataException(DataProblem.of("the market must be known")
                        .at(file.toString(), 0)
                        .withSymbol(series.symbol())
                        .withFix("name it with --market, for example --market US")));
    }

    /**
     * What the user says, else what the file says in a column {@code basis} as Assay's own exports do; else prices
     * beside an adjusted close are taken to be split-adjusted, as all vendors of such files have them.
     */
    private static PriceBasis basis(Path file, ForeignSeries series, ReadOptions options) {
        PriceBasis given = options.basis();
        if (given != null) {
            return given;
        }
        if (series.basis().isPresent()) {
            return named(file, series, series.basis().orElseThrow());
        }
        if (!series.adjusted()) {
            throw new DataException(DataProblem.of("what the prices mean must be known, the file has no adjusted close")
                    .at(file.toString(), 0)
                    .withSymbol(series.symbol())
                    .withFix("name it with --basis RAW, SPLIT_ADJUSTED or TOTAL_RETURN"));
        }
        return PriceBasis.SPLIT_ADJUSTED;
    }

    private static PriceBasis named(Path file, ForeignSeries series, String name) {
        return Arrays.stream(PriceBasis.values())
                .filter(b -> b.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new DataException(
                        DataProblem.of("the column 'basis' must say RAW, SPLIT_ADJUSTED or" + " TOTAL_RETURN")
                                .at(file.toString(), 0)
                                .withSymbol(series.symbol())
                                .withValue(name)));
    }
}
