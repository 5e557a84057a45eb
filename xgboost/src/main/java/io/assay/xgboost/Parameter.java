package io.assay.xgboost;

import io.assay.base.UsageException;

/**
 * A hyper-parameter that a learner understands.
 *
 * @param name as users write it
 * @param whole whether it counts something
 * @param standard its value where none is given
 * @param min smallest value allowed
 * @param max largest value allowed
 */
record Parameter(String name, boolean whole, double standard, double min, double max) {
    /** A parameter that counts something. */
    static Parameter count(String name, int standard, int min, int max) {
        return new Parameter(name, true, standard, min, max);
    }

    /** A parameter that is any number of a range. */
    static Parameter real(String name, double standard, double min, double max) {
        return new Parameter(name, false, standard, min, max);
    }

    /** The value given, a number or a text that reads as one, once it is found to be allowed. */
    double checked(String learner, Object given) {
        double value = number(learner, given);
        if (!(value >= min && value <= max) || (whole && value != Math.rint(value))) {
            throw refused(learner, given);
        }
        return value;
    }

    /** The value as it is shown: an {@code Integer} for a count, else a {@code Double}. */
    Object shown(double value) {
        if (whole) {
            return (int) value;
        }
        return value;
    }

    private double number(String learner, Object given) {
        if (given instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return Double.parseDouble(given.toString().strip());
        } catch (NumberFormatException e) {
            throw refused(learner, given);
        }
    }

    private UsageException refused(String learner, Object given) {
        String kind = whole ? "a whole number" : "a number";
        return new UsageException("'" + name + "' of " + learner + " must be " + kind + " in [" + shown(min) + ", "
                + shown(max) + "], was '" + given + "'");
    }
}
