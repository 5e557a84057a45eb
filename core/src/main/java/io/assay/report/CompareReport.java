package io.assay.report;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assay.backtest.Trials;
import io.assay.base.Check;
import io.assay.evaluate.PairedGap;
import io.assay.evaluate.PairedGroups;
import io.assay.evaluate.SideBySide;

/**
 * Several models on the same rows.
 *
 * @param subject what is compared
 * @param contenders the models; the first is the reference
 * @param rows on which they are compared
 * @param figures every figure of each, and what each is more or less than the reference's
 * @param money what acting on each would have come to; empty if that was not worked out
 * @param groups years, sectors and regimes
 * @param warnings what makes the figures doubtful, such as bars that have changed since, in sentences
 * @param notes what a reader must know, in sentences
 */
public record CompareReport(
        Subject subject,
        List<Contender> contenders,
        Rows rows,
        SideBySide figures,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Money> money,
        List<PairedGroups.Group> groups,
        List<String> warnings,
        List<String> notes) {
    /** Copies the lists. */
    public CompareReport {
        contenders = List.copyOf(contenders);
        groups = List.copyOf(groups);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /**
     * What is compared.
     *
     * @param label what the models predict
     * @param classes its classes, most bearish first; empty for a number
     * @param later whether kept models were asked about the days after those that they learnt from; else it is the
     *     walk-forward of their runs
     * @param simulated whether any stock is simulated
     * @param seed of the redrawn samples
     * @param heldOut which days are held out, and whether they were looked at, in words
     * @param trials specifications tried in the workspace by then
     */
    public record Subject(
            String label,
            List<String> classes,
            boolean later,
            boolean simulated,
            long seed,
            String heldOut,
            long trials) {
        /** Copies the list. */
        public Subject {
            classes = List.copyOf(classes);
        }
    }

    /**
     * A model.
     *
     * @param name as it was asked for
     * @param origin where its answers come from
     * @param own the rows that it has
     * @param inSample accuracy of the kept models on the rows that they were fitted on; NaN where none is recorded
     * @param sameAsReference whether it says the same as the reference on every shared row, bit for bit
     */
    public record Contender(String name, Origin origin, Counted own, double inSample, boolean sameAsReference) {}

    /**
     * Where answers come from.
     *
     * @param run name of the run; empty of a kept model that was asked about later days
     * @param answer who of the run answered, or the learner
     * @param specification what was run, in one line
     * @param dataHash SHA-256 of the data
     * @param seed root of all randomness
     * @param verdict what the run's own rows allow to be said, in a sentence
     * @param trials specifications that were tried before its models were kept, itself included; 0 if not recorded
     */
    public record Origin(
            String run, String answer, String specification, String dataHash, long seed, String verdict, int trials) {}

    /**
     * How many rows.
     *
     * @param rows with a known outcome on which the model speaks
     * @param stocks they are of
     * @param days distinct decision days
     * @param firstDay first of these
     * @param lastDay last
     */
    public record Counted(int rows, int stocks, int days, int firstDay, int lastDay) {}

    /**
     * The rows on which the models are compared.
     *
     * @param shared on which all speak, with a known outcome
     * @param open on which all speak, whose outcome is not known; books act on them too
     * @param differing left out, since the runs do not agree on what came of them
     */
    public record Rows(Counted shared, int open, int differing) {}

    /**
     * What acting on each model would have come to.
     *
     * @param rule how predictions became positions, in a sentence
     * @param execution how positions were filled and what they cost, in a sentence
     * @param capital cash at the start
     * @param currency ISO 4217 code; empty if it is not known
     * @param trials what the deflated Sharpe ratio of each book takes off, in the order of the books
     * @param books of the models that are booked in their order, then the equal-weighted one, then those of the null
     *     models
     * @param gaps of the models that are booked to the reference: by Sharpe ratio, then by mean return; none if the
     *     reference is not booked
     * @param unbooked why a model is not booked, a sentence each
     */
    public record Money(
            String rule,
            String execution,
            double capital,
            String currency,
            List<Trials> trials,
            List<BookReport.Book> books,
            List<PairedGap> gaps,
            List<String> unbooked) {
        /** Copies the lists. */
        public Money {
            trials = List.copyOf(trials);
            Check.sameLength("trials", trials.size(), books.size());
            unbooked = List.copyOf(unbooked);
            books = List.copyOf(books);
            gaps = List.copyOf(gaps);
        }

        /** How many models are booked: their books come first. */
        public int models() {
            List<String> names = books.stream().map(BookReport.Book::name).toList();
            return names.indexOf(BookReport.EQUAL_WEIGHT);
        }

        /** All models but the reference by one figure. */
        public List<PairedGap> by(String figure) {
            return gaps.stream().filter(gap -> gap.figure().equals(figure)).toList();
        }
    }

    /** The model that the others are set against. */
    public Contender reference() {
        return contenders.get(0);
    }
}
