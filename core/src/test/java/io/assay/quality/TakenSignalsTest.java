package io.assay.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.feature.catalogue.Features;
import io.assay.label.LabelColumn;
import io.assay.label.TripleBarrier;
import io.assay.market.BarSeries;
import io.assay.market.simulate.EventSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.metric.RocAuc;
import io.assay.signal.strategy.Strategies;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Signals on a market without anything to find, where every figure can be worked out again. */
class TakenSignalsTest {
    private static final SimulatedMarket MARKET = SimulatedMarket.of(SimulationSpec.defaults()
            .withSymbols(6)
            .withSessions(1500)
            .withInformationCoefficient(0)
            .withEvents(EventSpec.none())
            .withSeed(Seed.of(11)));
    private static final List<BarSeries> BARS = MARKET.listings().stream()
            .map(l -> MARKET.bars(l.instrument()).adjusted())
            .toList();
    private static final int FIRST = BARS.get(0).days()[0];
    private static final int LAST = BARS.get(0).days()[1499];
    private static final CollectionSpec SPEC = CollectionSpec.standard(FIRST, LAST);
    private static final TakenSignals TAKEN = collected(SPEC, BARS);

    private static List<TakenSignals.OfOne> parts(CollectionSpec spec, List<BarSeries> bars) {
        return bars.stream()
                .map(own -> TakenSignals.of(spec, own, Features.technical().compute(own), day -> true))
                .toList();
    }

    private static TakenSignals collected(CollectionSpec spec, List<BarSeries> bars) {
        return TakenSignals.together(spec, parts(spec, bars));
    }

    private static BarSeries bars(int at) {
        return BARS.get(IntStream.range(0, BARS.size())
                .filter(b -> BARS.get(b)
                        .instrument()
                        .equals(TAKEN.instruments().get(TAKEN.signals().instrument()[at])))
                .findFirst()
                .orElseThrow());
    }

    private static float feature(TakenSignals taken, String name, int at) {
        List<String> names =
                taken.features().columns().stream().map(FeatureInfo::name).toList();
        return taken.features().get(at, names.indexOf(name));
    }

    @Test
    void a_strategy_has_one_signal_a_side_of_a_stock_open_at_a_time() {
        Signals signals = TAKEN.signals();
        assertThat(signals.size()).isGreaterThan(1000);
        Set<List<Integer>> kinds = new HashSet<>();
        for (int s = 0; s < TAKEN.strategies().size(); s++) {
            for (int whose = 0; whose < TAKEN.instruments().size(); whose++) {
                for (int side : new int[] {1, -1}) {
                    int free = Integer.MIN_VALUE;
                    for (int at = 0; at < signals.size(); at++) {
                        if (signals.strategy()[at] == s
                                && signals.instrument()[at] == whose
                                && signals.side()[at] == side) {
                            assertThat(signals.decisionDay()[at]).isGreaterThanOrEqualTo(free);
                            free = signals.knownDay()[at];
                            kinds.add(List.of(s, side));
                        }
                    }
                }
            }
        }
        assertThat(kinds).as("every strategy takes both sides").hasSize(20);
        for (int at = 1; at < signals.size(); at++) {
            assertThat(signals.decisionDay()[at]).isGreaterThanOrEqualTo(signals.decisionDay()[at - 1]);
        }
    }

    @Test
    void outcomes_are_those_of_the_barriers_after_costs() {
        Signals signals = TAKEN.signals();
        for (int at = 0; at < signals.size(); at += 37) {
            BarSeries own = bars(at);
            int row = own.rowOf(signals.decisionDay()[at]);
            TripleBarrier.Side side = signals.side()[at] > 0 ? TripleBarrier.Side.LONG : TripleBarrier.Side.SHORT;
            TripleBarrier barrier = SPEC.barrier().on(side);
            LabelColumn end = barrier.compute(own);
            assertThat(signals.end()[at]).isEqualTo((int) end.value()[row]);
            assertThat(signals.knownDay()[at]).isEqualTo(end.knownDay()[row]);
            double gross = barrier.outcome().compute(own).value()[row];
            double borrow = side == TripleBarrier.Side.SHORT
                    ? 0.005 * (signals.exitDay()[at] - signals.entryDay()[at]) / 365
                    : 0;
            assertThat(signals.net()[at]).isCloseTo(gross - 0.002 - borrow, within(1e-12));
            assertThat(signals.success(at)).isEqualTo(signals.net()[at] > 0);
            assertThat(signals.drawdown()[at]).isCloseTo(drawdown(own, at), within(1e-12));
            int exit = own.rowOf(signals.exitDay()[at]);
            assertThat(signals.sessionsToTarget()[at]).isEqualTo(signals.end()[at] == 2 ? exit - row - 1 : -1);
        }
    }

