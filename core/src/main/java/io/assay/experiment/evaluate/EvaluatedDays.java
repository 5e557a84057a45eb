package io.assay.experiment.evaluate;

import java.util.List;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.experiment.HeldOut;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.registry.ModelCard;

/** Which days a model may be judged on: later than all that it learnt from, and open. */
final class EvaluatedDays {
    private final ModelCard card;
    private final HeldOut heldOut;
    private final boolean opened;

    EvaluatedDays(ModelCard card, HeldOut heldOut, boolean opened) {
        this.card = card;
        this.heldOut = heldOut;
        this.opened = opened;
    }

    /**
     * The last epoch day that is looked at for anything.
     *
     * @throws UsageException if closed days are asked for, or days of which the model had seen all
     */
    int last(int from, int to) {
        int learntTo = LaterRows.learntTo(card);
        if (to <= learntTo) {
            throw new UsageException("model " + card.id() + " learnt from days up to " + Days.text(learntTo)
                    + ", and the days that are asked for end on " + Days.text(to)
                    + ": it would be judged on what it has seen. Fix: a later --to, or a model trained with --to "
                    + "before these days");
        }
        boolean asksForClosed = (to != HeldOut.NEVER && to > heldOut.lastOpen()) || from > heldOut.lastOpen();
        if (!opened && (asksForClosed || heldOut.lastOpen() <= learntTo)) {
            String days = asksForClosed
                    ? "days that are asked for are held out"
                    : "every day after " + Days.text(learntTo) + ", the last that model " + card.id()
                            + " learnt from, is held out";
            throw new UsageException(days + " (in this workspace " + heldOut.text()
                    + "): judging a model on them is a look, which counts for good. Fix: --open-test"
                    + (heldOut.lastOpen() > learntTo ? ", or --to " + Days.text(heldOut.lastOpen()) : ""));
        }
        return opened ? to : Math.min(to, heldOut.lastOpen());
    }

    /**
     * Refuses stocks none of which has a bar on the days that would be judged.
     *
     * @param data bars, cut at the last day that may be looked at
     * @param from first day that is asked for
     */
    void requireBars(MarketData data, List<Instrument> stocks, int from) {
        int last = data.listings().stream()
                .filter(l -> stocks.contains(l.instrument()))
                .mapToInt(Listing::lastDay)
                .max()
                .orElse(Integer.MIN_VALUE);
        int first = Math.max(from, LaterRows.learntTo(card) + 1);
        if (last < first) {
            String bars = last == Integer.MIN_VALUE ? "there are none" : "the last is of " + Days.text(last);
            throw new DataException(DataProblem.of("model " + card.id() + " learnt from days up to "
                            + Days.text(LaterRows.learntTo(card)) + ", and bars from " + Days.text(first)
                            + " on are needed to judge it: " + bars)
                    .withFix("import later bars, or train with --to an earlier day"));
        }
    }
}
