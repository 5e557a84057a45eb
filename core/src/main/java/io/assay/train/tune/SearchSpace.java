package io.assay.train.tune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.assay.base.Check;
import io.assay.base.UsageException;

/**
 * What may be varied of a learner, in a fixed order.
 *
 * @param dimensions at least one, of different names
 */
public record SearchSpace(List<Dimension> dimensions) {
    /** Copies the list and checks the names. */
    public SearchSpace {
        dimensions = List.copyOf(dimensions);
        Check.atLeast("number of dimensions", dimensions.size(), 1);
        long names = dimensions.stream().map(Dimension::name).distinct().count();
        Check.that(names == dimensions.size(), "dimensions", "have names of their own", dimensions);
    }

    /** A space of some dimensions. */
    public static SearchSpace of(Dimension... dimensions) {
        return new SearchSpace(List.of(dimensions));
    }

    /** The same with one dimension in the place of that of its name, or behind all where there is none. */
    public SearchSpace with(Dimension dimension) {
        List<Dimension> all = new ArrayList<>(dimensions);
        all.replaceAll(d -> d.name().equals(dimension.name()) ? dimension : d);
        if (!all.contains(dimension)) {
            all.add(dimension);
        }
        return new SearchSpace(all);
    }

    /** Number of dimensions. */
    public int size() {
        return dimensions.size();
    }

    /** The values at a point whose coordinates are places in 0..1, by name, in the order of the dimensions. */
    public Map<String, Object> at(double[] places) {
        Check.sameLength("places", places.length, size());
        Map<String, Object> values = new LinkedHashMap<>();
        for (int d = 0; d < size(); d++) {
            values.put(dimensions.get(d).name(), dimensions.get(d).at(places[d]));
        }
        return Collections.unmodifiableMap(values);
    }

    /**
     * The places of some values.
     *
     * @throws IllegalArgumentException if a name is missing or a value lies outside its dimension
     */
    public double[] places(Map<String, Object> values) {
        double[] places = new double[size()];
        for (int d = 0; d < places.length; d++) {
            Dimension dimension = dimensions.get(d);
            Object value = values.get(dimension.name());
            if (value == null) {
                throw new IllegalArgumentException("'values' must name " + dimension.name() + ", was " + values);
            }
            places[d] = dimension.place(value);
        }
        return places;
    }

    /** Points of the whole grid; at most {@link Long#MAX_VALUE}. */
    public long gridSize() {
        long size = 1;
        for (Dimension dimension : dimensions) {
            int points = dimension.grid().size();
            size = size > Long.MAX_VALUE / points ? Long.MAX_VALUE : size * points;
        }
        return size;
    }

    /**
     * A point of the grid; the last dimension runs fastest.
     *
     * @param number from 0, below {@link #gridSize}
     */
    public Map<String, Object> gridPoint(long number) {
        Check.that(number >= 0 && number < gridSize(), "number", "be below " + gridSize(), number);
        Object[] values = new Object[size()];
        long rest = number;
        for (int d = size() - 1; d >= 0; d--) {
            List<Object> grid = dimensions.get(d).grid();
            values[d] = grid.get((int) (rest % grid.size()));
            rest /= grid.size();
        }
        return named(values);
    }

    /**
     * A few points that together hold each value of each choice, and the ends and the middle of each range: what a
     * learner has to accept before a search begins. The first has all lowest values.
     */
    public List<Map<String, Object>> probes() {
        int most = dimensions.stream().mapToInt(d -> d.grid().size()).max().orElseThrow();
        List<Map<String, Object>> probes = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            int number = i;
            probes.add(named(dimensions.stream()
                    .map(d -> d.grid().get(Math.min(number, d.grid().size() - 1)))
                    .toArray()));
        }
        return probes;
    }

    private Map<String, Object> named(Object[] values) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int d = 0; d < values.length; d++) {
            named.put(dimensions.get(d).name(), values[d]);
        }
        return Collections.unmodifiableMap(named);
    }

    /** The whole space in one line: what tells it from another. */
    public String describe() {
        return dimensions.stream().map(d -> d.name() + " " + d.text()).collect(Collectors.joining("; "));
    }

    /**
     * A dimension as users write it: {@code 32..128}, {@code 1e-5..1e-2:log} or {@code 32,64,128}.
     *
     * @param name name of the parameter
     * @param whole whether it counts something
     * @throws UsageException if the text is none of these
     */
    public static Dimension parse(String name, String text, boolean whole) {
        String plain = text.strip();
        boolean log = plain.endsWith(":log");
        String range = log ? plain.substring(0, plain.length() - ":log".length()) : plain;
        int dots = range.indexOf("..");
        try {
            if (dots < 0 && !log) {
                return Dimension.choice(
                        name,
                        List.of(plain.split(",")).stream()
                                .map(v -> value(v.strip(), whole))
                                .toList());
            }
            if (dots > 0) {
                double low = Double.parseDouble(range.substring(0, dots));
                double high = Double.parseDouble(range.substring(dots + 2));
                Check.that(!whole || (low == Math.rint(low) && high == Math.rint(high)), name, "be whole", range);
                return new Dimension.Numeric(name, whole, log, low, high);
            }
        } catch (IllegalArgumentException e) {
            throw refused(name, text, ": " + e.getMessage());
        }
        throw refused(name, text, "");
    }

    private static UsageException refused(String name, String text, String why) {
        return new UsageException("'" + name + "' cannot be varied over '" + text + "'" + why
                + ". Fix: a range such as 1..10 or 0.001..0.1:log, or values such as 32,64,128");
    }

    private static Object value(String text, boolean whole) {
        Check.notBlank("value", text);
        if (whole) {
            return Integer.valueOf(text);
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
