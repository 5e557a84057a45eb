package io.assay.market.audit;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.market.BarSeries;
import io.assay.market.Calendars;
import io.assay.market.TradingCalendar;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import static org.assertj.core.api.Assertions.assertThat;

class CleanPropertyTest {
    private static final int SIZE = 300;
    private static final TradingCalendar CALENDAR = Calendars.weekdays(Days.of(2010, 1, 4), Days.of(2012, 12, 31));
    private static final Thresholds LIMITS =
            Tiny.LIMITS.with("quarantinedShare", 1).with("missingShare", 1).with("staleShare", 1);

    @Property(tries = 200)
    void exactly_the_spoilt_rows_are_dropped_and_every_tear_is_a_hole(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed, @ForAll @IntRange(max = 40) int faults) {
        RandomGenerator random = Seed.of(seed).random();
        Tiny tiny = noisy(random);
        TreeSet<Integer> spoilt = new TreeSet<>();
        while (spoilt.size() < faults) {
            int row = random.nextInt(SIZE);
            if (spoilt.add(row)) {
                spoil(tiny, row, random.nextInt(6));
            }
        }
        CleanSeries clean = Auditor.clean(tiny.input(), LIMITS);
        TreeSet<Integer> lost = new TreeSet<>();
        for (int i = 0; i < SIZE; i++) {
            if (clean.barsEvenIfBlocked().rowOf(tiny.day[i]) < 0) {
                lost.add(i);
            }
        }
        assertThat(lost).isEqualTo(spoilt);
        assertThat(clean.dropped()).isEqualTo(faults);
        assertThat(clean.barsEvenIfBlocked().holes()).containsExactly(expectedHoles(spoilt));
    }

    @Property(tries = 200)
    void cleaning_what_was_known_by_a_day_equals_cleaning_all_up_to_that_day(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed,
            @ForAll @IntRange(min = 1, max = SIZE) int cut) {
        Tiny tiny = battered(Seed.of(seed).random());
        AuditInput all = AuditInput.of(tiny.bars(), CALENDAR);
        AuditInput known = AuditInput.of(tiny.bars().rows(0, cut), CALENDAR);
        BarSeries late = Auditor.clean(all, LIMITS).barsEvenIfBlocked().between(tiny.day[0], tiny.day[cut - 1]);
        BarSeries early = Auditor.clean(known, LIMITS).barsEvenIfBlocked();
        assertThat(late.hash()).isEqualTo(early.hash());
    }

    @Property(tries = 100)
    void nothing_after_a_day_changes_what_is_kept_up_to_it(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed,
            @ForAll @IntRange(min = 1, max = SIZE) int cut) {
        RandomGenerator random = Seed.of(seed).random();
        Tiny tiny = battered(random);
        BarSeries before = kept(tiny, cut);
        for (int i = cut; i < SIZE; i++) {
            double wild = Math.exp(5 * random.nextGaussian());
            tiny.bar(i, wild, random.nextBoolean() ? Double.NaN : wild * 2, wild / 2, wild * random.nextDouble());
            tiny.volume[i] = random.nextInt(3) - 1;
        }
        assertThat(kept(tiny, cut).hash()).isEqualTo(before.hash());
    }

    private static BarSeries kept(Tiny tiny, int cut) {
        return Auditor.clean(AuditInput.of(tiny.bars(), CALENDAR), LIMITS)
                .barsEvenIfBlocked()
                .between(tiny.day[0], tiny.day[cut - 1]);
    }

    /** A random walk in which no bar is wrong and no price repeats. */
    private static Tiny noisy(RandomGenerator random) {
        Tiny tiny = new Tiny(SIZE);
        double price = 100;
        for (int i = 0; i < SIZE; i++) {
            double open = price * Math.exp(0.01 * random.nextGaussian());
            price *= Math.exp(0.02 * random.nextGaussian());
            tiny.bar(i, open, Math.max(open, price) * 1.01, Math.min(open, price) * 0.99, price);
            tiny.volume[i] = 1 + random.nextInt(1000);
        }
        return tiny;
    }

    /** A random walk with every kind of fault: bad bars, jumps, spikes, runs without volume, gaps. */
    private static Tiny battered(RandomGenerator random) {
        Tiny tiny = noisy(random);
        for (int k = 0; k < 12; k++) {
            spoil(tiny, random.nextInt(SIZE), random.nextInt(6));
            int from = 1 + random.nextInt(SIZE - 20);
            tiny.flat(from, from + random.nextInt(15), tiny.close[from - 1], random.nextInt(2));
            tiny.close[random.nextInt(SIZE)] *= 3;
        }
        int[] sessions = CALENDAR.sessions();
        int at = 0;
        for (int i = 0; i < SIZE; i++) {
            at += random.nextInt(20) == 0 ? random.nextInt(8) : 0;
            tiny.day[i] = sessions[i + at];
        }
        return tiny;
    }

    private static void spoil(Tiny tiny, int i, int fault) {
        switch (fault) {
            case 0 -> tiny.open[i] = 0;
            case 1 -> tiny.low[i] = Double.NaN;
            case 2 -> tiny.high[i] = tiny.low[i] * 0.9;
            case 3 -> tiny.close[i] = tiny.high[i] * 1.2;
            case 4 -> tiny.adjusted[i] = 0;
            default -> tiny.volume[i] = -1;
        }
    }

    /** Numbers of kept rows that follow a spoilt one. */
    private static int[] expectedHoles(Set<Integer> spoilt) {
        int[] holes = new int[SIZE];
        int count = 0;
        int kept = 0;
        for (int i = 0; i < SIZE; i++) {
            if (spoilt.contains(i)) {
                continue;
            }
            if (kept > 0 && spoilt.contains(i - 1)) {
                holes[count++] = kept;
            }
            kept++;
        }
        return Arrays.copyOf(holes, count);
    }
}
