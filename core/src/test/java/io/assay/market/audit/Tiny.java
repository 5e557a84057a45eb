package io.assay.market.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.market.BarSeries;
import io.assay.market.Calendars;
import io.assay.market.CorporateAction;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;
import io.assay.market.TradingCalendar;

/** A hand-made series without a fault, in which tests spoil one thing. */
final class Tiny {
    static final Instrument A = new Instrument("SIM", "A");
    static final TradingCalendar CALENDAR = Calendars.weekdays(Days.of(2010, 1, 4), Days.of(2013, 12, 31));

    /** Limits at which forty bars are a long history. */
    static final Thresholds LIMITS = Thresholds.DEFAULTS
            .with("minBars", 10)
            .with("shortBars", 20)
            .with("longGap", 4)
            .with("earlyEnd", 5)
            .with("openBlock", 10)
            .with("filledRun", 4)
            .with("staleRun", 3)
            .with("mixedMoves", 3);

    final double[] open;
    final double[] high;
    final double[] low;
    final double[] close;
    final double[] adjusted;
    final double[] volume;
    int[] day;
    PriceBasis basis = PriceBasis.SPLIT_ADJUSTED;
    TradingCalendar calendar;
    final List<CorporateAction> actions = new ArrayList<>();
    final List<ImportNotes> notes = new ArrayList<>();

    Tiny(int size) {
        open = new double[size];
        high = new double[size];
        low = new double[size];
        close = new double[size];
        adjusted = new double[size];
        volume = new double[size];
        day = Arrays.copyOf(CALENDAR.sessions(), size);
        calendar = Calendars.weekdays(day[0], day[size - 1]);
        for (int i = 0; i < size; i++) {
            double wave = 100 + 3 * Math.sin(i) + 0.01 * i;
            bar(i, wave - 0.5, wave + 1, wave - 1, wave);
            volume[i] = 1000 + i % 7;
        }
    }

    Tiny bar(int i, double o, double h, double l, double c) {
        open[i] = o;
        high[i] = h;
        low[i] = l;
        close[i] = c;
        adjusted[i] = c;
        return this;
    }

    /** Sets rows {@code from} (inclusive) to {@code to} (exclusive) to one price. */
    Tiny flat(int from, int to, double price, double shares) {
        for (int i = from; i < to; i++) {
            bar(i, price, price, price, price);
            volume[i] = shares;
        }
        return this;
    }

    /** Multiplies all prices of rows from {@code from} on. */
    Tiny scale(int from, double by) {
        for (int i = from; i < open.length; i++) {
            bar(i, open[i] * by, high[i] * by, low[i] * by, close[i] * by);
        }
        return this;
    }

    /** Moves rows from {@code from} on by a number of weekdays, the calendar's end with them. */
    Tiny skip(int from, int sessions) {
        int[] all = CALENDAR.sessions();
        day = IntStream.range(0, day.length)
                .map(i -> i < from ? all[i] : all[i + sessions])
                .toArray();
        calendar = Calendars.weekdays(day[0], day[day.length - 1]);
        return this;
    }

    BarSeries bars() {
        return BarSeries.of(A, basis, day, new BarSeries.Columns(open, high, low, close, adjusted, volume));
    }

    AuditInput input() {
        return new AuditInput(bars(), calendar, actions, notes);
    }

    CleanSeries clean() {
        return Auditor.clean(input(), LIMITS);
    }

    Optional<Finding> find(Rule rule) {
        return clean().findings().stream().filter(f -> f.rule() == rule).findFirst();
    }

    /** How often a rule is broken. */
    long count(Rule rule) {
        return find(rule).map(Finding::count).orElse(0L);
    }

    /** Rules that are broken, in the order of the rules. */
    List<Rule> rules() {
        return clean().findings().stream().map(Finding::rule).toList();
    }
}
