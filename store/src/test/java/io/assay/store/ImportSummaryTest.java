package io.assay.store;

import java.util.List;

import io.assay.base.Days;
import io.assay.market.Instrument;
import io.assay.store.ImportSummary.Difference;
import io.assay.store.ImportSummary.Outcome;
import io.assay.store.ImportSummary.Result;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is told of an import. */
class ImportSummaryTest {
    private static final Instrument GME = new Instrument("US", "GME");
    private static final Difference CLOSE = new Difference(Days.of(2015, 12, 31), "close", 10.5, 10.25);

    private static Result result(Outcome outcome, int newBars) {
        return new Result(GME, "GME.csv", outcome, newBars, 4, 3, List.of(CLOSE, CLOSE), "it has no bars");
    }

    @Test
    void every_fate_has_a_sentence_that_names_instrument_and_source() {
        assertThat(result(Outcome.ADDED, 7).sentence()).isEqualTo("US:GME (GME.csv): 7 bars added");
        assertThat(result(Outcome.EXTENDED, 7).sentence()).isEqualTo("US:GME (GME.csv): 7 new bars");
        assertThat(result(Outcome.UNCHANGED, 0).sentence()).isEqualTo("US:GME (GME.csv): unchanged");
        assertThat(result(Outcome.REFUSED, 0).sentence()).isEqualTo("US:GME (GME.csv): refused: it has no bars");
        assertThat(result(Outcome.REPLACED, 7).sentence())
                .isEqualTo("US:GME (GME.csv): replaced, 3 values differed, 7 bars new, 4 bars lost");
        assertThat(result(Outcome.DISAGREES, 0).sentence())
                .isEqualTo("US:GME (GME.csv): 3 values disagree with the stored history; nothing was stored. First:"
                        + " 2015-12-31 close: stored 10.5, new 10.25; 2015-12-31 close: stored 10.5, new 10.25."
                        + " Fix: --replace, if the new source is the better one");
        assertThat(result(Outcome.DISAGREES_ADJUSTED, 0).sentence())
                .contains("adjusted closes disagree (all else is equal, as after a later dividend)");
    }

    @Test
    void a_line_counts_what_happened_and_leaves_out_what_did_not() {
        ImportSummary summary = new ImportSummary(List.of(
                result(Outcome.ADDED, 6000),
                result(Outcome.UNCHANGED, 0),
                result(Outcome.UNCHANGED, 0),
                result(Outcome.DISAGREES, 0),
                result(Outcome.DISAGREES_ADJUSTED, 0)));
        assertThat(summary.line())
                .isEqualTo("1 added, 2 unchanged, 1 kept as stored (disagreement), 1 kept as stored (disagreement of"
                        + " adjusted closes), 6,000 new bars");
        assertThat(summary.newBars()).isEqualTo(6000);
        assertThat(summary.count(Outcome.UNCHANGED)).isEqualTo(2);
        assertThat(new ImportSummary(List.of()).line()).isEqualTo("nothing to import");
        assertThat(new ImportSummary(List.of(result(Outcome.EXTENDED, 1))).line())
                .isEqualTo("1 extended, 1 new bar");
    }

    @Test
    void only_what_was_added_extended_or_replaced_changes_the_disk() {
        for (Outcome outcome : Outcome.values()) {
            boolean changes = outcome == Outcome.ADDED || outcome == Outcome.EXTENDED || outcome == Outcome.REPLACED;
            assertThat(new ImportSummary(List.of(result(outcome, 0))).changed())
                    .as(outcome.name())
                    .isEqualTo(changes);
        }
    }
}
