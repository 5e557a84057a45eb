package io.assay.experiment.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.assay.backtest.CostModel;
import io.assay.base.Days;
import io.assay.experiment.StudyMarket;
import io.assay.market.BarSeries;
import io.assay.market.Delisting;
import io.assay.market.TradingCalendar;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.portfolio.sizing.NextPosition;
import io.assay.portfolio.sizing.SizedPath;
import io.assay.portfolio.sizing.SizingPolicy;
import io.assay.portfolio.sizing.SizingRules;
import io.assay.portfolio.sizing.Span;
import io.assay.portfolio.sizing.StateScale;
import io.assay.portfolio.sizing.Track;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

/** Halts, ends of listings and ends of data: nobody foresees them, and nobody escapes what they do. */
class StockTrackTest {
    private static final SimulatedMarket MARKET = StudyMarket.of(1, 0);
    private static final BarSeries WHOLE =
            MARKET.bars(StudyMarket.stocks(MARKET).get(0));
    private static final TradingCalendar CALENDAR = TradingCalendar.of("all", WHOLE.days());
    private static final StockTrack MAKER =
            new StockTrack(new AgentSpec.Sight(false, Optional.empty()), Optional.empty(), Optional.empty());
    private static final SizingRules RULES = SizingRules.standard().withEpisode(50);
    private static final int HALT = 600;
    private static final int OVER = 640;
    private static final int END = 900;

