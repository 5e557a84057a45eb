package io.assay.xgboost;

import java.util.List;
import java.util.Map;

import io.assay.base.DataException;

/** Typed access to what was read from a model file; every surprise is a {@link DataException} that names the field. */
final class Fields {
    private Fields() {}

    /** The object that a value must be. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value, String name) {
        that(value instanceof Map<?, ?>, name, value.getClass().getSimpleName());
        return (Map<String, Object>) value;
    }

    /** The object at a path of names. */
    static Map<String, Object> at(Map<String, Object> from, String... path) {
        Map<String, Object> object = from;
        for (String name : path) {
            object = object(field(object, name), name);
        }
        return object;
    }

    /** A text field. */
    static String text(Map<String, Object> from, String name) {
        Object value = field(from, name);
        that(value instanceof String, name, value.getClass().getSimpleName());
        return (String) value;
    }

    /** A list field. */
    static List<?> list(Map<String, Object> from, String name) {
        Object value = field(from, name);
        that(value instanceof List<?>, name, value.getClass().getSimpleName());
        return (List<?>) value;
    }

    /** A field of whole numbers. */
    static int[] whole(Map<String, Object> from, String name) {
        Object value = field(from, name);
        if (value instanceof long[] numbers) {
            int[] whole = new int[numbers.length];
            for (int i = 0; i < whole.length; i++) {
                whole[i] = number(name, numbers[i]);
            }
            return whole;
        }
        return list(from, name).stream().mapToInt(v -> number(name, v)).toArray();
    }

    /** A field of numbers in single precision, none of them NaN. */
    static float[] real(Map<String, Object> from, String name) {
        Object value = field(from, name);
        that(value instanceof float[], name, value.getClass().getSimpleName());
        float[] numbers = (float[]) value;
        for (float number : numbers) {
            that(!Float.isNaN(number), name, number);
        }
        return numbers;
    }

    /** Throws unless two lengths agree. */
    static void sameLength(String name, int length, int expected) {
        that(length == expected, name, length + " values in place of " + expected);
    }

    /** Throws unless the condition on a field holds. */
    static void that(boolean condition, String name, Object found) {
        if (!condition) {
            throw new DataException("the model's field '" + name + "' cannot be used, it holds " + found
                    + ": the model is damaged or was not written by Assay");
        }
    }

    private static Object field(Map<String, Object> from, String name) {
        Object value = from.get(name);
        if (value == null) {
            throw new DataException("the model has no field '" + name + "': it is damaged or no XGBoost model");
        }
        return value;
    }

    private static int number(String name, Object value) {
        that(value instanceof Long, name, value);
        long number = (Long) value;
        that(number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE, name, number);
        return (int) number;
    }
}
