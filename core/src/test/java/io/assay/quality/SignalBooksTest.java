package io.assay.quality;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.feature.catalogue.Features;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.simulate.EventSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.quality.SignalBooks.Filter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Books of signals, whose days must sum to what the signals earned. */
class SignalBooksTest {
    private static final SimulatedMarket MARKET = SimulatedMarket.of(SimulationSpec.defaults()
            .withSymbols(6)
            .withSessions(1500)
            .withInformationCoefficient(0)
            .withEvents(EventSpec.none())
            .withSeed(Seed.of(11)));
    private static final List<BarSeries> BARS = MARKET.listings().stream()
            .map(l -> MARKET.bars(l.instrument()).adjusted())
            .toList();
    private static final CollectionSpec SPEC =
            CollectionSpec.standard(BARS.get(0).days()[0], BARS.get(0).days()[1499]);
    private static final TakenSignals TAKEN = TakenSignals.together(
            SPEC,
            BARS.stream()
                    .map(own -> TakenSignals.of(SPEC, own, Features.technical().compute(own), day -> true))
                    .toList());
    private static final Function<Instrument, BarSeries> OF =
            BARS.stream().collect(Collectors.toMap(BarSeries::instrument, own -> own))::get;
    private static final SignalBooks.Terms TERMS =
            new SignalBooks.Terms(SPEC.costs().roundTrip(), SPEC.barrier().horizon(), Seed.of(1));

    private static int[] all() {
        return IntStream.range(0, TAKEN.signals().size()).toArray();
    }

    @Test
    void the_days_of_a_book_sum_to_what_its_signals_earned() {
        boolean[] some = new boolean[TAKEN.signals().size()];
        double kept = 0;
        for (int at = 0; at < some.length; at++) {
            some[at] = at % 3 == 0;
            kept += some[at] ? TAKEN.signals().net()[at] : 0;
        }
        SignalBooks books = SignalBooks.of(TAKEN, all(), List.of(new Filter("some", some)), OF, TERMS);
        double every = Arrays.stream(TAKEN.signals().net()).sum();
        assertThat(sum(books, 0)).isCloseTo(every, within(1e-9));
        assertThat(sum(books, 1)).isCloseTo(kept, within(1e-9));
        SignalBooks.Row own = books.rows().get(1);
        assertThat(own.overPerYear().value())
                .isCloseTo(own.perYear().value() - books.rows().get(0).perYear().value(), within(1e-12));
    }

    /** Return a year on the money at work, times that money, over the years. */
    private static double sum(SignalBooks books, int book) {
        SignalBooks.Row row = books.rows().get(book);
        return row.perYear().value() * row.open() * books.days() / 252;
    }

    @Test
    void the_book_of_one_signal_is_marked_at_each_close() {
        Signals signals = TAKEN.signals();
        int at = IntStream.range(0, signals.size())
                .filter(i -> signals.exitDay()[i] - signals.entryDay()[i] > 10)
                .findFirst()
                .orElseThrow();
        BarSeries bars = OF.apply(TAKEN.instruments().get(signals.instrument()[at]));
        int from = bars.rowOf(signals.entryDay()[at]);
        int to = bars.rowOf(signals.exitDay()[at]);
        double[] daily = new double[to - from + 1];
        double before = 0;
        for (int row = from; row < to; row++) {
            double worth = signals.side()[at] * (bars.close()[row] - bars.open()[from]) / bars.open()[from] - 0.001;
            daily[row - from] = worth - before;
            before = worth;
        }
        daily[to - from] = signals.net()[at] - before;
        SignalBooks books = SignalBooks.of(TAKEN, new int[] {at}, List.of(), OF, TERMS);
        double mean = Arrays.stream(daily).average().orElseThrow();
        double variance =
                Arrays.stream(daily).map(d -> (d - mean) * (d - mean)).average().orElseThrow();
        assertThat(books.days()).isEqualTo(daily.length);
        assertThat(books.rows().get(0).open()).isEqualTo(1);
        assertThat(books.rows().get(0).sharpe().value())
                .isCloseTo(mean / Math.sqrt(variance) * Math.sqrt(252), within(1e-9));
    }

    @Test
    void whoever_keeps_what_succeeds_is_better_for_sure_and_whoever_keeps_all_is_the_same() {
        boolean[] wins = new boolean[TAKEN.signals().size()];
        boolean[] every = new boolean[wins.length];
        Arrays.fill(every, true);
        for (int at = 0; at < wins.length; at++) {
            wins[at] = TAKEN.signals().success(at);
        }
        SignalBooks books = SignalBooks.of(
                TAKEN, all(), List.of(new Filter("knows", wins), new Filter("keeps all", every)), OF, TERMS);
        assertThat(books.rows().get(1).overSharpe().isSure()).isTrue();
        assertThat(books.rows().get(1).overPerYear().isSure()).isTrue();
        assertThat(books.rows().get(2).overSharpe().value()).isEqualTo(0);
        assertThat(books.rows().get(2).overSharpe().isSure()).isFalse();
    }
}
