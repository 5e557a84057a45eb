package io.assay.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.ledger.Peeks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HeldOutTest {
    private static final HeldOut YEAR = new HeldOut(Days.of(2020, 1, 1));

    @TempDir
    Path workspace;

    private static int day(int year, int month, int day) {
        return Days.of(year, month, day);
    }

    @Test
    void the_first_choice_stays() {
        assertThat(HeldOut.in(workspace)).isEmpty();
        assertThat(HeldOut.settle(workspace, Optional.empty(), YEAR)).isEqualTo(YEAR);
        assertThat(HeldOut.in(workspace)).contains(YEAR);
        HeldOut later = new HeldOut(day(2022, 1, 1));
        assertThat(HeldOut.settle(workspace, Optional.empty(), later)).isEqualTo(YEAR);
        assertThat(HeldOut.settle(workspace, Optional.of(YEAR), later)).isEqualTo(YEAR);
        for (HeldOut other : new HeldOut[] {later, HeldOut.none()}) {
            assertThatThrownBy(() -> HeldOut.settle(workspace, Optional.of(other), later))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("days from 2020-01-01 on are held out")
                    .hasMessageContaining("held-out.json")
                    .hasMessageContaining("no held-out test");
        }
        assertThat(HeldOut.in(workspace)).contains(YEAR);
    }

    @Test
    void to_hold_nothing_out_is_a_choice_too() {
        assertThat(HeldOut.settle(workspace, Optional.of(HeldOut.none()), YEAR)).isEqualTo(HeldOut.none());
        assertThat(HeldOut.settle(workspace, Optional.empty(), YEAR)).isEqualTo(HeldOut.none());
        assertThatThrownBy(() -> HeldOut.settle(workspace, Optional.of(YEAR), YEAR))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no day is held out");
        assertThat(HeldOut.none().lastOpen()).isEqualTo(HeldOut.NEVER);
        assertThat(YEAR.lastOpen()).isEqualTo(day(2019, 12, 31));
    }

    @Test
    void a_choice_that_cannot_be_read_is_refused_and_not_made_again() throws IOException {
        Path file = workspace.resolve("held-out.json");
        for (String text : new String[] {"{}", "{\"from\":null}", "{\"from\":20}", "{\"from\":", ""}) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> HeldOut.settle(workspace, Optional.empty(), YEAR))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("held-out.json");
        }
    }

    /** A fifth of the days, then on to the next first of January. */
    @Test
    void the_last_fifth_begins_with_a_year_if_one_begins_in_it() {
        // 7,305 days; a fifth is 1,461, back from 2019-12-31 that is 2015-12-31
        assertThat(HeldOut.lastFifth(day(2000, 1, 1), day(2019, 12, 31)).from()).isEqualTo(day(2016, 1, 1));
        // 1,000 days to 2002-09-27 less 200 is 2002-03-11, and no year begins behind it
        int first = day(2000, 1, 1);
        assertThat(HeldOut.lastFifth(first, first + 1000).from()).isEqualTo(first + 800);
        // the cut itself is a first of January: 2010-01-01 less 4 * 365 days is 2006-01-02, so begin a day earlier
        int cut = day(2010, 1, 1);
        assertThat(HeldOut.lastFifth(cut - 4 * 365, cut + 365).from()).isEqualTo(cut);
        assertThat(HeldOut.lastFifth(cut - 4 * 365 + 4, cut + 366).from())
                .as("one day later, the next year begins on the last day")
                .isEqualTo(day(2011, 1, 1));
    }

    @Test
    void an_opening_is_on_disk_before_anything_is_looked_at() {
        Path file = workspace.resolve("peeks.jsonl");
        Peeks peeks = Peeks.of(file, StudyMarket.CLOCK);
        assertThat(YEAR.open(peeks, "data", day(2021, 6, 1), "me")).isEqualTo(1);
        assertThat(file).content().contains("2020-01-01").contains("2021-06-01").contains("me");
        assertThat(YEAR.open(peeks, "data", day(2021, 6, 1), "me")).isEqualTo(2);
        assertThat(new HeldOut(day(2021, 1, 1)).open(peeks, "data", day(2022, 1, 1), "me"))
                .as("days that overlap")
                .isEqualTo(3);
        assertThat(YEAR.open(peeks, "other data", day(2021, 6, 1), "me")).isEqualTo(1);
    }
}
