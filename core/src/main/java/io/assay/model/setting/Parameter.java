package io.assay.model.setting;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.UsageException;

/** A hyper-parameter that a learner understands. */
public sealed interface Parameter {
    /** Its name as users write it. */
    String name();

    /** Its value where none is given. */
    Object standard();

    /**
     * The value given, once it is found to be allowed: an {@code Integer} for a count, a {@code Double} for any number,
     * a {@code String} for one of several words.
     *
     * @param learner whose parameter it is, for the sentence
     * @param given a value, or a text that reads as one
     * @throws UsageException if it is not allowed
     */
    Object checked(String learner, Object given);

    /** A parameter that counts something. */
    static Parameter count(String name, int standard, int min, int max) {
        return new Numeric(name, true, standard, min, max);
    }

    /** A parameter that is any number of a range. */
    static Parameter real(String name, double standard, double min, double max) {
        return new Numeric(name, false, standard, min, max);
    }

    /** A parameter that is one of several words, the first unless another is given. */
    static Parameter choice(String name, String... words) {
        Check.atLeast("number of words", words.length, 2);
        return new Choice(name, List.of(words));
    }

    /** The same parameter with another standard value, for a relative of the learner that it was written for. */
    Parameter standing(Object standard);

    /**
     * A number.
     *
     * @param name as users write it
     * @param whole whether it counts something
     * @param value its value where none is given
     * @param min smallest value allowed
     * @param max largest value allowed
     */
    record Numeric(String name, boolean whole, double value, double min, double max) implements Parameter {
        @Override
        public Object standard() {
            return shown(value);
        }

        @Override
        public Object checked(String learner, Object given) {
            double number = number(learner, given);
            if (!(number >= min && number <= max) || (whole && number != Math.rint(number))) {
                throw refused(learner, given);
            }
            return shown(number);
        }

        @Override
        public Parameter standing(Object standard) {
            double number = ((Number) checked(name, standard)).doubleValue();
            return new Numeric(name, whole, number, min, max);
        }

        private Object shown(double number) {
            if (whole) {
                return (int) number;
            }
            return number;
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

    /**
     * One of several words.
     *
     * @param name as users write it
     * @param words those allowed, the standard one first
     */
    record Choice(String name, List<String> words) implements Parameter {
        @Override
        public Object standard() {
            return words.get(0);
        }

        @Override
        public Object checked(String learner, Object given) {
            String word = given.toString().strip();
            if (!words.contains(word)) {
                throw new UsageException(
                        "'" + name + "' of " + learner + " must be one of " + words + ", was '" + given + "'");
            }
            return word;
        }

        @Override
        public Parameter standing(Object standard) {
            List<String> rest =
                    words.stream().filter(word -> !word.equals(standard)).toList();
            List<String> all = new ArrayList<>(rest);
            all.add(0, checked(name, standard).toString());
            return new Choice(name, List.copyOf(all));
        }
    }
}
