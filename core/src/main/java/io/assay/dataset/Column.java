package io.assay.dataset;

import java.util.List;

import io.assay.base.Check;
import io.assay.feature.FeatureInfo;

/**
 * A column of a dataset and what it may be used for. The three kinds are types, so that no code can take one for
 * another: models read {@link Feature} columns, {@link Examples} carry the {@link Label} that is learnt, and
 * {@link Meta} columns say when and whose and are never learnt from.
 */
public sealed interface Column {
    /** Name of the column. */
    String name();

    /** What it holds, in a sentence without a full stop. */
    String meaning();

    /**
     * Known at the close of the decision day.
     *
     * @param info what is promised of it
     */
    record Feature(FeatureInfo info) implements Column {
        @Override
        public String name() {
            return info.name();
        }

        @Override
        public String meaning() {
            return info.formula();
        }
    }

    /**
     * What is to be predicted: known on the label-end day and not before.
     *
     * @param target name and classes
     */
    record Label(Target target) implements Column {
        @Override
        public String name() {
            return target.name();
        }

        @Override
        public String meaning() {
            return target.isClasses() ? "one of " + String.join(", ", target.classes()) : "a number";
        }
    }

    /**
     * When, whose, how much.
     *
     * @param role which of them
     */
    record Meta(Role role) implements Column {
        @Override
        public String name() {
            return role.column();
        }

        @Override
        public String meaning() {
            return role.meaning();
        }
    }

    /** What a {@link Meta} column holds. Days are sessions of the instrument's own market. */
    enum Role {
        /** Whose row it is. */
        INSTRUMENT("instrument", "whose row it is, MARKET:SYMBOL"),
        /** The last moment of which features know anything. */
        FEATURE_TIME("feature_time", "session up to whose close features look: that of the decision"),
        /** When the decision is taken. */
        DECISION("decision", "session at whose close the decision is taken"),
        /** When the position is opened. */
        ENTRY("entry", "session in which the position is opened, after the decision"),
        /** When the position is closed. */
        EXIT("exit", "session in which the position is closed"),
        /** When the label is known. */
        LABEL_END("label_end", "session at whose close the label is known: rows are purged by it"),
        /** What the trade earned. */
        OUTCOME("outcome", "return from entry to exit before costs: to judge by, never to learn from"),
        /** How much the row counts. */
        WEIGHT("weight", "weight in training");

        private final String column;
        private final String meaning;

        Role(String column, String meaning) {
            this.column = Check.notBlank("column", column);
            this.meaning = meaning;
        }

        /** Name of the column. */
        public String column() {
            return column;
        }

        /** What it holds, in a sentence without a full stop. */
        public String meaning() {
            return meaning;
        }

        /** Whether it says when something was. */
        public boolean isTime() {
            return switch (this) {
                case FEATURE_TIME, DECISION, ENTRY, EXIT, LABEL_END -> true;
                case INSTRUMENT, OUTCOME, WEIGHT -> false;
            };
        }
    }

    /** The columns of one kind among some, in their order. */
    static <C extends Column> List<C> of(Class<C> kind, List<Column> columns) {
        return columns.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
