package io.assay.experiment.trade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.assay.base.Check;
import io.assay.feature.FeatureRows;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.model.Model;
import io.assay.registry.ModelCard;
import io.assay.signal.Opinion;
import io.assay.signal.Standing;
import io.assay.signal.Training;

/**
 * All that an answer about a stock needs, but for the word of its model: made once after a close, in memory, and then
 * asked as often as anybody likes. Safe to use from several threads.
 *
 * @param instrument who
 * @param day epoch day of the last bar, at whose close everything in here was known; -1 where there is none
 * @param reason why the stock cannot be looked at, in a sentence; empty if it can
 * @param asked its model and the row that this is asked about; empty where no model speaks of the day
 * @param rules the opinion of the rules, if the stock's past was long enough to calibrate them
 */
public record PreparedStock(
        Instrument instrument, int day, String reason, Optional<Asked> asked, Optional<Opinion> rules) {
    /** Checks that somebody who cannot be looked at says nothing. */
    public PreparedStock {
        Check.that(
                reason.isEmpty() || (asked.isEmpty() && rules.isEmpty()),
                "reason",
                "be empty where somebody speaks",
                reason);
    }

    /** A stock that cannot be looked at. */
    static PreparedStock refused(Instrument instrument, String reason) {
        return new PreparedStock(instrument, -1, Check.notBlank("reason", reason), Optional.empty(), Optional.empty());
    }

    /**
     * A model and what it is asked.
     *
     * @param card what is known of it
     * @param model itself
     * @param standing what its runs allow to be said of it
     * @param training what its rows said of each class
     * @param row the row, one alone; empty where it says nothing of the day, such as on a missing feature
     * @param bars the clean bars of the stock up to that day
     */
    public record Asked(
            ModelCard card,
            Model model,
            Standing standing,
            Training training,
            Optional<FeatureRows> row,
            BarSeries bars) {
        private Opinion opinion() {
            double[] said = new double[card.recipe().classes().size()];
            if (row.isPresent()) {
                said = model.predict(row.get()).values();
            } else {
                Arrays.fill(said, Double.NaN);
            }
            return new Opinion(card.id(), standing, said, training, List.of());
        }
    }

    /** What everybody says of it, the model first: the model is asked now. */
    public List<Opinion> opinions() {
        List<Opinion> opinions = new ArrayList<>();
        asked.map(Asked::opinion).ifPresent(opinions::add);
        rules.ifPresent(opinions::add);
        return opinions;
    }
}