    /** Every number of the state has a say. */
    private static final SizingPolicy POLICY = (states, rows) -> {
        double[] said = new double[rows];
        int width = states.length / rows;
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < width; c++) {
                said[i] += Math.sin(states[i * width + c] * (1.3 + c)) / width;
            }
        }
        return said;
    };

    /** The first {@link #END} sessions, without those of a halt. */
    private static BarSeries halted(BarSeries bars) {
        int[] rows =
                IntStream.range(0, END).filter(row -> row < HALT || row >= OVER).toArray();
        double[][] columns = {bars.open(), bars.high(), bars.low(), bars.close(), bars.adjustedClose(), bars.volume()};
        double[][] p = new double[columns.length][];
        for (int c = 0; c < p.length; c++) {
            double[] column = columns[c];
            p[c] = IntStream.of(rows).mapToDouble(row -> column[row]).toArray();
        }
        return BarSeries.of(
                        bars.instrument(),
                        bars.basis(),
                        IntStream.of(rows).map(row -> bars.days()[row]).toArray(),
                        new BarSeries.Columns(p[0], p[1], p[2], p[3], p[4], p[5]))
                .withHoles(new int[] {HALT});
    }

    private static StockTrack.Made judged(BarSeries bars, int to) {
        return MAKER.judged(bars.until(to), CALENDAR, to).orElseThrow();
    }

    private static StateScale scale() {
        Track before = judged(halted(WHOLE), WHOLE.days()[300]).track();
        return StateScale.of(Span.within(before, 0, before.size()));
    }

    private static List<SizedPath> acted(Track track) {
        List<Span> parts = Span.within(track, 0, track.size()).stream()
                .flatMap(span -> span.parts(RULES.episode()).stream())
                .toList();
        return SizedPath.of(POLICY, parts, RULES, scale());
    }

    @Test
    void a_halt_parts_nothing_before_it_is_over_and_then_nothing_is_known_until_features_have_settled() {
        BarSeries bars = halted(WHOLE);
        Track track = judged(bars, WHOLE.days()[END - 1]).track();
        assertThat(track.days()).isEqualTo(bars.days());
        List<Span> spans = Span.within(track, 0, track.size());
        assertThat(spans).hasSize(2);
        // The last decision is made at the last close before the halt; its fill is the first open behind it.
        assertThat(spans.get(0).to()).isEqualTo(HALT + Span.BEHIND);
        int settle = new AgentSpec.Sight(false, Optional.empty())
                .features()
                .compute(bars.adjusted())
                .settle();
        assertThat(spans.get(1).from()).isEqualTo(HALT + settle);
        SizingRules free = RULES.withCosts(CostModel.free());
        double[] all = new double[spans.get(0).decisions()];
        all[all.length - 2] = 1;
        SizedPath held = SizedPath.of(all, spans.get(0), free);
        BarSeries adjusted = bars.adjusted();
        assertThat(held.day(all.length - 2)).isEqualTo(WHOLE.days()[OVER]);
        assertThat(held.net()[all.length - 2])
                .isCloseTo(Math.log(adjusted.open()[HALT] / adjusted.open()[HALT - 1]), offset(1e-9));
    }

    @Test
    void no_decision_and_no_result_depends_on_what_comes_later_halts_included() {
        BarSeries bars = halted(WHOLE);
        TreeMap<Integer, Double> decided = new TreeMap<>();
        TreeMap<Integer, Double> earned = new TreeMap<>();
        tell(acted(judged(bars, WHOLE.days()[END - 1]).track()), decided, earned);
        // Around the halt, in the middle of it, and behind it.
        for (int row : new int[] {HALT - 2, HALT - 1, HALT, HALT + 20, OVER, OVER + 1, OVER + 2, 800}) {
            int cut = WHOLE.days()[row];
            TreeMap<Integer, Double> decidedShort = new TreeMap<>();
            TreeMap<Integer, Double> earnedShort = new TreeMap<>();
            tell(acted(judged(bars, cut).track()), decidedShort, earnedShort);
            assertThat(decidedShort).hasSizeGreaterThan(300);
            assertThat(decided).as("cut %s", Days.text(cut)).containsAllEntriesOf(decidedShort);
            // Whoever holds something at the end of all sells it there, and pays for that.
            assertThat(earned.headMap(cut, false))
                    .as("cut %s", Days.text(cut))
                    .isEqualTo(earnedShort.headMap(cut, false));
            TreeMap<Integer, Double> decidedOther = new TreeMap<>();
            TreeMap<Integer, Double> earnedOther = new TreeMap<>();
            BarSeries other = halted(StudyMarket.moved(WHOLE, cut + 1));
            tell(acted(judged(other, WHOLE.days()[END - 1]).track()), decidedOther, earnedOther);
            assertThat(decidedOther.headMap(cut, true)).isEqualTo(decided.headMap(cut, true));
            assertThat(earnedOther.headMap(cut, true)).isEqualTo(earned.headMap(cut, true));
            assertThat(earnedOther).isNotEqualTo(earned);
        }
    }

    private static void tell(List<SizedPath> paths, Map<Integer, Double> decided, Map<Integer, Double> earned) {
        for (SizedPath path : paths) {
            for (int i = 0; i < path.net().length; i++) {
                Span span = path.span();
                decided.put(span.track().days()[span.from() + i], path.position()[i]);
                earned.merge(path.day(i), path.net()[i], Double::sum);
            }
        }
    }

    @Test
    void whoever_holds_a_stock_to_the_end_of_its_listing_gets_what_holders_got() {
        BarSeries bars = halted(WHOLE);
        int last = bars.size() - 1;
        // Paid ten days behind the last bar.
        Delisting end = new Delisting(WHOLE.days()[END + 9], -0.7);
        Track track = judged(bars.withDelisting(end), WHOLE.days()[END + 50]).track();
        assertThat(track.size()).isEqualTo(bars.size() + 1);
        assertThat(track.days()[last + 1]).isEqualTo(end.day());
        assertThat(track.open()[last + 1]).isCloseTo(0.3 * bars.adjusted().close()[last], offset(1e-9));
        // Until it is known, the same bars have ended without a word: worth the last close, which a reader is told.
        StockTrack.Made before = judged(bars.withDelisting(end), end.day() - 1);
        assertThat(before.note().orElseThrow()).contains("without a recorded delisting", Days.text(bars.days()[last]));
        assertThat(before.track().open()[last + 1]).isEqualTo(bars.adjusted().close()[last]);
        // What was decided is the same, and all results but the last are.
        List<SizedPath> known = acted(track);
        List<SizedPath> unknown = acted(before.track());
        assertThat(unknown).hasSameSizeAs(known);
        SizedPath lastKnown = known.get(known.size() - 1);
        SizedPath lastUnknown = unknown.get(unknown.size() - 1);
        assertThat(lastUnknown.position()).isEqualTo(lastKnown.position());
        int n = lastKnown.net().length;
        assertThat(List.of(lastKnown.net()[n - 2]))
                .isEqualTo(List.of(lastUnknown.net()[n - 2]));
        assertThat(lastKnown.net()[n - 1]).isNotEqualTo(lastUnknown.net()[n - 1]);
    }

    @Test
    void a_stock_without_a_price_has_no_track() {
        assertThat(MAKER.judged(WHOLE.rows(0, 0), CALENDAR, CALENDAR.last())).isEmpty();
        assertThat(MAKER.live(WHOLE.rows(0, 0))).isEmpty();
    }

    @Test
    void positions_served_on_a_day_are_those_that_the_walk_decided_on_it() {
        BarSeries bars = halted(WHOLE);
        Track track = judged(bars, WHOLE.days()[END - 1]).track();
        List<SizedPath> paths = acted(track);
        StateScale scale = scale();
        List<Integer> starts = new ArrayList<>();
        for (SizedPath path : paths) {
            int start = path.span().from();
            starts.add(start);
            // The first decision of an episode is that of somebody who holds nothing.
            Track then = MAKER.live(bars.until(track.days()[start])).orElseThrow();
            NextPosition first = NextPosition.holding(0, POLICY, then, scale).orElseThrow();
            assertThat(first.target()).isEqualTo(path.position()[0]);
            assertThat(first.day()).isEqualTo(track.days()[start]);
        }
        // Every later one is that of somebody who has followed it since.
        int begin = track.days()[starts.get(0)];
        for (int k : new int[] {0, 1, 3, paths.size() - 1}) {
            SizedPath path = paths.get(k);
            for (int i : new int[] {0, 1, path.net().length / 2, path.net().length - 1}) {
                int day = track.days()[path.span().from() + i];
                Track then = MAKER.live(bars.until(day)).orElseThrow();
                NextPosition next = NextPosition.following(begin, POLICY, then, RULES, scale)
                        .orElseThrow();
                assertThat(next.target()).as("episode %d decision %d", k, i).isEqualTo(path.position()[i]);
                assertThat(next.day()).isEqualTo(day);
            }
        }
        // Behind the halt the agent has no view.
        Track behind = MAKER.live(bars.until(WHOLE.days()[OVER])).orElseThrow();
        assertThat(NextPosition.holding(0, POLICY, behind, scale)).isEmpty();
        assertThat(NextPosition.following(begin, POLICY, behind, RULES, scale)).isEmpty();
    }
}
