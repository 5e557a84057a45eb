package io.assay.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

import io.assay.base.UsageException;

/** The labels that can be asked for by name. A new label is one class and one line here. */
public final class Labels {
    /** Horizons, in sessions, that are computed unless others are asked for. */
    public static final List<Integer> HORIZONS = List.of(1, 5, 20, 30);

    private static final Map<String, IntFunction<Label>> OF_A_HORIZON = new TreeMap<>(Map.of(
            "return", ForwardReturn::of,
            "direction3", Direction::three,
            "direction5", Direction::five,
            "barrier", TripleBarrier::of));

    private static final List<Label> OTHERS = List.of(MultiTimeframe.three(), MultiTimeframe.five());
    private static final String AT_CLOSE = "_close";
    private static final int LONGEST = 1000;

    private Labels() {}

    /** Every label over the standard horizons, sorted by kind and horizon. */
    public static List<Label> standard() {
        List<Label> labels = new ArrayList<>();
        OF_A_HORIZON.values().forEach(kind -> HORIZONS.forEach(h -> labels.add(kind.apply(h))));
        labels.addAll(OTHERS);
        return labels;
    }

    /**
     * The label with default settings of that name: {@code return_5d}, {@code direction3_5d}, {@code direction5_5d},
     * {@code barrier_20d} with any horizon from 1 to 1000, {@code multi3_5_20_30d} or {@code multi5_5_20_30d}; all but
     * barriers also with {@code _close} behind it, see {@link Label#atClose()}.
     *
     * @throws UsageException if there is none
     */
    public static Label parse(String name) {
        return name.endsWith(AT_CLOSE)
                ? parse(name.substring(0, name.length() - AT_CLOSE.length())).atClose()
                : parseAtOpen(name);
    }

    private static Label parseAtOpen(String name) {
        for (Label other : OTHERS) {
            if (other.name().equals(name)) {
                return other;
            }
        }
        int cut = Math.max(0, name.lastIndexOf('_'));
        IntFunction<Label> kind = OF_A_HORIZON.get(name.substring(0, cut));
        String horizon = name.substring(cut);
        if (kind != null && horizon.matches("_[1-9]\\d{0,3}d")) {
            int sessions = Integer.parseInt(horizon.substring(1, horizon.length() - 1));
            if (sessions <= LONGEST) {
                return kind.apply(sessions);
            }
        }
        throw new UsageException("there is no label '" + name + "'; a label reads KIND_HORIZONd with one of the kinds "
                + OF_A_HORIZON.keySet() + " and a horizon of 1 to " + LONGEST + " sessions, or is one of "
                + OTHERS.stream().map(Label::name).toList());
    }
}
