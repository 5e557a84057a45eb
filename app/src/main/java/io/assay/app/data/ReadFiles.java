package io.assay.app.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.assay.app.cli.Context;
import io.assay.base.DataException;
import io.assay.base.Digest;
import io.assay.base.UsageException;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Filing;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.Series;
import io.assay.market.source.BarFiles;
import io.assay.market.source.ReadOptions;
import io.assay.store.IncomingSeries;

/**
 * Files as market data without storing them; a symbol that several files hold is taken from the first.
 *
 * @param parsed what was read, by instrument
 * @param refusals why files were refused, a sentence each
 * @param remarks rows that were left out, a sentence each
 */
record ReadFiles(SortedMap<Instrument, IncomingSeries> parsed, List<String> refusals, List<String> remarks)
        implements MarketData {
    static ReadFiles read(Context context, List<Path> paths, ReadOptions options) {
        SortedMap<Instrument, IncomingSeries> parsed = new TreeMap<>();
        List<String> refusals = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        List<Path> files = BarFiles.find(paths);
        context.progress().start("Reading", files.size());
        for (FileContent content : context.parallel().map(files, f -> read(context, f, options))) {
            content.refusal().ifPresent(refusals::add);
            remarks.addAll(content.remarks());
            for (IncomingSeries series : content.series()) {
                if (parsed.putIfAbsent(series.bars().instrument(), series) != null) {
                    refusals.add(content.file() + ": left out, " + series.bars().instrument() + " was read already");
                }
            }
        }
        context.progress().done();
        if (parsed.isEmpty()) {
            throw new DataException("no bars could be read"
                    + refusals.stream().findFirst().map(r -> ": " + r).orElse(""));
        }
        return new ReadFiles(parsed, refusals, remarks);
    }

    private static FileContent read(Context context, Path file, ReadOptions options) {
        FileContent content = FileContent.of(file, options);
        context.progress().step(String.valueOf(file.getFileName()));
        return content;
    }

    @Override
    public List<Listing> listings() {
        return parsed.values().stream().map(ReadFiles::listing).toList();
    }

    private static Listing listing(IncomingSeries read) {
        BarSeries bars = read.bars();
        return new Listing(
                bars.instrument(),
                read.currency(),
                bars.basis(),
                bars.days()[0],
                bars.days()[bars.size() - 1],
                bars.size());
    }

    @Override
    public BarSeries bars(Instrument instrument) {
        return require(instrument).bars();
    }

    @Override
    public List<CorporateAction> actions(Instrument instrument) {
        return require(instrument).actions();
    }

    @Override
    public Optional<Series> series(String name) {
        return Optional.empty();
    }

    @Override
    public List<Filing> filings(Instrument instrument) {
        return List.of();
    }

    @Override
    public List<ImportNotes> notes(Instrument instrument) {
        return List.of(require(instrument).notes());
    }

    @Override
    public Optional<Market> market(String code) {
        return parsed.values().stream()
                .map(IncomingSeries::market)
                .filter(m -> m.code().equals(code))
                .findFirst();
    }

    @Override
    public String contentHash() {
        Digest digest = Digest.sha256();
        parsed.values().forEach(p -> digest.add(p.bars().hash()));
        return digest.hex();
    }

    private IncomingSeries require(Instrument instrument) {
        IncomingSeries found = parsed.get(instrument);
        if (found == null) {
            throw new UsageException("there is no " + instrument + " in the files");
        }
        return found;
    }
}
