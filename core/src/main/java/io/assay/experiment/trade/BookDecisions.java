package io.assay.experiment.trade;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.backtest.Decisions;
import io.assay.backtest.Holding;
import io.assay.backtest.MarketPrices;
import io.assay.backtest.Sizing;
import io.assay.backtest.TopDropout;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.evaluate.Answers;
import io.assay.experiment.run.Predicted;
import io.assay.market.Instrument;
import io.assay.market.Membership;
import io.assay.market.Universe;
import io.assay.model.Predictions;
import io.assay.report.Text;
import io.assay.signal.Action;
import io.assay.signal.Opinion;
import io.assay.signal.Signaller;
import io.assay.signal.Standing;

/**
 * Turns out-of-sample answers into decisions, through the one path that today's signals take. Each BUY (and, if asked
 * for, SELL) of a day gets one share of the universe; what nobody acts on stays in cash. Or the stocks of the highest
 * scores are held, whatever their signals.
 */
public final class BookDecisions {
    private final Predicted predicted;
    private final MarketPrices prices;
    private final BookSpec spec;
    private final Holding holding;
    private final Signaller signaller;
    private final Membership members;

    /**
     * Decisions on what was predicted, whether or not it can be predicted.
     *
     * @param predicted rows, answers and what the model behind them had learnt from
     * @param prices tell who had a bar on a day: those share it, whoever is listed later does not
     * @param horizon sessions that a position is held
     */
    public BookDecisions(Predicted predicted, MarketPrices prices, BookSpec spec, int horizon) {
        this(
                predicted,
                prices,
                spec,
                spec.picking().drop() > 0 ? Holding.untilNext() : Holding.overlapping(horizon),
                Membership.of(Universe.ofToday("universe", predicted.rows().instruments())));
    }

    private BookDecisions(
            Predicted predicted, MarketPrices prices, BookSpec spec, Holding holding, Membership members) {
        this.predicted = predicted;
        this.prices = prices;
        this.spec = spec;
        this.holding = holding;
        this.signaller = Signaller.of(spec.rule());
        this.members = members;
    }

    /**
     * Whether what is held depends on what the model had learnt from: probabilities become signals by its base rates
     * and class means. Picked scores, and the sign of a number, are read as they are.
     */
    static boolean readsTraining(BookSpec spec, Target target) {
        return spec.picking().top() == 0 && target.isClasses();
    }

    /** The same where each day is shared by those who belong to a universe on that day. */
    public BookDecisions among(Universe universe) {
        return new BookDecisions(predicted, prices, spec, holding, Membership.of(universe));
    }

    /**
     * The decisions of one of those who answered on the predicted rows; one decision day for each day in the span.
     *
     * @throws DataException if none of the stocks has a bar on one of the days: the prices are of other data
     */
    public Decisions of(Answers answers) {
        Decisions plain = plain(answers);
        return spec.picking()
                .volatility()
                .map(target -> target.scaled(plain, prices))
                .orElse(plain);
    }

    /**
     * How many days hold nothing since nobody can tell how much their book would move, in a sentence; {@code scaled} is
     * what {@link #of} made.
     */
    Optional<String> unmeasured(Answers answers, Decisions scaled) {
        if (spec.picking().volatility().isEmpty()) {
            return Optional.empty();
        }
        Decisions plain = plain(answers);
        long asked = IntStream.range(0, plain.days())
                .filter(d -> plain.from(d) < plain.to(d))
                .count();
        long blank = IntStream.range(0, plain.days())
                .filter(d -> plain.from(d) < plain.to(d) && scaled.from(d) == scaled.to(d))
                .count();
        return blank == 0
                ? Optional.empty()
                : Optional.of(Text.count(blank) + " of " + Text.plural(asked, "day") + " with a book hold nothing:"
                        + " their volatility cannot be measured, for want of sessions before them or of moves.");
    }

    private Decisions plain(Answers answers) {
        Dataset.Rows rows = predicted.rows().rows();
        Decisions.Builder builder = Decisions.builder(predicted.rows().instruments(), holding);
        Optional<TopDropout> dropout = dropout();
        int from = 0;
        while (from < predicted.rows().size()) {
            int day = rows.decisionDay()[from];
            int to = from;
            while (to < predicted.rows().size() && rows.decisionDay()[to] == day) {
                to++;
            }
            if (day >= spec.from() && day <= spec.to()) {
                requireSession(day);
                builder.book(day, weights(answers, new Day(from, to), dropout));
            }
            from = to;
        }
        return builder.build();
    }

