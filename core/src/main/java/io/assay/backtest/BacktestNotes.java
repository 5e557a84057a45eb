package io.assay.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.assay.base.Days;

/**
 * What a reader of the result must know beside its figures.
 *
 * @param scaledDays decision days whose tranche was scaled down to keep gross exposure within the cap
 * @param smallestScale the smallest such scale, 1 if none
 * @param unpriced decisions on instruments without any price yet or whose listing had ended; they were not carried out
 * @param unfilled orders that were never filled because no bar followed
 * @param ended positions that became cash at the last close because bars end without a recorded delisting
 * @param ruinedOn epoch day at whose close the equity was lost whole, {@link Drawdown#NEVER} if never; what is held is
 *     sold at the next fills and nothing is decided from then on
 * @param untradedBars bars without a positive open and close, on which nothing was traded
 * @param barsAfterDelisting bars left out because they come after a recorded delisting
 * @param derivedDividends dividends in the loaded prices that were derived from the adjusted close
 * @param suspiciousDividends those of them that are below 0 or above a quarter of the price: look at the data
 * @param limited what limits, stops and the brake did
 */
public record BacktestNotes(
        int scaledDays,
        double smallestScale,
        long unpriced,
        long unfilled,
        int ended,
        int ruinedOn,
        long untradedBars,
        long barsAfterDelisting,
        long derivedDividends,
        long suspiciousDividends,
        Limited limited) {
    /**
     * What limits, stops and the brake did.
     *
     * @param turnoverDays decision days whose orders were scaled down to the cap on turnover
     * @param capped orders cut to the cap on one instrument
     * @param cut orders cut to a share of a usual day's volume
     * @param thin decisions not carried out because no usual volume was known yet
     * @param paused decisions not carried out after a stop
     * @param stops positions left by a stop
     * @param brakedDays decision days with smaller positions because of a drawdown
     */
    public record Limited(int turnoverDays, long capped, long cut, long thin, long paused, long stops, int brakedDays) {
        /** Nothing happened. */
        public static Limited nothing() {
            return new Limited(0, 0, 0, 0, 0, 0, 0);
        }

        Limited with(long stopped, int braked) {
            return new Limited(turnoverDays, capped, cut, thin, paused, stopped, braked);
        }
    }

    BacktestNotes plus(PriceHistory.Remarks remarks) {
        return new BacktestNotes(
                scaledDays,
                smallestScale,
                unpriced,
                unfilled,
                ended,
                ruinedOn,
                untradedBars + remarks.untraded(),
                barsAfterDelisting + remarks.afterDelisting(),
                derivedDividends + remarks.derived(),
                suspiciousDividends + remarks.suspicious(),
                limited);
    }

    /** Each thing that happened as a sentence; empty if nothing did. */
    public List<String> sentences() {
        List<String> all = new ArrayList<>();
        if (ruinedOn != Drawdown.NEVER) {
            all.add("The equity was lost whole on " + Days.text(ruinedOn)
                    + "; what was held was sold and nothing decided from then on.");
        }
        add(all, scaledDays, "decision days scaled down to keep gross exposure within the cap (smallest scale %.4f)");
        add(
                all,
                unpriced,
                "decisions on instruments without a price or after the end of their listing, not carried out");
        add(all, unfilled, "orders never filled because no bar followed");
        add(all, ended, "positions turned to cash at the last close: their bars end without a recorded delisting");
        add(all, limited.turnoverDays(), "decision days whose orders were scaled down to the cap on turnover");
        add(all, limited.capped(), "orders cut to the cap on one instrument");
        add(all, limited.cut(), "orders cut to the largest share of a usual day's volume");
        add(all, limited.thin(), "decisions not carried out because no usual volume was known yet");
        add(all, limited.stops(), "positions left by a stop");
        add(all, limited.paused(), "decisions not carried out in the pause after a stop");
        add(all, limited.brakedDays(), "decision days with smaller positions because of a drawdown");
        add(all, untradedBars, "bars without a positive open and close, on which nothing was traded");
        add(all, barsAfterDelisting, "bars after a recorded delisting, left out");
        add(all, derivedDividends, "dividends derived from the adjusted close, none being recorded");
        add(all, suspiciousDividends, "derived dividends below 0 or above a quarter of the price: look at the data");
        return List.copyOf(all);
    }

    private void add(List<String> all, long count, String what) {
        if (count > 0) {
            all.add(count + " " + String.format(Locale.ROOT, what, smallestScale) + ".");
        }
    }
}
