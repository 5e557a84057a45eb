package io.assay.model.setting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.assay.base.UsageException;

/** The hyper-parameters of a learner, all known and all within their ranges. */
public final class Settings {
    private final Map<String, Object> values;

    private Settings(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * The standard values with some replaced.
     *
     * @throws UsageException if a name is unknown (the sentence proposes the nearest) or a value out of its range
     */
    public static Settings of(String learner, List<Parameter> known, Map<String, Object> given) {
        List<String> names = known.stream().map(Parameter::name).toList();
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw UsageException.unknown("parameter of " + learner, name, names);
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : known) {
            Object value = given.getOrDefault(parameter.name(), parameter.standard());
            values.put(parameter.name(), parameter.checked(learner, value));
        }
        return new Settings(Collections.unmodifiableMap(values));
    }

    /** Every value by name, in the order in which they are documented. */
    public Map<String, Object> all() {
        return values;
    }

    /** A count. */
    public int count(String name) {
        return (Integer) value(name);
    }

    /** Any number. */
    public double real(String name) {
        return (Double) value(name);
    }

    /** One of several words. */
    public String word(String name) {
        return (String) value(name);
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("'name' must be a parameter, was " + name);
        }
        return value;
    }
}
