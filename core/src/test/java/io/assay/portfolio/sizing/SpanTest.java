package io.assay.portfolio.sizing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
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
    void what_is_not_known_or_has_no_price_parts_spans() {
        Track all = track(20);
        float[] told = new float[20];
        told[6] = Float.NaN;
        double[] open = all.open().clone();
        open[14] = Double.NaN;
        Track broken = new Track("TEST:BROKEN", all.days(), open, all.close(), Tracks.columns(told));
        List<Span> spans = Span.within(broken, 0, 20);
        // Decisions 0..5; 7..11, whose last is held to open 13; then 15..17.
        assertThat(spans).containsExactly(new Span(broken, 0, 8), new Span(broken, 7, 14), new Span(broken, 15, 20));
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
