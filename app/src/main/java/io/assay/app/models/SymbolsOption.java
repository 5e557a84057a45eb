package io.assay.app.models;

import java.util.Collection;
import java.util.List;

import io.assay.base.UsageException;
import io.assay.market.Instrument;
import io.assay.market.source.SymbolLookup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Some of the instruments that a model, or the current models, are for. */
final class SymbolsOption {
    @Option(
            names = "--symbols",
            paramLabel = "SYMBOL",
            split = ",",
            description = "These alone, separated by commas: AAPL or, where several markets have it, NSE:INFY.")
    private @Nullable List<String> symbols;

    /** The instruments named, each {@code MARKET:SYMBOL}; empty where none is named. */
    List<String> among(Collection<String> instruments) {
        if (symbols == null) {
            return List.of();
        }
        if (symbols.isEmpty() || symbols.stream().allMatch(String::isBlank)) {
            throw new UsageException("--symbols must name at least one symbol. Fix: leave it out to mean all");
        }
        SymbolLookup lookup =
                SymbolLookup.among(instruments.stream().map(Instrument::parse).toList());
        return symbols.stream()
                .map(lookup::resolve)
                .map(Instrument::toString)
                .distinct()
                .sorted()
                .toList();
    }
}
