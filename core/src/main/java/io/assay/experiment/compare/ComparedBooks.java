package io.assay.experiment.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.evaluate.PairedGap;
import io.assay.evaluate.PairedMoney;
import io.assay.evaluate.Settings;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.trade.BookSpec;
import io.assay.experiment.trade.BooksTogether;
import io.assay.experiment.trade.BooksTogether.Outcome;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Universe;
import io.assay.report.CompareReport;

/**
 * The books of compared models and of null models, on the rows that all of them share. A model whose rows tell the
 * training of another one is not booked by signals, which hang on it.
 */
final class ComparedBooks {
    private final Wiring wiring;
    private final ModelComparison.Ground ground;
    private final List<Integer> booked;
    private final List<String> unbooked;

    ComparedBooks(Wiring wiring, ModelComparison.Ground ground) {
        this.wiring = wiring;
        this.ground = ground;
        boolean own = BooksTogether.readsTraining(
                ground.spec().books(), ground.judged().rows().target());
        List<Contender> all = ground.contenders();
        this.booked = IntStream.range(0, all.size())
                .filter(k -> !own || all.get(k).acting().foreign().isEmpty())
                .boxed()
                .toList();
        this.unbooked = IntStream.range(0, all.size())
                .filter(k -> !booked.contains(k))
                .mapToObj(k -> all.get(k).acting().foreign())
                .toList();
    }

    /** How many books there will be. */
    int count() {
        return booked.size() + nulls().size() + 1;
    }

    private List<Answers> nulls() {
        List<Answers> all = answers();
        return all.subList(ground.models(), all.size());
    }

    private List<Answers> answers() {
        return ground.shared().answers(ground.contenders());
    }

    /**
     * Books.
     *
     * @param tried specifications whose score was seen, those of these books among them
     */
    CompareReport.Money money(long tried, Settings settings) {
        List<BooksTogether.Voice> voices = new ArrayList<>();
        for (int k : booked) {
            voices.add(new BooksTogether.Voice(answers().get(k), ground.shared().training(k), Optional.of(trial(k))));
        }
        for (Answers of : nulls()) {
            // They act on what the reference's rows tell of training, as they do in the backtest of its run.
            voices.add(new BooksTogether.Voice(of, ground.shared().training(0), Optional.empty()));
        }
        Outcome outcome = new BooksTogether(ground.cut(), ground.spec().books(), Math.max(1, tried))
                .of(ground.shared().rows(), members(ground.contenders().get(0)), voices);
        return new CompareReport.Money(
                outcome.rule(),
                outcome.execution(),
                ground.spec().books().capital(),
                currency(),
                Outcome.inOrder(outcome.trials(), booked.size()),
                Outcome.inOrder(outcome.books(), booked.size()),
                gaps(outcome, settings),
                unbooked);
    }

    private List<PairedGap> gaps(Outcome outcome, Settings settings) {
        if (booked.size() < 2 || booked.get(0) > 0) {
            return List.of();
        }
        return PairedMoney.of(
                booked.stream().map(k -> ground.contenders().get(k).name()).toList(),
                outcome.excess().subList(0, booked.size()),
                outcome.holding(),
                settings);
    }

    /**
     * A book of all rows of a run goes by the name that {@code backtest} gives it; one of some of them is another,
     * which counts only if it was noted.
     */
    private BooksTogether.Tried trial(int k) {
        Contender who = ground.contenders().get(k);
        boolean noted = ground.isNoted(who);
        if (isWhole(who) || !noted) {
            String choices = choices(who);
            String name = "book of: " + who.origin().specification() + (choices.isEmpty() ? "" : "; " + choices);
            return new BooksTogether.Tried(
                    name, isWhole(who) && (noted || who.acting().tried()));
        }
        return new BooksTogether.Tried(ground.specification(who), true);
    }

    private String choices(Contender who) {
        String acting = ground.spec().books().choices(Optional.empty());
        return who.choice() + (who.choice().isEmpty() || acting.isEmpty() ? "" : "; ") + acting;
    }

    /** Whether the shared rows are all that the model has on the days that are asked for, in the same universe. */
    private boolean isWhole(Contender who) {
        Dataset shared = ground.shared().rows();
        BookSpec books = ground.spec().books();
        long own = 0;
        for (Contender.Part part : who.parts()) {
            own += IntStream.of(part.predicted().rows().rows().decisionDay())
                    .filter(day -> day >= books.from() && day <= books.to())
                    .count();
        }
        return own == shared.size()
                && who.parts().size() == shared.instruments().size()
                && members(who).equals(members(ground.contenders().get(0)));
    }

    private Optional<Universe> members(Contender who) {
        return RunFolder.find(wiring.workspace(), Optional.of(who.origin().run()))
                .members();
    }

    private String currency() {
        Set<Instrument> stocks = Set.copyOf(ground.judged().rows().instruments());
        return wiring.data().listings().stream()
                .filter(l -> stocks.contains(l.instrument()))
                .map(Listing::currency)
                .findFirst()
                .orElse("");
    }
}
