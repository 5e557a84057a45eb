package io.assay.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.feature.cross.Rank;
import io.assay.feature.market.MarketState;
import io.assay.label.CrossSectionalLabel;
import io.assay.label.ForwardReturn;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Universe;
import io.assay.market.Universe.Member;
import io.assay.market.simulate.EventSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A universe with dated spells: whoever does not belong on a day counts in nothing on that day. */
class MembershipRowsTest {
    private static final Map<Instrument, BarSeries> MARKET = market();
    private static final List<Instrument> STOCKS = List.copyOf(MARKET.keySet());
    private static final DatasetSpec PLAIN = DatasetSpec.of(TinyFeatures.FREE, ForwardReturn.of(5))
            .withMarket(MarketState.of(Universe.ofToday("universe", STOCKS)));
    private static final DatasetSpec POOL = PLAIN.withTransforms(List.of(new Rank()))
            .withAcross(new CrossSectionalLabel(CrossSectionalLabel.Kind.RANK, 2));

    /** The last stock belongs in two spells, the one before it to the end of the first of them. */
    private static final Universe SPELLS = new Universe(
            "spells",
            List.of(
                    new Member(STOCKS.get(0), Integer.MIN_VALUE, Integer.MAX_VALUE),
                    new Member(STOCKS.get(1), Integer.MIN_VALUE, Integer.MAX_VALUE),
                    new Member(STOCKS.get(2), Integer.MIN_VALUE, day(330)),
                    new Member(STOCKS.get(3), day(290), day(330)),
                    new Member(STOCKS.get(3), day(360), Integer.MAX_VALUE)),
            false);

    @TempDir
    private Path folder;

    private static Map<Instrument, BarSeries> market() {
        Map<Instrument, BarSeries> market = new TreeMap<>();
        SimulatedMarket simulated = SimulatedMarket.of(
                SimulationSpec.defaults().withSymbols(4).withSessions(420).withEvents(EventSpec.none()));
        simulated.listings().forEach(l -> market.put(l.instrument(), simulated.bars(l.instrument())));
        return market;
    }

    private static BarSeries bars(Instrument instrument) {
        return Objects.requireNonNull(MARKET.get(instrument));
    }

    private static int day(int bar) {
        return MARKET.values().iterator().next().days()[bar];
    }

    private BuiltDataset build(DatasetSpec spec, List<Instrument> stocks) {
        return DatasetBuilder.of(new Parallel(2), Scratch.in(folder)).build(spec, stocks, MembershipRowsTest::bars);
    }

    private static int[] days(Dataset rows, Instrument whose) {
        return IntStream.range(0, rows.size())
                .filter(r -> rows.instruments().get(rows.rows().instrument()[r]).equals(whose))
                .map(r -> rows.rows().decisionDay()[r])
                .toArray();
    }

    @Test
    void rows_lie_within_the_spells_and_the_others_are_counted_with_a_reason() {
        try (BuiltDataset built = build(PLAIN.withMembers(SPELLS), STOCKS);
                BuiltDataset all = build(PLAIN, STOCKS)) {
            Dataset rows = built.dataset();
            for (int row = 0; row < rows.size(); row++) {
                Instrument whose = rows.instruments().get(rows.rows().instrument()[row]);
                assertThat(SPELLS.contains(whose, rows.rows().decisionDay()[row]))
                        .isTrue();
            }
            long outside = STOCKS.stream()
                    .mapToLong(i -> Arrays.stream(bars(i).days())
                            .filter(d -> !SPELLS.contains(i, d))
                            .count())
                    .sum();
            assertThat(outside).isEqualTo(89 + 290 + 29);
            assertThat(built.dropped()).containsEntry(DropReason.NOT_A_MEMBER, outside);
            assertThat(all.dropped()).containsEntry(DropReason.NOT_A_MEMBER, 0L);
            assertThat(built.dropped().values().stream().mapToLong(n -> n).sum() + rows.size())
                    .as("every bar is a row or counted")
                    .isEqualTo(4 * 420);
            assertThat(days(rows, STOCKS.get(3)))
                    .contains(day(290), day(330), day(360))
                    .doesNotContain(day(289), day(331), day(359));
        }
    }

