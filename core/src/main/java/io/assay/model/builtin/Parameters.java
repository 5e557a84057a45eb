package io.assay.model.builtin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.assay.base.UsageException;

/** Named hyper-parameters as they come from a file or a command line. */
final class Parameters {
    private final String learner;
    private final Map<String, Object> values;

    Parameters(String learner, Map<String, Object> values, Set<String> known) {
        this.learner = learner;
        this.values = new TreeMap<>(values);
        refuseUnknown(learner, this.values.keySet(), known);
    }

    /** Throws if a name is not known. */
    static void refuseUnknown(String learner, Set<String> names, Set<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new UsageException(learner + " has no parameter '" + name + "'; it has " + known);
            }
        }
    }

    double number(String name, double fallback) {
        return values.containsKey(name) ? number(name, values.get(name)) : fallback;
    }

    boolean flag(String name, boolean fallback) {
        Object value = values.getOrDefault(name, fallback);
        if (value.toString().equals("true") || value.toString().equals("false")) {
            return Boolean.parseBoolean(value.toString());
        }
        throw wrong(name, "true or false", value);
    }

    String text(String name, String fallback) {
        return values.getOrDefault(name, fallback).toString();
    }

    List<String> texts(String name, List<String> fallback) {
        Object value = values.getOrDefault(name, fallback);
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : Arrays.stream(value.toString().split(",")).map(String::strip).toList();
    }

    double[] numbers(String name) {
        return values.containsKey(name)
                ? texts(name, List.of()).stream()
                        .mapToDouble(t -> number(name, t))
                        .toArray()
                : new double[0];
    }

    private double number(String name, Object value) {
        try {
            double number = Double.parseDouble(value.toString());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(name, "a number", value);
        }
        throw wrong(name, "finite", value);
    }

    private UsageException wrong(String name, String rule, Object value) {
        return new UsageException("the parameter '" + name + "' of " + learner + " must be " + rule + ", was " + value);
    }
}
