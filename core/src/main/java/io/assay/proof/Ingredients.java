package io.assay.proof;

import java.util.List;

import io.assay.base.Check;
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.dataset.DatasetSpec;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.Learner;

/**
 * Everything of an experiment that could look ahead: how its rows are made of bars, and who learns from them.
 *
 * @param parts rows of some kind with those who learn from them, at least one
 */
public record Ingredients(List<Part> parts) {
    /** Copies the list. */
    public Ingredients {
        parts = List.copyOf(parts);
        Check.atLeast("parts", parts.size(), 1);
    }

    /** The specification of rows for a universe. */
    @FunctionalInterface
    public interface RowsOf {
        /**
         * Of any instruments, which are then the market.
         *
         * @param data which hold the outside series and the filings that the rows read, if they read any
         */
        DatasetSpec universe(List<Instrument> instruments, MarketData data);
    }

    /**
     * Rows with those who learn from them.
     *
     * @param name in reports, for example {@code rows of one stock}
     * @param rows how they are made
     * @param alone whether a learner sees the rows of one stock at a time
     * @param learners everybody who is fitted on such rows, null models included
     */
    public record Part(String name, RowsOf rows, boolean alone, List<Learner> learners) {
        /** Copies the list. */
        public Part {
            Check.notBlank("name", name);
            learners = List.copyOf(learners);
        }

        /** How rows are made on a small simulated market, on which everything is there that rows may read. */
        DatasetSpec spec() {
            SimulatedMarket market =
                    SimulatedMarket.of(SimulationSpec.defaults().withSymbols(2).withSessions(300));
            return rows.universe(
                    market.listings().stream().map(Listing::instrument).toList(), market);
        }
    }

    /** SHA-256 of what distinguishes them from others. */
    String digest() {
        Digest digest = Digest.sha256();
        for (Part part : parts) {
            DatasetSpec spec = part.spec();
            digest.add(part.name())
                    .add(spec.text())
                    .add(spec.outputColumns().toString())
                    .add(spec.label().getClass().getName());
            part.learners().forEach(l -> digest.add(l.name()).add(Json.line(l.parameters())));
        }
        return digest.hex();
    }
}
