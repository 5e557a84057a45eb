package io.assay.market;

import java.util.Comparator;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;

/**
 * What is recorded of a listing's splits and dividends, and whether that is all of them.
 *
 * @param actions recorded actions of one instrument
 * @param isComplete whether they hold every split and dividend from the first bar up to the moment at which the
 *     recorded prices were adjusted. An empty list alone does not say so: nobody may have looked
 */
public record ActionRecord(List<CorporateAction> actions, boolean isComplete) {
    /** Sorts and copies the list. */
    public ActionRecord {
        actions = actions.stream()
                .sorted(Comparator.comparingInt(CorporateAction::day))
                .toList();
    }

    /** What market data hold: complete if one of the sources of the bars tells of every split and dividend. */
    public static ActionRecord in(MarketData data, Instrument instrument) {
        boolean complete = data.notes(instrument).stream().anyMatch(ImportNotes::tellsAllActions);
        return new ActionRecord(data.actions(instrument), complete);
    }

    /**
     * Epoch days and ratios (new shares per old) of the splits, ascending.
     *
     * @throws DataException if a ratio is not above 0
     */
    Steps splits() {
        return steps(CorporateAction.Kind.SPLIT, "a split ratio must be above 0", 0);
    }

    /**
     * Epoch days and cash of the dividends, ascending.
     *
     * @throws DataException if one is below 0 or no number
     */
    Steps dividends() {
        return steps(CorporateAction.Kind.DIVIDEND, "a dividend must not be below 0", -Double.MIN_VALUE);
    }

    /** What happened on which day. */
    record Steps(int[] days, double[] values) {}

    private Steps steps(CorporateAction.Kind kind, String rule, double above) {
        List<CorporateAction> some =
                actions.stream().filter(a -> a.kind() == kind).toList();
        for (CorporateAction action : some) {
            if (!(action.value() > above && action.value() < Double.POSITIVE_INFINITY)) {
                throw new DataException(DataProblem.of(rule)
                        .withSymbol(action.instrument().toString())
                        .on(Days.date(action.day()))
                        .withValue(String.valueOf(action.value()))
                        .withFix("correct or leave out the corporate action"));
            }
        }
        return new Steps(
                some.stream().mapToInt(CorporateAction::day).toArray(),
                some.stream().mapToDouble(CorporateAction::value).toArray());
    }
}
