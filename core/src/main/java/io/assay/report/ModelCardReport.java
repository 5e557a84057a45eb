package io.assay.report;

import java.util.List;

import io.assay.base.Check;
import io.assay.registry.ModelCard;
import io.assay.registry.ModelStage;
import io.assay.registry.StageChange;

/**
 * A model's card for people: what is kept of it, and what its store knows of it today.
 *
 * @param card what is kept, with the warnings that were added since
 * @param needs what it must be given
 * @param stage where it stands
 * @param championOf the instruments that signals of this model are made for
 * @param history the changes of stages that are about it, oldest first
 */
public record ModelCardReport(
        ModelCard card, Needs needs, ModelStage stage, List<String> championOf, List<StageChange> history) {
    /** Copies the lists. */
    public ModelCardReport {
        championOf = List.copyOf(championOf);
        history = List.copyOf(history);
    }

    /**
     * What a stock's history must have before the model says anything.
     *
     * @param bars in a row, without a hole; at least 1
     * @param column of the features, the one that needs most
     */
    public record Needs(int bars, String column) {
        /** Checks the number. */
        public Needs {
            Check.atLeast("bars", bars, 1);
        }
    }
}
