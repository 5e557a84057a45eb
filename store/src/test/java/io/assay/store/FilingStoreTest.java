package io.assay.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.UsageException;
import io.assay.market.Filing;
import io.assay.market.Instrument;
import io.assay.store.SeriesStore.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FilingStoreTest {
    private static final Instrument ACME = new Instrument("US", "ACME");

    @TempDir
    Path workspace;

    private static Filing income(int end, int filed, double value) {
        return new Filing(ACME, "NetIncomeLoss", end - 90, end, filed, value);
    }

    private static Filing assets(int day, int filed, double value) {
        return new Filing(ACME, "Assets", day, day, filed, value);
    }

    private FilingStore store() {
        return FilingStore.of(workspace);
    }

    private FilingStore.Result write(boolean replace, Filing... filings) {
        return store().write(List.of(filings), replace).get(0);
    }

    @Test
    void reports_are_read_as_they_were_written_in_the_order_they_were_filed() {
        Filing first = income(1000, 1040, 5);
        Filing second = assets(1000, 1040, 70.5);
        Filing third = income(1091, 1130, -2);
        assertThat(write(false, third, second, first)).isEqualTo(new FilingStore.Result(ACME, Outcome.ADDED, 3, 0));
        assertThat(store().read(ACME)).containsExactly(first, second, third);
        assertThat(store().instruments()).containsExactly(ACME);
        assertThat(store().read(new Instrument("NSE", "ACME"))).isEmpty();
        try (MarketStore market = MarketStore.open(workspace)) {
            assertThat(market.filings(ACME)).containsExactly(first, second, third);
            assertThat(market.until(1100).filings(ACME)).containsExactly(first, second);
        }
    }

    @Test
    void an_empty_workspace_has_none_and_nothing_is_created() {
        assertThat(store().read(ACME)).isEmpty();
        assertThat(store().instruments()).isEmpty();
        assertThat(workspace).isEmptyDirectory();
    }

    @Test
    void what_is_stored_stays_unless_it_is_replaced() {
        write(false, income(1000, 1040, 5));
        assertThat(write(false, income(1000, 1040, 5.0000001)).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(write(false, income(1000, 1040, 5), income(1091, 1130, 6)))
                .isEqualTo(new FilingStore.Result(ACME, Outcome.EXTENDED, 1, 0));
        assertThat(write(false, income(1000, 1040, 7), income(1182, 1220, 8)))
                .isEqualTo(new FilingStore.Result(ACME, Outcome.DISAGREES, 1, 1));
        assertThat(store().read(ACME)).extracting(Filing::value).containsExactly(5.0, 6.0, 8.0);
        assertThat(write(true, income(1000, 1040, 7)).outcome()).isEqualTo(Outcome.REPLACED);
        assertThat(store().read(ACME)).extracting(Filing::value).containsExactly(7.0, 6.0, 8.0);
    }

    @Test
    void a_restatement_stands_beside_what_it_restates_and_a_repetition_says_nothing_new() {
        assertThat(write(false, income(1000, 1040, 5), income(1000, 1130, 5), income(1000, 1220, 4)))
                .isEqualTo(new FilingStore.Result(ACME, Outcome.ADDED, 2, 0));
        assertThat(write(false, income(1000, 1300, 4)).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(store().read(ACME)).containsExactly(income(1000, 1040, 5), income(1000, 1220, 4));
    }

    @Test
    void what_would_have_been_known_before_the_first_that_is_stored_contradicts_it() {
        write(false, income(1000, 1040, 5));
        assertThat(write(false, income(1000, 1030, 5)))
                .isEqualTo(new FilingStore.Result(ACME, Outcome.DISAGREES, 0, 1));
        assertThat(store().read(ACME)).containsExactly(income(1000, 1040, 5));
        write(true, income(1000, 1030, 5));
        assertThat(store().read(ACME).get(0).filed()).isEqualTo(1030);
    }

    @Test
    void symbols_of_every_kind_have_a_file_of_their_own() {
        List<Filing> filings = new ArrayList<>();
        for (String symbol : List.of("CON", "BRK.B", "A/B", "..", "X*Y", "^T")) {
            filings.add(new Filing(new Instrument("US", symbol), "Assets", 5, 5, 9, symbol.length()));
        }
        store().write(filings, false);
        assertThat(store().instruments()).hasSize(6);
        for (Filing filing : filings) {
            assertThat(store().read(filing.instrument())).containsExactly(filing);
        }
        assertThat(workspace.resolve("filings").resolve("US")).isDirectoryContaining("glob:**s-CON.parquet");
    }

    @Test
    void damage_is_said() throws IOException {
        write(false, income(1000, 1040, 5));
        Path file = workspace.resolve("filings").resolve("US").resolve("s-ACME.parquet");
        Files.copy(file, file.resolveSibling("s-OTHER.parquet"));
        assertThatThrownBy(() -> store().read(new Instrument("US", "OTHER")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("US:OTHER");
        byte[] bytes = Files.readAllBytes(file);
        bytes[40] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> store().read(ACME)).isInstanceOf(DataException.class);
    }

    @Test
    void while_somebody_else_writes_nothing_is_written() {
        try (MarketStore other = MarketStore.openForWriting(workspace)) {
            assertThat(other.listings()).isEmpty();
            assertThatThrownBy(() -> write(false, income(1000, 1040, 5))).isInstanceOf(UsageException.class);
        }
        assertThat(store().read(ACME)).isEmpty();
    }
}
