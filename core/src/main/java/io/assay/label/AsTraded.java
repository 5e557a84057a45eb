package io.assay.label;

import java.util.List;
import java.util.Set;

import io.assay.market.BarSeries;
import io.assay.market.Instrument;

/**
 * One label for a universe in which the recorded opens of some instruments were not traded at: theirs is judged from
 * close to close, that of all others as the label says.
 *
 * @param label what is asked of everybody
 * @param untraded instruments whose opens are no prices
 */
public record AsTraded(Label label, Set<Instrument> untraded) implements Label {
    /** Copies the set; a label that cannot be told from closes is refused now, not when it is computed. */
    public AsTraded {
        untraded = Set.copyOf(untraded);
        if (!untraded.isEmpty()) {
            label.atClose();
        }
    }

    /** The name of the label: together the rows answer one question, whatever price a trade is filled at. */
    @Override
    public String name() {
        return label.name();
    }

    @Override
    public int horizon() {
        return label.horizon();
    }

    @Override
    public List<String> classes() {
        return label.classes();
    }

    @Override
    public Label outcome() {
        return label.outcome().equals(label) ? this : new AsTraded(label.outcome(), untraded);
    }

    @Override
    public LabelColumn compute(BarSeries bars) {
        LabelColumn column = of(bars.instrument()).compute(bars);
        return new LabelColumn(name(), column.value(), column.entryDay(), column.exitDay(), column.knownDay());
    }

    /** The label as it is judged for one instrument. */
    public Label of(Instrument instrument) {
        return untraded.contains(instrument) ? label.atClose() : label;
    }
}
