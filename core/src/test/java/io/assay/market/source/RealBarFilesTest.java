package io.assay.market.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import io.assay.TestData;
import io.assay.base.Days;
import io.assay.market.BarSeries;
import io.assay.market.Market;
import io.assay.market.PriceBasis;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every file of real data is read whole, or refused for the reason that is true of it. Counts were taken with awk. */
class RealBarFilesTest {
    private static final ReadOptions OPTIONS = ReadOptions.on(Days.parse("2025-06-01"));

    @Test
    void reads_all_of_india() {
        Read india = read("india-daily");
        assertThat(india.refused).isEmpty();
        assertThat(india.all).hasSize(45).allSatisfy(p -> {
            assertThat(p.bars().instrument().market()).isEqualTo("NSE");
            assertThat(p.notes().rows()).isEqualTo(p.bars().size());
        });
        assertThat(india.bars()).isEqualTo(217_772);
    }

    @Test
    void reads_the_shares_of_kenya_and_refuses_rates_ratios_indices_and_empty_files() {
        Read kenya = read("kenya-daily");
        assertThat(kenya.all).hasSize(60).allSatisfy(p -> {
            assertThat(p.bars().instrument().market()).isEqualTo("KENYA");
            assertThat(p.notes().rows()).isEqualTo(p.bars().size());
            assertThat(p.problems()).isEmpty();
        });
        assertThat(kenya.bars()).isEqualTo(212_705);
        assertThat(kenya.refused).hasSize(11);
        assertThat(kenya.why("NASI.csv.gz")).contains("an index or a rate");
        assertThat(kenya.why("NSE20.csv.gz")).contains("an index or a rate");
        assertThat(kenya.why("CBK RATES.csv.gz")).contains("no date, open, high, low, close");
        assertThat(kenya.why("fundamental_df.csv.gz")).contains("no date, open, high, low, close");
        assertThat(kenya.why("tbill_rates.csv.gz")).contains("no date, open, high, low, close");
        for (String name : List.of("BBK", "GLD", "KPLC.P0004", "KPLC.P0007", "NBK", "UMME")) {
            assertThat(kenya.why(name + ".csv.gz")).contains("rows below its header");
        }
    }

    @Test
    void reads_the_dirty_files_and_counts_their_empty_rows() {
        Read dirty = read("us-daily-dirty");
        assertThat(dirty.refused).isEmpty();
        assertThat(dirty.all).hasSize(12);
        assertThat(dirty.bars()).isEqualTo(47_273);
        assertThat(dirty.all.stream().mapToInt(p -> p.notes().empty()).sum()).isEqualTo(5_211);
        assertThat(dirty.all.stream().mapToInt(p -> p.notes().rejected()).sum()).isZero();
    }

    @Test
    void reads_both_benchmarks_with_the_basis_that_they_have() {
        Read acl = read("benchmark-acl18/raw");
        assertThat(acl.refused).isEmpty();
        assertThat(acl.all)
                .hasSize(87)
                .allSatisfy(p -> assertThat(p.bars().basis()).isEqualTo(PriceBasis.SPLIT_ADJUSTED));
        assertThat(acl.bars()).isEqualTo(108_295);
        Read kdd = read("benchmark-kdd17/raw");
        assertThat(kdd.refused).isEmpty();
        assertThat(kdd.all).hasSize(50).allSatisfy(p -> {
            assertThat(p.bars().basis()).isEqualTo(PriceBasis.RAW);
            assertThat(p.notes().unsorted()).isZero();
            for (int i = 0; i < p.bars().size(); i++) {
                assertThat(p.bars().open()[i])
                        .isBetween(p.bars().low()[i] - 1e-6, p.bars().high()[i] + 1e-6);
            }
        });
    }

    @Test
    void refuses_what_is_outside_the_market_of_shares() {
        Read wide = read("market-wide");
        assertThat(wide.all).isEmpty();
        assertThat(wide.why("^NSEI.csv")).contains("marks indices");
        assertThat(wide.why("FEDFUNDS.csv")).contains("no open, high, low, close");
        Path nifty = TestData.require("market-wide/index-ohlc/^NSEI.csv");
        ParsedBars forced = BarFiles.read(nifty, OPTIONS.withFormat("yahoo")).get(0);
        assertThat(forced.bars().days()[0]).isEqualTo(Days.parse("2008-01-02"));
        assertThat(forced.notes().empty()).isEqualTo(32);
    }