    private Optional<TopDropout> dropout() {
        Picking picking = spec.picking();
        return picking.drop() == 0
                ? Optional.empty()
                : Optional.of(new TopDropout(predicted.rows().instruments().size(), picking.top(), picking.drop()));
    }

    /** Rows of a day, the last not included. */
    private record Day(int from, int to) {}

    private double[] weights(Answers answers, Day day, Optional<TopDropout> dropout) {
        if (spec.picking().top() == 0) {
            return signalled(answers, day.from(), day.to());
        }
        double[] scores = scores(answers, day);
        if (isAlike(scores)) {
            return everybody(scores);
        }
        return dropout.map(rule -> rule.next(scores)).orElseGet(() -> picked(scores));
    }

    private void requireSession(int day) {
        if (predicted.rows().instruments().stream().noneMatch(i -> prices.trades(i, day))) {
            throw new DataException("there is a decision of " + Days.text(day) + ", a day on which none of the run's"
                    + " stocks has a bar any more: the data have changed since. Fix: train again");
        }
    }

    private double[] signalled(Answers answers, int from, int to) {
        List<Instrument> instruments = predicted.rows().instruments();
        double[] weights = new double[instruments.size()];
        int day = predicted.rows().rows().decisionDay()[from];
        long names = instruments.stream()
                .filter(i -> prices.trades(i, day) && members.contains(i, day))
                .count();
        for (int row = from; row < to; row++) {
            int side = side(answers, row, instruments);
            weights[predicted.rows().rows().instrument()[row]] = side == 0 ? 0 : (double) side / names;
        }
        return weights;
    }

    /** A score that is the same for all picks nobody and holds everybody alike. */
    private static boolean isAlike(double[] scores) {
        return Arrays.stream(scores).filter(s -> !Double.isNaN(s)).distinct().count() <= 1;
    }

    private static double[] everybody(double[] scores) {
        long known = Arrays.stream(scores).filter(s -> !Double.isNaN(s)).count();
        return Arrays.stream(scores).map(s -> Double.isNaN(s) ? 0 : 1.0 / known).toArray();
    }

    private double[] picked(double[] scores) {
        int top = spec.picking().top();
        return spec.picking().shorts() ? Sizing.topAndBottom(scores, top) : Sizing.top(scores, top);
    }

    /** Scores of a day by the place of the instrument; NaN where nothing is said. */
    private double[] scores(Answers answers, Day day) {
        double[] scores = new double[predicted.rows().instruments().size()];
        Arrays.fill(scores, Double.NaN);
        for (int row = day.from(); row < day.to(); row++) {
            scores[predicted.rows().rows().instrument()[row]] =
                    answers.predictions().speaks(row) ? answers.predictions().score(row) : Double.NaN;
        }
        return scores;
    }

    /** 1 to buy, -1 to sell short, 0 for cash; of a number its sign decides. */
    private int side(Answers answers, int row, List<Instrument> instruments) {
        Predictions said = answers.predictions();
        if (!said.speaks(row)) {
            return 0;
        }
        if (!said.target().isClasses()) {
            double score = said.score(row);
            return score > 0 ? 1 : score < 0 && spec.picking().shorts() ? -1 : 0;
        }
        double[] probabilities = new double[said.target().width()];
        for (int k = 0; k < probabilities.length; k++) {
            probabilities[k] = said.probability(row, k);
        }
        Opinion opinion = new Opinion(
                answers.name(),
                Standing.NO_SKILL,
                probabilities,
                predicted.training().at(row),
                List.of());
        Instrument instrument = instruments.get(predicted.rows().rows().instrument()[row]);
        Action action = signaller
                .signal(instrument, predicted.rows().rows().decisionDay()[row], List.of(opinion))
                .action();
        return action == Action.BUY
                ? 1
                : action == Action.SELL && spec.picking().shorts() ? -1 : 0;
    }
}
