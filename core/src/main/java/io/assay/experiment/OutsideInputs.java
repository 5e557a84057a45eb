package io.assay.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.assay.base.Digest;
import io.assay.dataset.DatasetSpec;
import io.assay.feature.outside.Modalities;
import io.assay.feature.outside.OutsideFeatures;
import io.assay.market.Instrument;
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
        features.leftOut().forEach((column, why) -> warnings.add("Without " + column + ": " + why + "."));
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
        return of(asked, data, universe).dataHash(data);
    }

    /** The hash of the bars and of these. */
    public String dataHash(MarketData data) {
        if (asked.isEmpty()) {
            return data.contentHash();
        }
        Digest digest = Digest.sha256().add(data.contentHash());
        features.hashes(Integer.MAX_VALUE)
                .forEach((name, hash) -> digest.add(name).add(hash));
        return digest.hex();
    }

    /**
     * SHA-256 of each outside series that is read, as it stood at the close of a day, by a name that no listing has.
     *
     * @param day epoch day
     */
    public static SortedMap<String, String> hashes(
            MarketData data, Modalities asked, List<Instrument> universe, int day) {
        SortedMap<String, String> hashes = new TreeMap<>();
        of(asked, data, universe).features().hashes(day).forEach((name, hash) -> hashes.put("series " + name, hash));
        return hashes;
    }
}
