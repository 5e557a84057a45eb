package io.assay.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.assay.base.Digest;
import io.assay.dataset.DatasetSpec;
import io.assay.feature.FeatureGroup;
import io.assay.feature.outside.Modalities;
import io.assay.feature.outside.OutsideFeatures;
import io.assay.market.CorporateAction;
import io.assay.market.Filing;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;

/**
 * What models of a universe read beside bars.
 *
 * @param asked the kinds of input
 * @param features what of them can be computed of what is recorded
 */
public record OutsideInputs(Modalities asked, OutsideFeatures features) {
    /** Of some data. */
    public static OutsideInputs of(Modalities asked, MarketData data, List<Instrument> universe) {
        return new OutsideInputs(
                asked, asked.isEmpty() ? OutsideFeatures.NONE : OutsideFeatures.of(asked, data, universe));
    }

    /** Nothing beside bars. */
    public static final OutsideInputs NONE = new OutsideInputs(Modalities.NONE, OutsideFeatures.NONE);

    /** What the reader of a card must know of them, in sentences. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(features.warnings());
        if (!features.columns(FeatureGroup.SECTOR).isEmpty()) {
            warnings.add("Sectors are those of the day on which their list was drawn up, not of the history.");
        }
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        features.leftOut()
                .forEach((column, why) ->
                        byReason.computeIfAbsent(why, w -> new ArrayList<>()).add(column));
        byReason.forEach((why, columns) -> warnings.add("Without " + String.join(", ", columns) + ": " + why + "."));
        return warnings;
    }

    /** Rows with these features beside their own. */
    public static DatasetSpec on(DatasetSpec rows, Modalities asked, MarketData data, List<Instrument> universe) {
        return rows.withAlso(of(asked, data, universe).features().feature());
    }

    /**
     * The hash of all that a run can read: that of the bars alone where it reads nothing else.
     *
     * @see MarketData#contentHash()
     */
    public static String dataHash(MarketData data, Modalities asked, List<Instrument> universe) {
        return of(asked, data, universe).dataHash(data, universe);
    }

    /** The hash of the bars and of these, for a universe. */
    public String dataHash(MarketData data, List<Instrument> universe) {
        if (asked.isEmpty()) {
            return data.contentHash();
        }
        Digest digest = Digest.sha256().add(data.contentHash());
        hashes(data, universe, lastDay(data, universe))
                .forEach((name, hash) -> digest.add(name).add(hash));
        return digest.hex();
    }

    /**
     * SHA-256 of all that is read beside bars, as it stood at the close of a day, by names that no listing has: each
     * series, the reports and actions of each company, the sectors, and which columns come of it.
     *
     * @param day epoch day
     */
    public static SortedMap<String, String> hashes(
            MarketData data, Modalities asked, List<Instrument> universe, int day) {
        return of(asked, data, universe).hashes(data, universe, day);
    }

    private SortedMap<String, String> hashes(MarketData data, List<Instrument> universe, int day) {
        SortedMap<String, String> hashes = new TreeMap<>();
        features.hashes(day).forEach((name, hash) -> hashes.put("series " + name, hash));
        if (!asked.isEmpty()) {
            hashes.put("columns beside bars", Digest.of(features.names().toString()));
        }
        if (asked.groups().contains(FeatureGroup.FUNDAMENTAL)) {
            universe.forEach(i -> hashes.put("reports of " + i, reports(data, i, day)));
        }
        if (asked.groups().contains(FeatureGroup.SECTOR)) {
            Map<Instrument, String> sectors = new TreeMap<>(data.sectors());
            sectors.keySet().retainAll(universe);
            hashes.put("sectors", Digest.of(sectors.toString()));
        }
        return hashes;
    }

    /** The last day on which one of their markets has a bar: what becomes known later is read by no row. */
    private static int lastDay(MarketData data, List<Instrument> universe) {
        Set<String> markets = universe.stream().map(Instrument::market).collect(Collectors.toSet());
        return data.listings().stream()
                .filter(l -> markets.contains(l.instrument().market()))
                .mapToInt(Listing::lastDay)
                .max()
                .orElse(Integer.MIN_VALUE);
    }

    /** Reports, and what market values are worked out by: recorded actions, and whether they are the whole record. */
    private static String reports(MarketData data, Instrument instrument, int day) {
        Digest digest = Digest.sha256();
        for (Filing filing : data.filings(instrument)) {
            if (filing.filed() <= day) {
                digest.add(filing.concept())
                        .add(filing.periodStart())
                        .add(filing.periodEnd())
                        .add(filing.filed())
                        .add(filing.value());
            }
        }
        for (CorporateAction action : data.actions(instrument)) {
            if (action.day() <= day && action.kind() != CorporateAction.Kind.DELISTING) {
                digest.add(action.kind().name()).add(action.day()).add(action.value());
            }
        }
        digest.add(data.asTraded(instrument)
                .map(prices -> prices.knowsSplits() ? "splits known" : "splits not known")
                .orElse("prices as traded not known"));
        return digest.hex();
    }
}