    @Test
    void bars_before_a_spell_warm_features_up() {
        try (BuiltDataset built = build(PLAIN.withMembers(SPELLS), STOCKS);
                BuiltDataset all = build(PLAIN, STOCKS)) {
            int own = column(built.dataset(), "ret_1");
            float first = value(built.dataset(), STOCKS.get(3), day(290), own);
            assertThat(first).isEqualTo(value(all.dataset(), STOCKS.get(3), day(290), own));
        }
    }

    private static int column(Dataset rows, String name) {
        return IntStream.range(0, rows.features().columns().size())
                .filter(c -> rows.features().columns().get(c).name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int row(Dataset rows, Instrument whose, int day) {
        return IntStream.range(0, rows.size())
                .filter(r -> rows.rows().decisionDay()[r] == day
                        && rows.instruments().get(rows.rows().instrument()[r]).equals(whose))
                .findFirst()
                .orElseThrow();
    }

    private static float value(Dataset rows, Instrument whose, int day, int column) {
        return rows.features().get(row(rows, whose, day), column);
    }

    @Test
    void whoever_does_not_belong_counts_in_no_rank_no_market_and_no_label_of_the_day() {
        List<Instrument> first = STOCKS.subList(0, 2);
        try (BuiltDataset spells = build(POOL.withMembers(SPELLS), STOCKS);
                BuiltDataset two = build(POOL, first);
                BuiltDataset all = build(POOL, STOCKS)) {
            // From bar 331 to 359 the first two are alone: their targets and ranked features are those of two stocks.
            for (int bar = 331; bar <= 359; bar++) {
                int here = row(spells.dataset(), first.get(1), day(bar));
                int there = row(two.dataset(), first.get(1), day(bar));
                assertThat(spells.dataset().rows().target()[here])
                        .isEqualTo(two.dataset().rows().target()[there]);
                int column = column(two.dataset(), "ret_1_rank");
                assertThat(spells.dataset().features().get(here, column))
                        .isEqualTo(two.dataset().features().get(there, column));
            }
            assertThat(all.dataset().hash()).isNotEqualTo(spells.dataset().hash());
        }
        DatasetSpec market = PLAIN.withMembers(SPELLS);
        Universe others = SPELLS.only(Set.of(STOCKS.get(0), STOCKS.get(1), STOCKS.get(2)));
        try (BuiltDataset spells = build(market, STOCKS);
                BuiltDataset three = build(PLAIN.withMembers(others), STOCKS.subList(0, 3))) {
            int column = column(spells.dataset(), "market_ret_1");
            assertThat(value(spells.dataset(), STOCKS.get(0), day(289), column))
                    .isEqualTo(value(three.dataset(), STOCKS.get(0), day(289), column));
            assertThat(value(spells.dataset(), STOCKS.get(0), day(300), column))
                    .isNotEqualTo(value(three.dataset(), STOCKS.get(0), day(300), column));
        }
    }

    @Test
    void windows_of_several_bars_lie_within_a_spell() {
        try (BuiltDataset built = build(PLAIN.withSequence(5).withMembers(SPELLS), STOCKS)) {
            assertThat(days(built.dataset(), STOCKS.get(3)))
                    .contains(day(294), day(364))
                    .doesNotContain(day(293), day(360), day(363));
        }
    }

    @Test
    void the_last_row_is_served_to_members_of_that_day_alone_and_has_the_same_bits() {
        DatasetBuilder builder = DatasetBuilder.of(new Parallel(1), Scratch.in(folder));
        DatasetSpec spec = POOL.withMembers(SPELLS);
        LiveRows live = builder.latest(spec, STOCKS, MembershipRowsTest::bars);
        List<Instrument> served = new ArrayList<>();
        for (int row = 0; row < live.size(); row++) {
            served.add(live.instrumentOf(row));
        }
        assertThat(served).containsExactly(STOCKS.get(0), STOCKS.get(1), STOCKS.get(3));
        try (BuiltDataset built = build(spec, STOCKS)) {
            assertThat(live.hash()).isEqualTo(built.latest().hash());
        }
    }

    @Test
    void the_specification_names_the_universe() {
        assertThat(POOL.withMembers(SPELLS).text()).contains("members of the day of spells");
    }
}
