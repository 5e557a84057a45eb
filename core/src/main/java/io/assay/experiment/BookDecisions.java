package io.assay.experiment;

import java.util.List;

import io.assay.backtest.Decisions;
import io.assay.backtest.Holding;
import io.assay.base.Check;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.market.Instrument;
import io.assay.model.Predictions;
import io.assay.signal.Action;
import io.assay.signal.Opinion;
import io.assay.signal.Signaller;
import io.assay.signal.Standing;

/**
 * Turns out-of-sample answers into decisions, through the one path that today's signals take. Each BUY (and, if asked
 * for, SELL) of a day gets one share of the universe; what nobody acts on stays in cash.
 */
final class BookDecisions {
    private final Judged judged;
    private final BookSpec spec;
    private final Holding holding;
    private final Signaller signaller;

    BookDecisions(Judged judged, BookSpec spec, int horizon) {
        this.judged = judged;
        this.spec = spec;
        this.holding = Holding.overlapping(horizon);
        this.signaller = Signaller.of(spec.rule());
    }

    /** The decisions of one of those who answered; one decision day for each day in the span. */
    Decisions of(Answers answers) {
        Dataset.Rows rows = judged.rows().rows();
        List<Instrument> instruments = judged.rows().instruments();
        Decisions.Builder builder = Decisions.builder(instruments, holding);
        int last = Integer.MIN_VALUE;
        for (int row = 0; row < judged.rows().size(); row++) {
            int day = rows.decisionDay()[row];
            if (day < spec.from() || day > spec.to()) {
                continue;
            }
            if (day != last) {
                builder.day(day);
                last = day;
            }
            builder.add(rows.instrument()[row], weight(answers, row, instruments));
        }
        return builder.build();
    }

    private double weight(Answers answers, int row, List<Instrument> instruments) {
        Predictions said = answers.predictions();
        if (!said.speaks(row)) {
            return 0;
        }
        double[] probabilities = new double[said.target().width()];
        for (int k = 0; k < probabilities.length; k++) {
            probabilities[k] = said.probability(row, k);
        }
        Opinion opinion = new Opinion(
                answers.name(),
                Standing.NO_SKILL,
                probabilities,
                judged.training().at(row),
                List.of());
        Instrument instrument = instruments.get(judged.rows().rows().instrument()[row]);
        Action action = signaller
                .signal(instrument, judged.rows().rows().decisionDay()[row], List.of(opinion))
                .action();
        int side = action == Action.BUY ? 1 : action == Action.SELL && spec.shorts() ? -1 : 0;
        return (double) side / Check.atLeast("instruments", instruments.size(), 1);
    }
}