    @Test
    void reads_stooq_once_its_market_is_named() {
        Path file = TestData.require("wire-formats/ukx_d.csv");
        assertThat(BarFiles.attempt(file, OPTIONS).refused())
                .hasValueSatisfying(s -> assertThat(s).contains("--market"));
        Market london = Markets.require("lse");
        ParsedBars read = BarFiles.read(file, OPTIONS.withMarket(london)).get(0);
        assertThat(read.bars().instrument()).hasToString("LSE:UKX");
        assertThat(read.bars().days()[0]).isEqualTo(Days.parse("2008-01-02"));
        assertThat(read.bars().close()[0]).isEqualTo(6416.7);
    }

    @Test
    void reads_a_us_file_as_it_stands() {
        Path file = TestData.require("us-daily/AAPL.csv.gz");
        ParsedBars read = BarFiles.read(file, OPTIONS).get(0);
        assertThat(read.bars().close()[0]).isEqualTo(0.999442);
        assertThat(read.bars().adjustedClose()[2]).isEqualTo(0.786128);
        assertThat(read.bars().volume()[1]).isEqualTo(512377600);
    }

    /** Sums over the bits of every value and its row, taken with Python's {@code float} and {@code struct.pack}. */
    @Test
    void reads_every_value_to_the_same_bits_as_python() {
        assertThat(read("india-daily").checksum())
                .containsExactly(
                        -703451043192620972L,
                        -1491925229462093736L,
                        7148638171870333926L,
                        131954993128520786L,
                        131954993128520786L,
                        6706604275558378773L,
                        8486433624145L);
        assertThat(read("kenya-daily").checksum())
                .containsExactly(
                        6555108268776911770L,
                        5268969319622440880L,
                        4935562121747589143L,
                        -298498671262971348L,
                        -298498671262971348L,
                        -3730423277833239742L,
                        7587689204780L);
        assertThat(read("benchmark-kdd17/raw").checksum())
                .containsExactly(
                        3958219080259907015L,
                        7646274783395140190L,
                        4876054595204372589L,
                        -6825529870369771729L,
                        1675627292998495152L,
                        8561119229565206528L,
                        2529093318650L);
        assertThat(read("us-daily-dirty").checksum())
                .containsExactly(
                        -405762980485808946L,
                        -5164880621042304105L,
                        4666403091017130724L,
                        -5328730599996119105L,
                        -6138769135164065417L,
                        2714665824680935424L,
                        2058774690712L);
    }

    /** Of each column (open, high, low, close, adjusted close, volume) and of the days. */
    static long[] checksum(List<ParsedBars> all) {
        long[] sum = new long[7];
        for (ParsedBars read : all) {
            BarSeries b = read.bars();
            double[][] columns = {b.open(), b.high(), b.low(), b.close(), b.adjustedClose(), b.volume()};
            for (int i = 0; i < b.size(); i++) {
                for (int c = 0; c < columns.length; c++) {
                    sum[c] += Double.doubleToRawLongBits(columns[c][i]) * (2L * i + 1);
                }
                sum[6] += b.days()[i] * (i + 1L);
            }
        }
        return sum;
    }

    private static Read read(String relative) {
        List<ParsedBars> all = new ArrayList<>();
        TreeSet<String> refused = new TreeSet<>();
        for (Path file : BarFiles.find(List.of(TestData.require(relative)))) {
            BarFiles.Outcome outcome = BarFiles.attempt(file, OPTIONS);
            all.addAll(outcome.bars());
            outcome.refused().ifPresent(why -> refused.add(file.getFileName() + " | " + why));
        }
        return new Read(all, refused);
    }

    private record Read(List<ParsedBars> all, TreeSet<String> refused) {
        int bars() {
            return all.stream().mapToInt(p -> p.bars().size()).sum();
        }

        long[] checksum() {
            return RealBarFilesTest.checksum(all);
        }

        String why(String name) {
            return refused.stream()
                    .filter(r -> r.startsWith(name + " | "))
                    .findFirst()
                    .orElse("not refused");
        }
    }
}