    /** The largest fall from an earlier mark: entry, closes before the day of the exit, exit. */
    private static double drawdown(BarSeries own, int at) {
        Signals signals = TAKEN.signals();
        int entry = own.rowOf(signals.entryDay()[at]);
        int exit = own.rowOf(signals.exitDay()[at]);
        List<Double> marks = new ArrayList<>(List.of(1.0));
        for (int row = entry; row < exit; row++) {
            marks.add(1 + signals.side()[at] * (own.close()[row] / own.open()[entry] - 1));
        }
        marks.add(1 + signals.gross()[at]);
        double fall = 0;
        for (int i = 0; i < marks.size(); i++) {
            for (int j = i + 1; j < marks.size(); j++) {
                fall = Math.max(fall, 1 - marks.get(j) / marks.get(i));
            }
        }
        return fall;
    }

    @Test
    void what_was_known_of_a_signal_is_of_its_day() {
        Signals signals = TAKEN.signals();
        FeatureTable table = Features.technical().compute(BARS.get(0));
        List<String> names = table.columns().stream().map(FeatureInfo::name).toList();
        int whose = TAKEN.instruments().indexOf(BARS.get(0).instrument());
        for (int at = 0; at < signals.size(); at += 13) {
            assertThat(feature(TAKEN, "confidence", at)).isBetween(0.5f, 1f);
            int month = Days.date(signals.decisionDay()[at]).getMonthValue();
            assertThat(feature(TAKEN, "month", at)).isEqualTo(month);
            assertThat(feature(TAKEN, "quarter", at)).isEqualTo(month <= 3 ? 1 : month <= 6 ? 2 : month <= 9 ? 3 : 4);
            assertThat(feature(TAKEN, "is_earnings_season", at)).isEqualTo(month % 3 == 1 ? 1 : 0);
            if (signals.instrument()[at] == whose) {
                int row = BARS.get(0).rowOf(signals.decisionDay()[at]);
                float rsi = table.column(names.indexOf("rsi_14"))[row];
                assertThat(feature(TAKEN, "rsi", at)).isEqualTo(rsi);
                assertThat(feature(TAKEN, "rsi_oversold", at)).isEqualTo(rsi < 30 ? 1 : 0);
                assertThat(feature(TAKEN, "rsi_x_strategy", at))
                        .isEqualTo(rsi * feature(TAKEN, "strategy_success_rate", at));
            }
        }
        // Nothing of an index or of reports was stored here: those columns are not made up.
        assertThat(TAKEN.features().columns().stream().map(FeatureInfo::name))
                .doesNotContain("pe_ratio", "high_roe", "volatility_index", "confidence_x_regime");
        assertThat(TAKEN.requested())
                .contains("confidence", "strategy_success_rate")
                .doesNotContain("pe_ratio");
    }

    @Test
    void a_success_rate_knows_outcomes_that_were_known_by_the_day_and_no_others() {
        Signals signals = TAKEN.signals();
        for (int at : new int[] {0, 50, 400, signals.size() / 2, signals.size() - 1}) {
            double all = 0;
            double allWon = 0;
            double own = 0;
            double won = 0;
            double earned = 0;
            double allEarned = 0;
            for (int other = 0; other < signals.size(); other++) {
                if (signals.knownDay()[other] <= signals.decisionDay()[at]) {
                    boolean same = signals.strategy()[other] == signals.strategy()[at]
                            && signals.side()[other] == signals.side()[at];
                    all++;
                    allWon += signals.success(other) ? 1 : 0;
                    allEarned += signals.net()[other];
                    own += same ? 1 : 0;
                    won += same && signals.success(other) ? 1 : 0;
                    earned += same ? signals.net()[other] : 0;
                }
            }
            double prior = (allWon + 25) / (all + 50);
            assertThat(feature(TAKEN, "strategy_success_rate", at))
                    .isCloseTo((float) ((won + 50 * prior) / (own + 50)), within(1e-6f));
            double mean = allEarned / (all + 50);
            assertThat(feature(TAKEN, "strategy_avg_return", at))
                    .isCloseTo((float) ((earned + 50 * mean) / (own + 50)), within(1e-6f));
        }
    }

    /** With its own outcome in it, such a rate tells noise from noise: .68 where it was measured. */
    @Test
    void a_success_rate_of_noise_tells_nothing_of_noise() {
        Signals signals = TAKEN.signals();
        double[] rate = new double[signals.size()];
        Arrays.setAll(rate, at -> feature(TAKEN, "strategy_success_rate", at));
        boolean[] success = new boolean[rate.length];
        for (int at = 0; at < rate.length; at++) {
            success[at] = signals.success(at);
        }
        assertThat(RocAuc.of(rate, success).area()).isCloseTo(0.5, within(0.05));
    }

