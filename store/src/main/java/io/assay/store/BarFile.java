package io.assay.store;

import java.util.List;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.store.Manifest.Piece;
import io.assay.store.Manifest.Stored;
import io.assay.store.parquet.PlainColumn;
import io.assay.store.parquet.PlainFile;

/** How bars lie in a plain Parquet file: one row group an instrument. */
final class BarFile {
    /** The columns of a segment, as SQL sees them too. */
    static final List<PlainColumn> COLUMNS = List.of(
            PlainColumn.text("market"),
            PlainColumn.text("symbol"),
            PlainColumn.date("date"),
            PlainColumn.doubles("open"),
            PlainColumn.doubles("high"),
            PlainColumn.doubles("low"),
            PlainColumn.doubles("close"),
            PlainColumn.doubles("adj_close"),
            PlainColumn.doubles("volume"));

    /** Bytes a bar. */
    static final int BAR_BYTES = Integer.BYTES + 6 * Double.BYTES;

    private static final int SYMBOL = 1;
    private static final int DATE = 2;
    private static final int FIRST_NUMBER = 3;

    private BarFile() {}

    /** Finds the mapped file of a segment. */
    @FunctionalInterface
    interface Files {
        /** The file of that name in the folder of that market. */
        PlainFile get(String market, String segment);
    }

    /** The columns of a series in the order of {@link #COLUMNS}. */
    static List<Object> values(BarSeries bars) {
        return List.of(
                bars.instrument().market(),
                bars.instrument().symbol(),
                bars.days(),
                bars.open(),
                bars.high(),
                bars.low(),
                bars.close(),
                bars.adjustedClose(),
                bars.volume());
    }

    /** Reads what is stored of an instrument; checksums are verified on the way. */
    static BarSeries read(Instrument instrument, Stored stored, Files files) {
        int n = stored.bars();
        int[] days = new int[n];
        double[][] values = new double[6][n];
        int at = 0;
        for (Piece piece : stored.pieces()) {
            PlainFile file = files.get(instrument.market(), piece.segment());
            requireSame(instrument, piece, file);
            PlainFile.Rows rows = file.read(piece.group());
            rows.dates(DATE, days, at);
            for (int c = 0; c < values.length; c++) {
                rows.doubles(FIRST_NUMBER + c, values[c], at);
            }
            at += piece.rows();
        }
        BarSeries.Columns columns =
                new BarSeries.Columns(values[0], values[1], values[2], values[3], values[4], values[5]);
        return BarSeries.of(instrument, stored.basis(), days, columns);
    }

    private static void requireSame(Instrument instrument, Piece piece, PlainFile file) {
        boolean there = piece.group() < file.groups()
                && file.rows(piece.group()) == piece.rows()
                && file.text(piece.group(), SYMBOL).equals(instrument.symbol());
        if (!there) {
            throw new DataException(
                    DataProblem.of("row group " + piece.group() + " must hold the bars that the manifest names")
                            .at(file.path().toString(), 0)
                            .withSymbol(instrument.toString())
                            .withFix("restore the workspace from a backup, or delete its folder 'market' and import"
                                    + " again"));
        }
    }
}
