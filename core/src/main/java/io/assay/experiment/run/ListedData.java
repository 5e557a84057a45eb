package io.assay.experiment.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assay.base.Days;
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.base.Parallel;
import io.assay.experiment.OutsideInputs;
import io.assay.experiment.Spells;
import io.assay.feature.outside.Modalities;
import io.assay.market.CorporateAction;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;

/**
 * All that a run could look at, listing by listing, so that a change can be named: the stocks of its markets, those
 * that it did not train included, since a market's calendar may be derived from all of them. Bars after the last day
 * change nothing in it.
 *
 * @param contentHash of the data as the run saw them, see {@link MarketData#contentHash()}
 * @param lastDay last day on which they have a bar or a corporate action, in ISO form
 * @param listings SHA-256 of bars, corporate actions and import notes by name of the listing, and of each outside
 *     series that is read, up to the last day, by its name
 * @param members the spells on which alone stocks count, or nothing
 */
public record ListedData(
        String contentHash,
        String lastDay,
        Map<String, String> listings,

        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Spells> members) {
    /** Sorts and copies the map. */
    public ListedData {
        listings = new TreeMap<>(listings);
        Days.parse(lastDay);
    }

    /**
     * The data of the markets of some instruments, of which there is at least one with a bar.
     *
     * @param asked what is read beside bars
     */
    public static ListedData of(MarketData data, Modalities asked, List<Instrument> instruments, Parallel parallel) {
        Set<String> markets = instruments.stream().map(Instrument::market).collect(Collectors.toSet());
        List<Listing> all = data.listings().stream()
                .filter(l -> markets.contains(l.instrument().market()))
                .toList();
        List<Seen> seen = parallel.map(all, l -> seen(data, l));
        Map<String, String> hashes = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            hashes.put(all.get(i).instrument().toString(), seen.get(i).hash());
        }
        int last = seen.stream().mapToInt(Seen::last).max().orElseThrow();
        hashes.putAll(OutsideInputs.hashes(data, asked, instruments, last));
        return new ListedData(
                data.contentHash(), Days.text(last), hashes, data.members().map(Spells::of));
    }

    private record Seen(String hash, int last) {}

    private static Seen seen(MarketData data, Listing listing) {
        Digest digest = Digest.sha256()
                .add(data.bars(listing.instrument()).hash())
                .add(listing.currency())
                .add(listing.basis().name())
                .add(Json.line(data.notes(listing.instrument())));
        int last = listing.lastDay();
        for (CorporateAction action : data.actions(listing.instrument())) {
            digest.add(action.day()).add(action.kind().name()).add(action.value());
            last = Math.max(last, action.day());
        }
        return new Seen(digest.hex(), last);
    }

    /** What is another now, by name, with {@code (gone)} or {@code (new)} behind those that only one side has. */
    public List<String> changed(ListedData now) {
        return Stream.concat(listings.keySet().stream(), now.listings.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .filter(name -> !String.valueOf(listings.get(name)).equals(String.valueOf(now.listings.get(name))))
                .map(name -> !now.listings.containsKey(name)
                        ? name + " (gone)"
                        : name + (listings.containsKey(name) ? "" : " (new)"))
                .toList();
    }
}
