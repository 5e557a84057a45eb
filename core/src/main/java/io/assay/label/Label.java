package io.assay.label;

import java.util.List;

import io.assay.base.UsageException;
import io.assay.market.BarSeries;

/** An outcome of a decision taken at the close of each bar of one instrument. Stateless. */
public interface Label {
    /** Column name, for example {@code return_5d}. */
    String name();

    /** The most sessions that may pass from entry to exit. */
    int horizon();

    /**
     * Labels every bar.
     *
     * @param bars adjusted bars; a label whose span from the decision bar to the exit bar holds a hole is NaN
     */
    LabelColumn compute(BarSeries bars);

    /** Class names from the most bearish to the most bullish if the value is a class number; empty for a number. */
    default List<String> classes() {
        return List.of();
    }

    /**
     * The simple return from entry to exit of the trade that this label judges: on every row on which the label is not
     * NaN it has the same entry and exit day and a finite value. A label that is such a return is its own outcome.
     */
    default Label outcome() {
        return this;
    }

    /**
     * The same label of a trade that is entered and left at the close of its sessions, for instruments whose recorded
     * opens nobody traded at.
     *
     * @throws UsageException if a trade of this kind cannot be told from closes alone
     */
    default Label atClose() {
        throw new UsageException("the label " + name() + " needs opens that were traded at: ask for a return, a"
                + " direction or several horizons, or leave those instruments out");
    }
}
