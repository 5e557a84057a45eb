package io.assay.portfolio.sizing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.backtest.CostModel;
import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

class SpanTest {
    private static Track track(int sessions) {
        return Tracks.planted(0, sessions, Seed.of(1));
    }

    @Test
    void decisions_need_two_sessions_more() {
        Span span = Span.within(track(10), 2, 9).get(0);
        assertThat(span).isEqualTo(new Span(span.track(), 2, 9));
        assertThat(span.decisions()).isEqualTo(5);
        assertThat(Span.within(track(10), 2, 4)).isEmpty();
    }

    @Test
    void what_is_not_known_parts_spans() {
        Track all = track(20);
        float[] told = new float[20];
        told[6] = Float.NaN;
        Track broken = new Track("TEST:BROKEN", all.days(), all.open(), all.close(), Tracks.columns(told));
        // Decisions 0..5, the last of which is held to open 7; then 7..17.
        assertThat(Span.within(broken, 0, 20)).containsExactly(new Span(broken, 0, 8), new Span(broken, 7, 20));
    }

    @Test
    void a_session_without_a_price_is_none() {
        double[] open = {100, 101, Double.NaN};
        assertThatThrownBy(() -> Tracks.flat(open, new double[] {100, 100, 100}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'open'");
    }

    @Test
    void who_holds_a_position_into_a_hole_holds_it_through_and_leaves_when_nothing_is_known_behind_it() {
        // Days 0..3, a halt of thirty days, then two sessions of whose features nothing is known yet, then one more.
        int[] days = {0, 1, 2, 3, 34, 35, 36};
        double[] open = {100, 100, 110, 110, 55, 66, 66};
        float[] told = {0, 0, 0, 0, Float.NaN, Float.NaN, Float.NaN};
        Track track = new Track("TEST:HALT", days, open, open, Tracks.columns(told));
        List<Span> spans = Span.within(track, 0, 7);
        assertThat(spans).containsExactly(new Span(track, 0, 6));
        SizingRules free = SizingRules.standard().withCosts(CostModel.free());
        SizedPath path = SizedPath.of(new double[] {1, 1, 1, 1}, spans.get(0), free);
        // Held from open 1 to 2, over the week, through the halt from 110 to 55, and then to the open at which it ends:
        // the last decision was made before the halt and is filled behind it.
        assertThat(IntStream.range(0, 4).map(path::day)).containsExactly(2, 3, 34, 35);
        assertThat(path.net()[0]).isCloseTo(Math.log(1.1), offset(1e-12));
        assertThat(path.net()[1]).isZero();
        assertThat(path.net()[2]).isCloseTo(Math.log(0.5), offset(1e-12));
        assertThat(path.net()[3]).isCloseTo(Math.log(1.2), offset(1e-12));
        // Borrowed shares are paid for on each of the 31 days between.
        SizingRules lent = free.withCosts(CostModel.free().withHolding(365, 0));
        SizedPath short0 = SizedPath.of(new double[] {0, 0, -1, 0}, spans.get(0), lent);
        assertThat(short0.net()[2]).isCloseTo(Math.log(1 + 0.5 - 31 * 1e-4), offset(1e-12));
    }

    @Test
    void parts_cover_every_decision_once_and_are_of_one_length_but_for_the_last() {
        Span span = new Span(track(100), 3, 98);
        List<Span> parts = span.parts(30);
        assertThat(parts.stream().mapToInt(Span::decisions)).containsExactly(30, 30, 30, 3);
        int next = 3;
        for (Span part : parts) {
            assertThat(part.from()).isEqualTo(next);
            next += part.decisions();
        }
        assertThat(next).isEqualTo(96);
    }

    @Test
    void training_sees_nothing_from_the_first_test_session_on() {
        Track track = track(300);
        List<Span> train = Tracks.learnt(track, 200);
        List<Span> test = Tracks.tested(track, 200, 40);
        assertThat(train.stream().mapToInt(Span::to).max().orElseThrow()).isEqualTo(200);
        assertThat(test.stream().mapToInt(Span::from).min().orElseThrow()).isEqualTo(201);
        Lesson lesson = Lesson.of(train, SizingRules.standard().withEpisode(40));
        Track other = altered(track, 200);
        Lesson same = Lesson.of(Tracks.learnt(other, 200), lesson.rules());
        assertThat(same.digest()).isEqualTo(lesson.digest());
        assertThat(same.scale().centre()).isEqualTo(lesson.scale().centre());
        assertThat(same.scale().unit()).isEqualTo(lesson.scale().unit());
        Lesson earlier = Lesson.of(Tracks.learnt(altered(track, 199), 200), lesson.rules());
        assertThat(earlier.digest()).isNotEqualTo(lesson.digest());
    }

    /** Everything from a session on is another. */
    static Track altered(Track track, int from) {
        double[] open = track.open().clone();
        double[] close = track.close().clone();
        float[][] columns = new float[2][track.size()];
        for (int i = 0; i < track.size(); i++) {
            columns[0][i] = track.features().get(i, 0) + (i >= from ? 3 : 0);
            columns[1][i] = track.features().get(i, 1) * (i >= from ? -7 : 1);
            open[i] *= i >= from ? 1.5 : 1;
            close[i] *= i >= from ? 0.5 : 1;
        }
        return new Track(track.name(), track.days(), open, close, Tracks.columns(columns));
    }

    @Test
    void no_state_tells_when_its_listing_will_end() {
        Track track = track(120);
        StateScale scale = StateScale.of(List.of(new Span(track, 0, 40)));
        SizingRules rules = SizingRules.standard().withEpisode(30);
        List<float[]> whole = states(new Span(track, 0, 120).parts(30), rules, scale);
        // The same stock delisted on session 80: nobody knows it on the sessions before.
        List<float[]> cut = states(new Span(track, 0, 80).parts(30), rules, scale);
        assertThat(cut).hasSize(78);
        for (int t = 0; t < cut.size(); t++) {
            assertThat(cut.get(t)).containsExactly(whole.get(t));
        }
    }

    private static List<float[]> states(List<Span> parts, SizingRules rules, StateScale scale) {
        List<float[]> states = new ArrayList<>();
        for (Span part : parts) {
            Episode episode = new Episode(part, rules, scale);
            while (!episode.isOver()) {
                float[] state = new float[scale.width()];
                episode.state(state, 0);
                states.add(state);
                episode.step(.5);
            }
        }
        return states;
    }

    @Test
    void no_action_depends_on_anything_after_its_close() {
        Track track = track(120);
        Span span = new Span(track, 0, 120);
        StateScale scale = StateScale.of(List.of(new Span(track, 0, 40)));
        SizingRules rules = SizingRules.standard().withEpisode(118);
        // Every number of the state has a say.
        SizingPolicy policy = (states, rows) -> {
            double[] said = new double[rows];
            int width = states.length / rows;
            for (int i = 0; i < rows; i++) {
                for (int c = 0; c < width; c++) {
                    said[i] += Math.sin(states[i * width + c] * (1.3 + c)) / width;
                }
            }
            return said;
        };
        double[] before =
                SizedPath.of(policy, List.of(span), rules, scale).get(0).position();
        for (int cut : new int[] {41, 60, 77}) {
            Span other = new Span(altered(track, cut + 1), 0, 120);
            double[] after =
                    SizedPath.of(policy, List.of(other), rules, scale).get(0).position();
            assertThat(Arrays.copyOf(after, cut + 1)).isEqualTo(Arrays.copyOf(before, cut + 1));
            assertThat(after[cut + 1]).isNotEqualTo(before[cut + 1]);
        }
    }

    @Test
    void episodes_are_drawn_from_everywhere_and_nowhere_else() {
        Track track = track(60);
        Lesson lesson = Lesson.of(
                List.of(new Span(track, 5, 30), new Span(track, 40, 48)),
                SizingRules.standard().withEpisode(10));
        RandomGenerator random = Seed.of(3).random();
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Episode episode = lesson.draw(random);
            while (!episode.isOver()) {
                episode.step(0);
            }
            lengths.add(episode.done());
        }
        // 14 places in the first span; the second is shorter than an episode, so it is one place of 6 decisions.
        assertThat(lengths).containsOnly(10, 6);
        assertThat(lengths.stream().filter(n -> n == 6).count() / 500.0).isCloseTo(1 / 15.0, offset(0.04));
    }

    @Test
    void a_scale_knows_the_decision_days_of_its_spans_alone() {
        Track track = track(50);
        StateScale scale = StateScale.of(List.of(new Span(track, 0, 22)));
        double mean = 0;
        for (int i = 0; i < 20; i++) {
            mean += track.features().get(i, 0) / 20.0;
        }
        assertThat(scale.centre()[0]).isCloseTo(mean, offset(1e-6));
        assertThat(scale.width()).isEqualTo(5);
    }
}
