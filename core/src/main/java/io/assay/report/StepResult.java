package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.evaluate.GateCheck;
import io.assay.quality.Estimate;

/**
 * What a step of the pipeline came to.
 *
 * @param sentence it in a sentence
 * @param specification what was done, in one line
 * @param dataHash SHA-256 of the data behind it
 * @param simulated whether the data is simulated
 * @param figures its numbers
 * @param gates how they stand to what was claimed
 * @param pages for people, paths below the workspace
 * @param files what else it wrote, likewise
 * @param models names of the models that it kept, by their role
 * @param notes what a reader must know, in sentences
 */
public record StepResult(
        String sentence,
        String specification,
        String dataHash,
        boolean simulated,
        List<Line> figures,
        List<GateCheck> gates,
        List<String> pages,
        List<String> files,
        Map<String, String> models,
        List<String> notes) {
    /** Copies the collections. */
    public StepResult {
        figures = List.copyOf(figures);
        gates = List.copyOf(gates);
        pages = List.copyOf(pages);
        files = List.copyOf(files);
        models = Map.copyOf(new TreeMap<>(models));
        notes = List.copyOf(notes);
    }

    /**
     * A number, and where it comes from.
     *
     * @param whose model, strategy or whatever it is of
     * @param name of the figure
     * @param value of it
     * @param low lower end of its 95 % interval; NaN where it was counted
     * @param high upper end
     * @param ledger line of the ledger that tells of whatever it is of; 0 where it was counted and nothing was scored
     */
    public record Line(String whose, String name, double value, double low, double high, long ledger) {}

    /** Makes one, part by part. */
    public static final class Builder {
        private final String sentence;
        private final String specification;
        private final String dataHash;
        private final boolean simulated;
        private final List<Line> figures = new ArrayList<>();
        private final List<GateCheck> gates = new ArrayList<>();
        private final List<String> pages = new ArrayList<>();
        private final List<String> files = new ArrayList<>();
        private final Map<String, String> models = new TreeMap<>();
        private final List<String> notes = new ArrayList<>();

        /** Begins with what every step has. */
        public Builder(String sentence, String specification, String dataHash, boolean simulated) {
            this.sentence = sentence;
            this.specification = specification;
            this.dataHash = dataHash;
            this.simulated = simulated;
        }

        /** A number that was counted. */
        public Builder counted(String whose, String name, double value) {
            figures.add(new Line(whose, name, value, Double.NaN, Double.NaN, 0));
            return this;
        }

        /** A number that was scored, with the line of the ledger that tells of it. */
        public Builder scored(String whose, String name, Estimate figure, long ledger) {
            figures.add(new Line(
                    whose,
                    name,
                    figure.value(),
                    figure.interval().lower(),
                    figure.interval().upper(),
                    ledger));
            return this;
        }

        /** How the step stands to what was claimed. */
        public Builder gates(List<GateCheck> more) {
            gates.addAll(more);
            return this;
        }

        /** A page for people. */
        public Builder page(String path) {
            pages.add(path);
            return this;
        }

        /** Another file. */
        public Builder file(String path) {
            files.add(path);
            return this;
        }

        /** A model that was kept. */
        public Builder model(String role, String id) {
            models.put(role, id);
            return this;
        }

        /** What a reader must know. */
        public Builder notes(List<String> more) {
            notes.addAll(more);
            return this;
        }

        /** The result. */
        public StepResult build() {
            return new StepResult(
                    sentence, specification, dataHash, simulated, figures, gates, pages, files, models, notes);
        }
    }
}
