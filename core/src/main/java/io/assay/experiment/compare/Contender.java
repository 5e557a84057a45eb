package io.assay.experiment.compare;

import java.util.List;

import io.assay.experiment.run.Predicted;
import io.assay.market.Instrument;
import io.assay.report.CompareReport;

/**
 * A model with what it said out of sample.
 *
 * @param name as it was asked for
 * @param origin where its answers come from
 * @param choice what tells it from the others of its run, or nothing: then it is a specification that was tried
 * @param acting how it may be booked
 * @param parts one a stock
 * @param doubts what makes its answers doubtful, in sentences
 * @param remarks what else a reader must know of its data, in sentences
 */
record Contender(
        String name,
        CompareReport.Origin origin,
        String choice,
        Acting acting,
        List<Part> parts,
        List<String> doubts,
        List<String> remarks) {
    /** What the choice of a kept model begins with. */
    static final String OF_MODEL = "model=";

    Contender {
        parts = List.copyOf(parts);
        doubts = List.copyOf(doubts);
        remarks = List.copyOf(remarks);
    }

    /**
     * How a model may be booked.
     *
     * @param tried whether its run noted it as a trial, as it does whoever could be chosen, and not the null models
     * @param foreign why what its rows tell of training is that of another model, in a sentence; empty if it is its own
     */
    record Acting(boolean tried, String foreign) {}

    /**
     * One stock.
     *
     * @param predicted rows of this stock alone; the model's answers first, then those of the null models
     * @param inSample accuracy of the kept model on the rows that it was fitted on, NaN where it is not recorded
     */
    record Part(Predicted predicted, double inSample) {
        Instrument instrument() {
            return predicted.rows().instruments().get(0);
        }
    }

    /** The same without the answers of null models, which would be most of the memory. */
    Contender alone() {
        List<Part> own = parts.stream()
                .map(p -> new Part(p.predicted().first(1), p.inSample()))
                .toList();
        return new Contender(name, origin, choice, acting, own, doubts, remarks);
    }

    /** Whether it is the same answer of the same run, or the same kept model, as another. */
    boolean isSame(Contender other) {
        return origin.run().equals(other.origin.run())
                && origin.answer().equals(other.origin.answer())
                && origin.specification().equals(other.origin.specification());
    }
}
