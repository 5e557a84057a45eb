package io.assay.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.DatasetSpec;
import io.assay.feature.FeatureGroup;
import io.assay.feature.MarketFeature;
import io.assay.feature.catalogue.Features;
import io.assay.feature.market.KnownSeries;
import io.assay.label.ForwardReturn;
import io.assay.market.ActionRecord;
import io.assay.market.AsTradedPrices;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.Series;
import io.assay.market.Universe;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Cleaning and universes that look ahead are found. */
class DataProofTest {
    private static final Seed SEED = Seed.of(5);
    private static final ProofGround GROUND = ProofGround.of(SEED);

    private static List<Breach> clean(CleanProof.Cleaning cleaning) {
        return CleanProof.of(cleaning, GROUND.market(), GROUND.days(5), SEED);
    }

    @Test
    void the_audit_lets_the_same_bars_through_whatever_comes_later() {
        assertThat(clean(CleanProof::audited)).isEmpty();
    }

    /** Takes out each bar after which the price falls by a twentieth: whoever holds it never loses. */
    private static Map<Instrument, BarSeries> withoutFalls(MarketData data) {
        Map<Instrument, BarSeries> cleaned = new TreeMap<>();
        data.listings().forEach(l -> {
            BarSeries bars = data.bars(l.instrument());
            List<BarSeries> kept = new ArrayList<>();
            for (int row = 0; row < bars.size(); row++) {
                boolean falls = row + 1 < bars.size() && bars.close()[row + 1] < 0.95 * bars.close()[row];
                if (falls) {
                    kept.add(bars.rows(0, row));
                    break;
                }
            }
            cleaned.put(l.instrument(), kept.isEmpty() ? bars : kept.get(0));
        });
        return cleaned;
    }

    @Test
    void bars_that_are_left_out_for_what_comes_after_them_are_found() {
        assertThat(clean(DataProofTest::withoutFalls))
                .isNotEmpty()
                .allSatisfy(breach -> assertThat(breach.sentence())
                        .startsWith("audit: all stocks ")
                        .contains("other bars are let through"));
    }

    /** The monthly figure read on the day that begins its month, or on the day of its release. */
    private static MarketFeature unemployment(MarketData data, boolean early) {
        Series recorded = data.series("SIM.UNRATE").orElseThrow();
        int[] period =
                IntStream.range(0, recorded.size()).map(recorded::periodDay).toArray();
        int[] known =
                IntStream.range(0, recorded.size()).map(recorded::knownDay).toArray();
        double[] value =
                IntStream.range(0, recorded.size()).mapToDouble(recorded::value).toArray();
        int[] order = IntStream.range(0, value.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> early ? period[i] : known[i]))
                .mapToInt(i -> i)
                .toArray();
        Series read = Series.of(
                "x",
                true,
                IntStream.of(order).map(i -> period[i]).toArray(),
                IntStream.of(order).map(i -> early ? period[i] : known[i]).toArray(),
                IntStream.of(order).mapToDouble(i -> value[i]).toArray());
        return KnownSeries.of(read, FeatureGroup.MACRO, 100);
    }

    @Test
    void a_figure_that_is_read_before_its_release_is_found_in_columns_and_in_rows() {
        List<BarSeries> bars = GROUND.bars().stream().map(BarSeries::adjusted).toList();
        int[] days = GROUND.days(4);
        assertThat(OutsideProof.of(d -> unemployment(d, false), GROUND.market(), bars, days, SEED))
                .isEmpty();
        assertThat(OutsideProof.of(d -> unemployment(d, true), GROUND.market(), bars, days, SEED))
                .isNotEmpty()
                .allSatisfy(breach -> assertThat(breach.sentence()).contains("what was published after ", ", SIM:"));
        ProofGround rows = ProofGround.ofRows(SEED, 3, 500);
        DatasetSpec own = DatasetSpec.of(Features.settledWithin(60), ForwardReturn.of(5));
        int[] late = rows.days(3, 300);
        assertThat(RowsProof.of(d -> own.withMarket(unemployment(d, false)), rows.ground(), late, SEED))
                .isEmpty();
        assertThat(RowsProof.of(d -> own.withMarket(unemployment(d, true)), rows.ground(), late, SEED))
                .isNotEmpty()
                .allSatisfy(breach -> assertThat(breach.sentence()).contains("x was "));
    }

    private static Universe spells() {
        int first = GROUND.bars().get(0).days()[0];
        List<Universe.Member> members = new ArrayList<>();
        for (Instrument instrument : GROUND.instruments()) {
            members.add(new Universe.Member(instrument, first + 100 * members.size(), first + 600));
        }
        return new Universe("spells", members, false);
    }

    @Test
    void who_ever_belonged_is_no_universe_of_a_day() {
        int[] days = {spells().members().get(1).from() + 10};
        Instrument last = GROUND.instruments().get(3);
        assertThat(UniverseProof.of(
                        "members", (u, day) -> new double[] {u.contains(last, day) ? 1 : 0}, spells(), days))
                .isEmpty();
        assertThat(UniverseProof.of(
                        "members", (u, day) -> new double[] {u.instruments().size()}, spells(), days))
                .singleElement()
                .satisfies(breach -> assertThat(breach.sentence()).contains("other members after "));
    }

    @Test
    void how_long_somebody_will_stay_is_not_known() {
        int[] days = {spells().members().get(1).from() + 10};
        assertThat(UniverseProof.of(
                        "stay", (u, day) -> new double[] {u.members().get(0).to() - day > 300 ? 1 : 0}, spells(), days))
                .hasSize(1);
    }

    @Test
    void recorded_levels_know_later_splits_and_prices_as_traded_do_not() {
        Instrument who = GROUND.instruments().get(0);
        BarSeries bars = GROUND.market().bars(who);
        ActionRecord record = ActionRecord.in(GROUND.market(), who);
        int[] days = GROUND.days(5);
        AsTradedProof.Reading honest = (recorded, all, day) ->
                AsTradedPrices.of(recorded, all).orElseThrow().until(day).bars();
        assertThat(AsTradedProof.of("as traded", honest, bars, record, days)).isEmpty();
        assertThat(AsTradedProof.of("as recorded", (b, all, day) -> b.until(day), bars, record, days))
                .hasSize(5)
                .allSatisfy(breach -> assertThat(breach.sentence()).contains("as recorded: a split after "));
    }

    @Test
    void rows_of_a_changing_universe_know_no_later_spell_and_those_of_whoever_is_a_member_in_the_end_do() {
        int[] days = {
            spells().members().get(1).from() + 300, spells().members().get(3).from() + 200
        };
        UniverseProof.Reading rows = MemberRows.of(GROUND);
        assertThat(rows.upTo(spells(), days[0])).hasSizeGreaterThan(1_000);
        assertThat(UniverseProof.of("rows", rows, spells(), days)).isEmpty();
        UniverseProof.Reading hindsight = (universe, day) ->
                MemberRows.of(GROUND).upTo(Universe.ofToday("in the end", universe.instruments()), day);
        assertThat(UniverseProof.of("rows", hindsight, spells(), new int[] {
                    spells().members().get(2).from() - 5
                }))
                .as("who joins later has rows before")
                .isNotEmpty();
    }
}
