package io.assay.app.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.Selection;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.source.Markets;
import io.assay.store.MarketStore;
import io.assay.store.WritePolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay data update}. */
@Command(
        name = "update",
        description = {
            "Bring stored symbols up to today from Yahoo.",
            "Each history is fetched whole, since every dividend rescales the adjusted closes before it; one that"
                    + " differs in more than that (a split, a correction) is reported and left as it is."
        },
        footer = {"", "Examples:", "  assay data update", "  assay data update --market NSE"})
final class UpdateCommand extends AssayCommand {
    @Mixin
    private Selection selection = new Selection();

    @Override
    protected int run(Context context) {
        int today = Days.of(LocalDate.now(context.clock()));
        try (MarketStore store = MarketStore.openForWriting(context.workspace())) {
            Set<Instrument> picked = new HashSet<>(selection.from(store, context));
            List<YahooImport.Wish> wishes = new ArrayList<>();
            for (Listing listing : store.listings()) {
                if (picked.contains(listing.instrument())) {
                    nameAtYahoo(store, listing.instrument())
                            .ifPresentOrElse(
                                    name -> wishes.add(new YahooImport.Wish(name, listing.firstDay(), today)),
                                    () -> context.output()
                                            .remark(listing.instrument() + ": left out, Yahoo has no such market"));
                }
            }
            if (wishes.isEmpty()) {
                throw new UsageException("none of the symbols picked is on a market that Yahoo has");
            }
            return new YahooImport(context).run(store, wishes, WritePolicy.REPLACE_ADJUSTED);
        }
    }

    private static Optional<String> nameAtYahoo(MarketStore store, Instrument instrument) {
        return store.market(instrument.market()).flatMap(m -> Markets.atYahoo(m, instrument.symbol()));
    }
}
