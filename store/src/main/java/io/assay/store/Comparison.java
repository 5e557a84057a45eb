package io.assay.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.assay.market.BarSeries;
import io.assay.store.ImportSummary.Difference;
import io.assay.store.Manifest.Action;

/**
 * A stored series beside a new one of the same instrument: where they contradict each other and what each has alone.
 * Values are equal if they are the same number or both NaN; there is no tolerance.
 */
final class Comparison {
    private static final int EXAMPLES = 5;
    private static final String ADJUSTED = "adj_close";
    private static final List<String> FIELDS = List.of("open", "high", "low", "close", ADJUSTED, "volume");

    private final BarSeries stored;
    private final BarSeries incoming;
    private final List<Difference> examples = new ArrayList<>();
    private final int[] newRows;
    private final List<Action> newActions = new ArrayList<>();
    private int differences;
    private int adjustedDifferences;
    private int lost;

    private Comparison(BarSeries stored, BarSeries incoming) {
        this.stored = stored;
        this.incoming = incoming;
        this.newRows = compareBars();
    }

    /** Compares bars and corporate actions. */
    static Comparison of(BarSeries stored, BarSeries incoming, List<Action> storedActions, List<Action> actions) {
        Comparison comparison = new Comparison(stored, incoming);
        actions.forEach(a -> comparison.compareAction(a, storedActions));
        return comparison;
    }

    private int[] compareBars() {
        double[][] old = columns(stored);
        double[][] fresh = columns(incoming);
        int[] rows = new int[incoming.size()];
        int count = 0;
        int s = 0;
        for (int i = 0; i < incoming.size(); i++) {
            int day = incoming.days()[i];
            while (s < stored.size() && stored.days()[s] < day) {
                s++;
                lost++;
            }
            if (s < stored.size() && stored.days()[s] == day) {
                compareBar(day, old, s, fresh, i);
                s++;
            } else {
                rows[count++] = i;
            }
        }
        lost += stored.size() - s;
        return Arrays.copyOf(rows, count);
    }

    private void compareBar(int day, double[][] old, int oldRow, double[][] fresh, int freshRow) {
        for (int c = 0; c < old.length; c++) {
            double a = old[c][oldRow];
            double b = fresh[c][freshRow];
            if (a != b && !(Double.isNaN(a) && Double.isNaN(b))) {
                differ(new Difference(day, FIELDS.get(c), a, b));
            }
        }
    }

    private void compareAction(Action action, List<Action> storedActions) {
        List<Action> same = storedActions.stream()
                .filter(a -> a.day() == action.day() && a.kind() == action.kind())
                .toList();
        if (same.isEmpty()) {
            newActions.add(action);
        } else if (!same.contains(action)) {
            String kind = action.kind().name().toLowerCase(Locale.ROOT);
            differ(new Difference(action.day(), kind, same.get(0).value(), action.value()));
        }
    }

    private void differ(Difference difference) {
        differences++;
        adjustedDifferences += difference.field().equals(ADJUSTED) ? 1 : 0;
        if (examples.size() < EXAMPLES) {
            examples.add(difference);
        }
    }

    private static double[][] columns(BarSeries bars) {
        return new double[][] {bars.open(), bars.high(), bars.low(), bars.close(), bars.adjustedClose(), bars.volume()};
    }

    /** Number of values on which they contradict each other. */
    int differences() {
        return differences;
    }

    /** The first differences in the order of days, actions last. */
    List<Difference> examples() {
        return examples;
    }

    /** Whether they contradict each other in adjusted closes and in nothing else. */
    boolean adjustedOnly() {
        return differences > 0 && differences == adjustedDifferences;
    }

    /** Bars of the new series on days that are not stored. */
    int newBars() {
        return newRows.length;
    }

    /** Bars that are stored and not in the new series. */
    int lostBars() {
        return lost;
    }

    /** Corporate actions that are not stored. */
    List<Action> newActions() {
        return newActions;
    }

    /** Whether every new bar is later than every stored one. */
    boolean continues() {
        return newRows.length == 0 || incoming.days()[newRows[0]] > stored.days()[stored.size() - 1];
    }

    /** Whether the new series begins no later than the stored one. */
    boolean coversBegin() {
        return incoming.days()[0] <= stored.days()[0];
    }

    /** Whether the two have a stretch of time in common, so that no action lies between them. */
    boolean touches() {
        return incoming.days()[0] <= stored.days()[stored.size() - 1]
                && stored.days()[0] <= incoming.days()[incoming.size() - 1];
    }

    /** The new bars alone. */
    BarSeries added() {
        return gather(new int[0]);
    }

    /** The stored bars and the new ones, by day. */
    BarSeries merged() {
        int[] all = new int[stored.size()];
        Arrays.setAll(all, i -> i);
        return gather(all);
    }

    /** Some stored rows and all new ones, by day. */
    private BarSeries gather(int[] storedRows) {
        int n = storedRows.length + newRows.length;
        int[] days = new int[n];
        double[][] target = new double[FIELDS.size()][n];
        double[][] old = columns(stored);
        double[][] fresh = columns(incoming);
        int i = 0;
        int j = 0;
        for (int at = 0; at < n; at++) {
            boolean takeOld = j == newRows.length
                    || (i < storedRows.length && stored.days()[storedRows[i]] < incoming.days()[newRows[j]]);
            int row = takeOld ? storedRows[i++] : newRows[j++];
            days[at] = (takeOld ? stored : incoming).days()[row];
            for (int c = 0; c < target.length; c++) {
                target[c][at] = (takeOld ? old : fresh)[c][row];
            }
        }
        BarSeries.Columns columns =
                new BarSeries.Columns(target[0], target[1], target[2], target[3], target[4], target[5]);
        return BarSeries.of(stored.instrument(), stored.basis(), days, columns);
    }
}
