package io.assay.experiment.agent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.portfolio.sizing.DayResults;
import io.assay.portfolio.sizing.NullBook;
import io.assay.portfolio.sizing.NullPaths;
import io.assay.portfolio.sizing.SizedPath;
import io.assay.portfolio.sizing.SizingRules;
import io.assay.portfolio.sizing.Span;
import io.assay.portfolio.sizing.Track;

/**
 * The books without skill that an agent is set beside, on its own sessions.
 *
 * @param agent what it did, in order of time for each track
 * @param rules under which it acted
 * @param seed of the moves by chance
 */
record WithoutSkill(List<SizedPath> agent, SizingRules rules, Seed seed) {
    /** How often the agent's own positions are moved. */
    private static final int MOVES = 20;

    List<NullBook> books() {
        List<Span> episodes = agent.stream().map(SizedPath::span).toList();
        double longest = Math.min(1, rules.range().most());
        Map<Track, List<SizedPath>> byTrack = new LinkedHashMap<>();
        agent.forEach(path -> byTrack.computeIfAbsent(path.span().track(), t -> new ArrayList<>())
                .add(path));
        return List.of(
                NullBook.of(DayResults.of(NullPaths.FLAT, NullPaths.constant(0, episodes, rules))),
                NullBook.of(DayResults.of(NullPaths.LONG, NullPaths.constant(longest, episodes, rules))),
                new NullBook(
                        NullPaths.RANDOM,
                        IntStream.range(0, MOVES)
                                .mapToObj(move -> moved(byTrack, move))
                                .toList()),
                NullBook.of(DayResults.of(NullPaths.HOLD, held(byTrack, longest))));
    }

    /** One book: each stock's positions moved by a number of its own. */
    private DayResults moved(Map<Track, List<SizedPath>> byTrack, int move) {
        List<SizedPath> moved = new ArrayList<>();
        int number = 0;
        for (List<SizedPath> own : byTrack.values()) {
            moved.addAll(NullPaths.moved(
                    own, rules, seed.child("moved").child(number++).child(move)));
        }
        return DayResults.of(NullPaths.RANDOM, moved);
    }

    private List<SizedPath> held(Map<Track, List<SizedPath>> byTrack, double longest) {
        SizingRules once = rules.withEpisode(Integer.MAX_VALUE);
        List<SizedPath> held = new ArrayList<>();
        byTrack.forEach((track, own) -> held.addAll(
                NullPaths.constant(longest, Span.within(track, own.get(0).span().from(), track.size()), once)));
        return held;
    }
}
