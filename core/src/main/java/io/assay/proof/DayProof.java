package io.assay.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.feature.CrossSectional;
import io.assay.label.CrossSectionalLabel;
import io.assay.label.LabelColumn;

/** Proof that what is done across the stocks of one day depends on that day alone. */
public final class DayProof {
    private static final int DAYS = 20;
    private static final int STOCKS = 30;
    private static final int HORIZON = 5;

    private DayProof() {}

    /**
     * Transforms the same day before and after other days, and with its stocks in another order: a result is a function
     * of the day's values, of no order, and of nothing that was transformed in between; what is missing stays missing.
     */
    public static List<Breach> of(CrossSectional transform, Seed seed) {
        List<Breach> breaches = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            RandomGenerator random = seed.child(day).random();
            float[] values = values(random);
            float[] first = applied(transform, values);
            applied(transform, values(random));
            if (Arrays.mismatch(first, applied(transform, values)) >= 0) {
                breaches.add(new Breach(transform.name(), "another day in between", "day " + day + " moved"));
            }
            float[] turned = applied(transform, reversed(values));
            if (Arrays.mismatch(first, reversed(turned)) >= 0) {
                breaches.add(new Breach(transform.name(), "stocks in another order", "day " + day + " moved"));
            }
            for (int i = 0; i < values.length; i++) {
                if (Float.isNaN(values[i]) && !Float.isNaN(first[i])) {
                    breaches.add(new Breach(transform.name(), "a missing value", "is " + first[i] + " on day " + day));
                    break;
                }
            }
        }
        return breaches;
    }

    private static float[] values(RandomGenerator random) {
        float[] values = new float[STOCKS];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(6) == 0 ? Float.NaN : (float) random.nextGaussian();
        }
        return values;
    }

    private static float[] applied(CrossSectional transform, float[] values) {
        float[] copy = values.clone();
        transform.apply(copy);
        return copy;
    }

    private static float[] reversed(float[] values) {
        float[] turned = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            turned[i] = values[values.length - 1 - i];
        }
        return turned;
    }

    /**
     * Sets the labels of days against each other: labels of other days change nothing, a label of the day does; what is
     * made is known when the last of the day is known, and not before.
     */
    public static List<Breach> of(CrossSectionalLabel label, Seed seed) {
        String name = label.name("label");
        List<LabelColumn> columns = new ArrayList<>();
        List<int[]> days = new ArrayList<>();
        for (int i = 0; i < STOCKS; i++) {
            columns.add(column(seed.child(i).random()));
            days.add(calendar());
        }
        List<LabelColumn> whole = label.apply(days, columns);
        List<Breach> breaches = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            List<LabelColumn> otherDays = label.apply(days, moved(columns, day, false));
            List<LabelColumn> sameDay = label.apply(days, moved(columns, day, true));
            boolean counts = false;
            int latest = Integer.MIN_VALUE;
            for (int i = 0; i < STOCKS; i++) {
                latest = Math.max(latest, columns.get(i).knownDay()[day]);
                counts |= whole.get(i).value()[day] != sameDay.get(i).value()[day];
                if (whole.get(i).value()[day] != otherDays.get(i).value()[day]) {
                    breaches.add(new Breach(name, "labels of other days changed", "day " + day + " moved"));
                    return breaches;
                }
            }
            for (LabelColumn column : whole) {
                if (column.knownDay()[day] != latest) {
                    breaches.add(new Breach(name, "nothing changed", "day " + day + " is known before its last label"));
                    return breaches;
                }
            }
            if (!counts) {
                breaches.add(new Breach(name, "a label of the day changed", "day " + day + " stayed"));
            }
        }
        return breaches;
    }

    private static int[] calendar() {
        int[] days = new int[DAYS];
        Arrays.setAll(days, day -> day);
        return days;
    }

    private static LabelColumn column(RandomGenerator random) {
        double[] value = new double[DAYS];
        int[] entry = new int[DAYS];
        int[] exit = new int[DAYS];
        for (int day = 0; day < DAYS; day++) {
            value[day] = random.nextGaussian();
            entry[day] = day + 1;
            exit[day] = day + 1 + random.nextInt(HORIZON);
        }
        return new LabelColumn("label", value, entry, exit, exit.clone());
    }

    /**
     * The first stock's label of a day moved from one end of the day's labels to the other, or every label of the other
     * days.
     */
    private static List<LabelColumn> moved(List<LabelColumn> columns, int day, boolean thatDay) {
        List<LabelColumn> changed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            LabelColumn from = columns.get(i);
            double[] value = from.value().clone();
            for (int d = 0; d < value.length; d++) {
                boolean move = thatDay ? d == day && i == 0 : d != day;
                value[d] += move ? (thatDay ? -100 * Math.signum(value[d]) : 10 * i + d) : 0;
            }
            changed.add(new LabelColumn(from.name(), value, from.entryDay(), from.exitDay(), from.knownDay()));
        }
        return changed;
    }
}
