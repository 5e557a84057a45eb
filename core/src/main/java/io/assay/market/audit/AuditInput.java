package io.assay.market.audit;

import java.util.List;

import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.ImportNotes;
import io.assay.market.TradingCalendar;

/**
 * One series with what is needed to judge it.
 *
 * @param bars as recorded
 * @param calendar sessions of its market up to the market's last day; bars outside its span are not compared with it
 * @param actions recorded splits, dividends and delistings
 * @param notes what the import noted
 */
public record AuditInput(
        BarSeries bars, TradingCalendar calendar, List<CorporateAction> actions, List<ImportNotes> notes) {
    /** Copies the lists. */
    public AuditInput {
        actions = List.copyOf(actions);
        notes = List.copyOf(notes);
    }

    /** A series of which nothing but bars and calendar is known. */
    public static AuditInput of(BarSeries bars, TradingCalendar calendar) {
        return new AuditInput(bars, calendar, List.of(), List.of());
    }
}
