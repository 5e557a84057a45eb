package io.assay.experiment;

import java.util.Optional;

import io.assay.base.Days;
import io.assay.market.BarSeries;
import io.assay.market.Delisting;
import io.assay.market.Instrument;
import io.assay.market.TradingCalendar;
import io.assay.market.audit.Auditor;

/** Whether the last bar of a stock is one after which it can be acted on. */
public final class LastBar {
    /** A stock whose last bar is so many sessions behind its market is not traded any more, or its data are stale. */
    private static final int STALE = 5;

    private LastBar() {}

    /** Why a stock cannot be acted on now, in a sentence; empty if it can. */
    public static Optional<String> unfit(Auditor auditor, Instrument instrument, BarSeries bars) {
        if (bars.size() == 0) {
            return Optional.of("there are no bars");
        }
        TradingCalendar calendar = auditor.calendar(instrument.market());
        Optional<Delisting> end = bars.until(calendar.last()).delisting();
        if (end.isPresent()) {
            return Optional.of("its listing ended on " + Days.text(end.get().day()));
        }
        int last = bars.days()[bars.size() - 1];
        int behind = calendar.count(last + 1, calendar.last() + 1);
        return behind < STALE
                ? Optional.empty()
                : Optional.of("its last bar is of " + Days.text(last) + ", " + behind + " sessions behind its market");
    }
}
