package io.assay.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.assay.backtest.NamedPeriods.Period;
import io.assay.backtest.PeriodFigures.Standing;
import io.assay.base.DataException;
import io.assay.base.Days;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class NamedPeriodsTest {
    @TempDir
    private Path folder = Path.of("");

    private NamedPeriods read(String text) throws IOException {
        Path file = folder.resolve("periods.csv");
        Files.writeString(file, text);
        return NamedPeriods.read(file);
    }

    @Test
    void the_standard_ones_follow_each_other_from_2000_to_2025() {
        NamedPeriods standard = NamedPeriods.standard();
        assertThat(standard.periods()).hasSize(11);
        for (int p = 1; p < standard.periods().size(); p++) {
            assertThat(standard.periods().get(p).from())
                    .isEqualTo(standard.periods().get(p - 1).to() + 1);
        }
    }

    @Test
    void periods_that_share_a_day_are_refused_with_line_and_days() {
        assertThatThrownBy(() -> read("name,group,from,to\nBull,bull,2009-03-10,2020-02-19\n\nCrash,bear,2020-02-19,"
                        + "2020-03-23\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("periods.csv")
                .hasMessageContaining("4")
                .hasMessageContaining("Crash and Bull share days from 2020-02-19 to 2020-02-19");
    }

    @Test
    void wrong_lines_are_refused() {
        assertThatThrownBy(() -> read("name,from,to\n")).hasMessageContaining("name,group,from,to");
        assertThatThrownBy(() -> read("name,group,from,to\nA,b,2009-01-01\n")).hasMessageContaining("two dates");
        assertThatThrownBy(() -> read("name,group,from,to\nA,b,2009-01-01,never\n"))
                .hasMessageContaining("never");
        assertThatThrownBy(() -> read("name,group,from,to\nA,b,2009-01-02,2009-01-01\n"))
                .hasMessageContaining("not end before it begins");
        assertThatThrownBy(() -> read("name,group,from,to\nA,b,2009-01-01,2009-01-01\nA,b,2010-01-01,2010-01-01\n"))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> NamedPeriods.read(folder.resolve("none.csv"))).hasMessageContaining("none.csv");
    }

    @Test
    void what_models_learnt_from_is_not_scored() {
        int[] days = {100, 101, 102, 103, 104};
        double[] equity = {100, 110, 99, 99, 108.9};
        PeriodFigures.Book book =
                new PeriodFigures.Book(days, equity, RiskFree.constant(0), 1, new PeriodFigures.Known(60, 100));
        PeriodFigures before = PeriodFigures.of(new Period("before", "bull", 50, 99), book);
        assertThat(before.standing()).isEqualTo(Standing.IN_SAMPLE);
        assertThat(before.total()).isNaN();
        assertThat(before.sessions()).isZero();
        PeriodFigures part = PeriodFigures.of(new Period("part", "bull", 50, 102), book);
        assertThat(part.standing()).isEqualTo(Standing.IN_PART);
        assertThat(part.first()).isEqualTo(101);
        assertThat(part.sessions()).isEqualTo(2);
        assertThat(part.total()).isCloseTo(-.01, within(1e-12));
        assertThat(part.fall()).isCloseTo(.1, within(1e-12));
        PeriodFigures out = PeriodFigures.of(new Period("out", "bear", 102, 103), book);
        assertThat(out.standing()).isEqualTo(Standing.OUT_OF_SAMPLE);
        assertThat(out.total()).isCloseTo(-.1, within(1e-12));
        PeriodFigures after = PeriodFigures.of(new Period("after", "bear", 105, 110), book);
        assertThat(after.standing()).isEqualTo(Standing.AFTERWARDS);
        assertThat(PeriodFigures.of(new Period("early", "bear", 5, 59), book).standing())
                .isEqualTo(Standing.BEFORE_THE_DATA);
        // Decided from day 80 on, but asked for from day 100 on alone.
        PeriodFigures.Book later =
                new PeriodFigures.Book(days, equity, RiskFree.constant(10), 1, new PeriodFigures.Known(60, 80));
        assertThat(PeriodFigures.of(new Period("skipped", "bear", 82, 99), later)
                        .standing())
                .isEqualTo(Standing.NOT_ASKED_FOR);
        PeriodFigures all = PeriodFigures.of(new Period("all", "bear", 100, 104), book);
        assertThat(PeriodFigures.of(new Period("all", "bear", 100, 104), later)
                        .sharpe()
                        .annual())
                .isLessThan(all.sharpe().annual());
        assertThat(Days.text(after.period().from())).isEqualTo("1970-04-16");
    }
}
