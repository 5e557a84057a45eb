package io.assay.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.Sorted;

/**
 * A label of one decision day made relative to all others of that day. It is known when the last of them is known, so
 * one member with a late exit delays the whole day.
 *
 * <p>Who has no label in the given history (it ended or was halted before the exit) is no member: a later history can
 * know more members of a day, and then also knows the day later.
 *
 * @param kind how it is made relative
 * @param minMembers least number of labels on a day, at least 2; days with fewer have no label
 */
public record CrossSectionalLabel(Kind kind, int minMembers) {
    /** How a value is set against the others of its day. */
    public enum Kind {
        /** Position among them from -0.5 (lowest) to 0.5 (highest); equal values share the middle of their places. */
        RANK,
        /** Value less their equal-weighted mean. */
        EXCESS
    }

    /** Checks the number of members. */
    public CrossSectionalLabel {
        Check.atLeast("minMembers", minMembers, 2);
    }

    /** Ranks on days with at least that many members. */
    public static CrossSectionalLabel rank(int minMembers) {
        return new CrossSectionalLabel(Kind.RANK, minMembers);
    }

    /** Excess over the mean on days with at least that many members. */
    public static CrossSectionalLabel excess(int minMembers) {
        return new CrossSectionalLabel(Kind.EXCESS, minMembers);
    }

    /** The name of a label after this, for example {@code return_5d_rank}. */
    public String name(String label) {
        return label + (kind == Kind.RANK ? "_rank" : "_excess");
    }

    /**
     * Makes columns relative, day by day. Members of a day are all columns with a value on it.
     *
     * @param days for each column the decision day of each row, strictly ascending
     * @param columns one column an instrument
     * @return new columns, in the same order; entry and exit stay, the known day is the latest of the day's members
     */
    public List<LabelColumn> apply(List<int[]> days, List<LabelColumn> columns) {
        Check.sameLength("days", days.size(), columns.size());
        int[] calendar = calendar(days, columns);
        int[] members = new int[calendar.length];
        double[] sum = new double[calendar.length];
        int[] known = new int[calendar.length];
        forEachValue(days, columns, calendar, (at, column, row) -> {
            members[at]++;
            sum[at] += columns.get(column).value()[row];
            known[at] = Math.max(known[at], columns.get(column).knownDay()[row]);
        });
        double[][] values = kind == Kind.RANK ? sorted(days, columns, calendar, members) : new double[0][];
        List<LabelColumn> relative = new ArrayList<>();
        columns.forEach(column -> relative.add(unlabelled(column)));
        forEachValue(days, columns, calendar, (at, column, row) -> {
            if (members[at] >= minMembers) {
                LabelColumn from = columns.get(column);
                LabelColumn to = relative.get(column);
                double value = from.value()[row];
                to.value()[row] = kind == Kind.RANK ? rank(values[at], value) : value - sum[at] / members[at];
                to.entryDay()[row] = from.entryDay()[row];
                to.exitDay()[row] = from.exitDay()[row];
                to.knownDay()[row] = known[at];
            }
        });
        return relative;
    }

    private interface Visitor {
        void visit(int at, int column, int row);
    }

    private static void forEachValue(List<int[]> days, List<LabelColumn> columns, int[] calendar, Visitor visitor) {
        for (int column = 0; column < columns.size(); column++) {
            double[] values = columns.get(column).value();
            for (int row = 0; row < values.length; row++) {
                if (!Double.isNaN(values[row])) {
                    visitor.visit(Arrays.binarySearch(calendar, days.get(column)[row]), column, row);
                }
            }
        }
    }

    private static int[] calendar(List<int[]> days, List<LabelColumn> columns) {
        for (int column = 0; column < columns.size(); column++) {
            Check.sameLength(
                    "days", days.get(column).length, columns.get(column).value().length);
        }
        return days.stream().flatMapToInt(Arrays::stream).sorted().distinct().toArray();
    }

    private static double[][] sorted(List<int[]> days, List<LabelColumn> columns, int[] calendar, int[] members) {
        double[][] values = new double[calendar.length][];
        for (int at = 0; at < calendar.length; at++) {
            values[at] = new double[members[at]];
        }
        int[] filled = new int[calendar.length];
        forEachValue(days, columns, calendar, (at, column, row) -> {
            values[at][filled[at]++] = columns.get(column).value()[row];
        });
        Arrays.stream(values).forEach(Arrays::sort);
        return values;
    }

    /** Mid-rank of a value that is among the sorted ones, scaled to [-0.5, 0.5]. */
    private static double rank(double[] sorted, double value) {
        int below = Sorted.below(sorted, value);
        int upTo = below;
        while (upTo < sorted.length && sorted[upTo] == value) {
            upTo++;
        }
        double middle = (below + upTo - 1) / 2.0;
        return middle / (sorted.length - 1) - 0.5;
    }

    private LabelColumn unlabelled(LabelColumn like) {
        int n = like.value().length;
        double[] value = new double[n];
        Arrays.fill(value, Double.NaN);
        return new LabelColumn(name(like.name()), value, never(n), never(n), never(n));
    }

    private static int[] never(int n) {
        int[] days = new int[n];
        Arrays.fill(days, LabelColumn.NEVER);
        return days;
    }
}
