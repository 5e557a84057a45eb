package io.assay.market.filing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.assay.TestData;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.market.Filing;
import io.assay.market.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FilingFileTest {
    private static final FilingFile.Options OPTIONS = FilingFile.Options.on(Days.parse("2016-12-31"));
    private static final String FIGURES = "symbol,concept,start,end,known,value\n";
    private static final String REPORTS = "collected,symbol,end_date,amend,period_focus,fiscal_year,doc_type,revenues,"
            + "net_income,dividend,assets,cash_flow_op\n";

    @TempDir
    Path folder;

    private FilingsRead read(String text) throws IOException {
        return FilingFile.read(Files.writeString(folder.resolve("f.csv"), text), OPTIONS);
    }

    private static Filing filing(String symbol, String concept, String start, String end, String known, double value) {
        return new Filing(
                Instrument.parse(symbol), concept, Days.parse(start), Days.parse(end), Days.parse(known), value);
    }

    @Test
    void figures_are_taken_as_they_stand() throws IOException {
        FilingsRead read = read(FIGURES
                + "acme,NetIncomeLoss,2015-01-01,2015-03-31,2015-05-04,-1.5e6\n"
                + "NSE:INFY,Assets,,2015-03-31,2015-04-24,12.25\n"
                + "ACME,NetIncomeLoss,2015-01-01,2015-03-31,2016-02-01,-2e6\n");
        assertThat(read.filings())
                .containsExactly(
                        filing("US:ACME", "NetIncomeLoss", "2015-01-01", "2015-03-31", "2015-05-04", -1.5e6),
                        filing("NSE:INFY", "Assets", "2015-03-31", "2015-03-31", "2015-04-24", 12.25),
                        filing("US:ACME", "NetIncomeLoss", "2015-01-01", "2015-03-31", "2016-02-01", -2e6));
        assertThat(read.left()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A,Assets,,2015-03-31,2015-03-30,1 | f.csv:2 | cannot be known before its period ends",
                "A,Assets,,2015-03-31,2017-03-30,1 | f.csv:2 | must not be in the future",
                "A,Assets,2015-04-01,2015-03-31,2015-05-01,1 | f.csv:2 | 'start' must not be after 'end'",
                "A,Assets,,31.03.2015,2015-05-01,1 | f.csv:2 | 'end' must read YYYY-MM-DD, was '31.03.2015'",
                "A,Assets,,2015-03-31,2015-05-01,many | f.csv:2 | 'value' must be a number",
                "A,Assets,,2015-03-31,2015-05-01,1e999 | f.csv:2 | 'value' must be a number",
                "A,Total assets,,2015-03-31,2015-05-01,1 | f.csv:2 | us-gaap taxonomy",
                ",Assets,,2015-03-31,2015-05-01,1 | f.csv:2 | must name a symbol",
                "A,Assets,,2015-03-31,2015 | f.csv:2 | as many fields as the header"
            })
    void a_figure_that_cannot_be_meant_refuses_the_file(String row, String where, String sentence) {
        assertThatThrownBy(() -> read(FIGURES + row + "\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(where)
                .hasMessageContaining(sentence);
    }

    @Test
    void what_is_no_such_file_is_said() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("an empty file");
        assertThatThrownBy(() -> read("<html>busy</html>")).hasMessageContaining("is a web page");
        assertThatThrownBy(() -> read("date,value\n"))
                .hasMessageContaining("symbol, concept, start, end, known, value");
        assertThatThrownBy(() -> read(FIGURES)).hasMessageContaining("a header alone");
        assertThatThrownBy(
                        () -> read(FIGURES + "A,Assets,,2015-03-31,2015-05-01,1\nA,Assets,,2015-03-31,2015-05-01,2\n"))
                .hasMessageContaining("f.csv:3")
                .hasMessageContaining("must come once");
    }

    @Test
    void a_quarterly_report_tells_of_its_quarter_and_of_the_cash_of_its_year_so_far() throws IOException {
        FilingsRead read = read(REPORTS + "20150803,ACME,2015-06-30,False,Q2,2015,10-Q,200,20,0.5,900,33\n");
        assertThat(read.filings())
                .containsExactly(
                        filing("US:ACME", "Revenues", "2015-04-01", "2015-06-30", "2015-08-04", 200),
                        filing("US:ACME", "NetIncomeLoss", "2015-04-01", "2015-06-30", "2015-08-04", 20),
                        filing(
                                "US:ACME",
                                "CommonStockDividendsPerShareDeclared",
                                "2015-04-01",
                                "2015-06-30",
                                "2015-08-04",
                                0.5),
                        filing("US:ACME", "Assets", "2015-06-30", "2015-06-30", "2015-08-04", 900),
                        filing(
                                "US:ACME",
                                "NetCashProvidedByUsedInOperatingActivities",
                                "2015-01-01",
                                "2015-06-30",
                                "2015-08-04",
                                33));
    }

    @Test
    void an_annual_report_tells_of_its_year_and_what_is_empty_of_nothing() throws IOException {
        FilingsRead read = read(REPORTS + "20150415,GOOG/GOOGL,2015-02-28,False,FY,2014,10-K,,80,0.0,,\n");
        assertThat(read.filings())
                .containsExactly(
                        filing("US:GOOG", "NetIncomeLoss", "2014-03-01", "2015-02-28", "2015-04-16", 80),
                        filing("US:GOOGL", "NetIncomeLoss", "2014-03-01", "2015-02-28", "2015-04-16", 80));
    }

    @Test
    void impossible_reports_are_skipped_and_counted_by_the_rule_they_break() throws IOException {
        FilingsRead read = read(REPORTS
                + "20150803,ACME,2015-06-30,False,Q2,2015,10-Q,200,20,,,\n"
                + "20150803,0,2015-06-30,False,Q2,2015,10-Q,200,20,,,\n"
                + "20150803,CK0001409970,2015-06-30,False,Q2,2015,10-Q,200,20,,,\n"
                + "20150803,ACME,2015-08-05,False,Q2,2015,10-Q,200,20,,,\n"
                + "20150803,ACME,2016-06-30,False,Q2,2015,10-Q,200,20,,,\n"
                + "20150803,ACME,2014-06-30,False,Q2,2015,10-Q,200,20,,,\n"
                + "20150803,ACME,2015-06-30,False,FY,2015,10-Q,200,20,,,\n"
                + "20150803,ACME,2015-06-31,False,Q2,2015,10-Q,200,20,,,\n"
                + "20170803,ACME,2015-06-30,False,Q2,2015,10-Q,200,20,,,\n"
                + "20150803,ACME,2015-06-30,False,Q2,2015,10-Q,,,0.0,,\n");
        assertThat(read.rows()).isEqualTo(10);
        assertThat(read.left()).isEqualTo(9);
        assertThat(read.filings()).hasSize(2);
        assertThat(read.skipped())
                .containsEntry("a report must be collected 5 days after the end of its period or later", 2)
                .containsEntry("a report that amends none must be collected within a year of the end of its period", 1)
                .containsEntry("'collected' and 'end_date' must be dates that are not in the future", 2)
                .containsEntry("a report must hold at least one figure", 1)
                .hasSize(6);
    }

    @Test
    void an_amendment_is_known_from_its_own_day_and_counts_on_it() throws IOException {
        FilingsRead read = read(REPORTS
                + "20150901,ACME,2014-06-30,True,Q2,2014,10-Q,210,,,,\n"
                + "20150803,ACME,2015-06-30,True,Q2,2015,10-Q,201,,,,\n"
                + "20150803,ACME,2015-06-30,False,Q2,2015,10-Q,200,,,,\n");
        assertThat(read.filings()).extracting(Filing::value).containsExactly(200.0, 201.0, 210.0);
        assertThat(read.filings().get(2).filed()).isEqualTo(Days.parse("2015-09-02"));
    }

    @Test
    void real_reports_are_read_and_none_is_known_before_the_day_after_it_was_collected() {
        FilingsRead read = FilingFile.read(
                TestData.require("fundamentals/reports_2015-03_2017-03_dedup-first-seen.csv.gz"),
                FilingFile.Options.on(Days.parse("2017-06-01")));
        assertThat(read.rows()).isEqualTo(31_432);
        assertThat(read.left()).isBetween(20, 200);
        List<Filing> delta = read.filings().stream()
                .filter(f -> f.instrument().symbol().equals("DAL") && f.filed() < Days.parse("2015-07-01"))
                .toList();
        assertThat(delta).contains(filing("US:DAL", "Revenues", "2015-01-01", "2015-03-31", "2015-04-16", 9388e6));
        assertThat(read.filings())
                .allSatisfy(f -> assertThat(f.filed() - f.periodEnd()).isGreaterThan(5));
    }
}