    @Test
    void nothing_that_comes_later_changes_a_signal_or_what_was_known_of_it() {
        for (int cut : new int[] {600, 1000, 1300}) {
            int last = BARS.get(0).days()[cut];
            List<BarSeries> until = BARS.stream().map(b -> b.until(last)).toList();
            TakenSignals early = collected(CollectionSpec.standard(FIRST, last), until);
            int[] resolved = IntStream.range(0, TAKEN.signals().size())
                    .filter(at -> TAKEN.signals().knownDay()[at] <= last)
                    .toArray();
            assertThat(early.signals().size()).isEqualTo(resolved.length);
            for (int i = 0; i < resolved.length; i++) {
                int at = resolved[i];
                assertThat(early.signals().decisionDay()[i])
                        .isEqualTo(TAKEN.signals().decisionDay()[at]);
                assertThat(early.signals().strategy()[i])
                        .isEqualTo(TAKEN.signals().strategy()[at]);
                assertThat(early.signals().net()[i]).isEqualTo(TAKEN.signals().net()[at]);
                for (int c = 0; c < early.features().columns().size(); c++) {
                    assertThat(early.features().get(i, c))
                            .isEqualTo(Float.valueOf(TAKEN.features().get(at, c)));
                }
            }
        }
    }

    @Test
    void signals_that_overlap_are_worth_less_than_their_number() {
        Signals signals = TAKEN.signals();
        assertThat(TAKEN.effectiveSize()).isBetween(100.0, 0.6 * signals.size());
        // One strategy's signals of one side and stock do not overlap: each is worth one.
        CollectionSpec one = SPEC.withStrategies(Strategies.named(List.of("momentum")));
        TakenSignals alone = collected(one, BARS.subList(0, 1));
        int[] longs = IntStream.range(0, alone.signals().size())
                .filter(at -> alone.signals().side()[at] > 0)
                .toArray();
        assertThat(longs).isNotEmpty();
        assertThat(Arrays.stream(alone.signals().uniqueness())).allMatch(u -> u > 0 && u <= 1);
        Dataset rows = TAKEN.dataset();
        assertThat(Arrays.stream(rows.rows().weight()).average().orElseThrow()).isCloseTo(1, within(1e-9));
        assertThat(rows.target().classes()).containsExactly("FAILURE", "SUCCESS");
        rows.examples();
    }

    @Test
    void signals_are_given_on_the_days_of_membership_alone() {
        int from = BARS.get(0).days()[700];
        int to = BARS.get(0).days()[900];
        FeatureTable table = Features.technical().compute(BARS.get(0));
        TakenSignals.OfOne some = TakenSignals.of(SPEC, BARS.get(0), table, day -> day >= from && day <= to);
        TakenSignals taken = TakenSignals.together(SPEC, List.of(some));
        assertThat(Arrays.stream(taken.signals().decisionDay()).boxed())
                .isNotEmpty()
                .allMatch(day -> day >= from && day <= to);
    }

    @Test
    void on_noise_no_strategy_beats_every_days_trades_for_sure_beyond_what_luck_gives() {
        StrategyOutcomes outcomes = TAKEN.outcomes(SPEC, parts(SPEC, BARS), Seed.of(1));
        assertThat(outcomes.rows()).hasSize(20);
        assertThat(outcomes.rows().stream()
                        .mapToInt(StrategyOutcomes.Row::count)
                        .sum())
                .isEqualTo(TAKEN.signals().size());
        assertThat(outcomes.rows().stream().filter(r -> r.excess().isSure()).count())
                .isLessThanOrEqualTo(3);
        for (StrategyOutcomes.Row row : outcomes.rows()) {
            assertThat(row.success().value()).isBetween(0.2, 0.8);
            assertThat(row.excess().interval().lower())
                    .isLessThan(row.excess().interval().upper());
            assertThat(row.profit() + row.stop()).isBetween(0.0, 1.0);
        }
        int[] all = TAKEN.byStrategy().values().stream()
                .flatMapToInt(Arrays::stream)
                .toArray();
        assertThat(all).hasSize(TAKEN.signals().size());
    }

    @Test
    void the_specification_is_checked_and_told() {
        assertThat(SPEC.text()).contains("momentum, mean-reversion", "barrier_30d_5.0_5.0_vol20", "round trip 0.002");
        assertThatThrownBy(() -> CollectionSpec.standard(10, 5)).hasMessageContaining("'from'");
        assertThatThrownBy(() -> SPEC.withStrategies(List.of())).hasMessageContaining("'strategies'");
        assertThatThrownBy(() -> SPEC.withBarrier(SPEC.barrier().on(TripleBarrier.Side.SHORT)))
                .hasMessageContaining("'barrier'");
        assertThatThrownBy(() -> new CollectionSpec.Costs(-1, 0)).hasMessageContaining("'roundTrip'");
    }
}
