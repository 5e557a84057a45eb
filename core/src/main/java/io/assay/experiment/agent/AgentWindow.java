package io.assay.experiment.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.dataset.CalendarWindows;
import io.assay.portfolio.sizing.Span;
import io.assay.portfolio.sizing.Track;

/**
 * A window of the walk-forward. Everything of training, fills included, ends before its first day, with a gap of
 * sessions of all stocks together, so that a halt or an end of one stock makes its gap no longer; its own decisions are
 * made from its first day on and before the next window begins, and the fills of the last ones reach two sessions
 * further.
 *
 * @param firstDay epoch day on which it begins
 * @param train what agents learn from
 * @param test episodes on which they are judged, by track and then by time
 */
record AgentWindow(int firstDay, List<Span> train, List<Span> test) {
    /**
     * Cuts tracks.
     *
     * @throws DataException if no window has enough sessions before it
     */
    static List<AgentWindow> of(List<Track> tracks, AgentSpec spec) {
        int first = tracks.stream().mapToInt(t -> t.days()[0]).min().orElseThrow();
        int last = tracks.stream().mapToInt(t -> t.days()[t.size() - 1]).max().orElseThrow();
        AgentSpec.Windows cut = spec.windows();
        List<Integer> starts = CalendarWindows.ofYears(cut.years(), first, last, cut.minTrain())
                .starts();
        int[] sessions = tracks.stream()
                .flatMapToInt(t -> Arrays.stream(t.days()))
                .sorted()
                .distinct()
                .toArray();
        List<AgentWindow> windows = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int next = i + 1 < starts.size() ? starts.get(i + 1) : Integer.MAX_VALUE;
            int[] ends = {behindTraining(sessions, starts.get(i), cut.gap()), starts.get(i), next};
            AgentWindow window = cut(tracks, spec, ends);
            int longest = window.train.stream().mapToInt(Span::decisions).max().orElse(0);
            if (longest >= cut.minTrain() && !window.test.isEmpty()) {
                windows.add(window);
            }
        }
        if (windows.isEmpty()) {
            throw new DataException("no window has " + cut.minTrain() + " decisions of one stock before it and sessions"
                    + " in it, between " + Days.text(first) + " and " + Days.text(last)
                    + ". Fix: more history, or fewer with '--train-sessions'");
        }
        return windows;
    }

    /** The first day that training before a window may not look at. */
    private static int behindTraining(int[] sessions, int start, int gap) {
        int at = Arrays.binarySearch(sessions, start);
        return sessions[Math.max(0, (at >= 0 ? at : -at - 1) - gap)];
    }

    /** Cuts at three days: behind training, the first one of the window, the first one of the next. */
    private static AgentWindow cut(List<Track> tracks, AgentSpec spec, int[] ends) {
        List<Span> train = new ArrayList<>();
        List<Span> test = new ArrayList<>();
        for (Track track : tracks) {
            train.addAll(Span.within(track, 0, track.onOrAfter(ends[0])));
            int behind = Math.min(track.size(), track.onOrAfter(ends[2]) + Span.BEHIND);
            Span.within(track, track.onOrAfter(ends[1]), behind)
                    .forEach(span -> test.addAll(span.parts(spec.rules().episode())));
        }
        return new AgentWindow(ends[1], train, test);
    }

    /** All spans of the tracks, to train once more on everything. */
    static List<Span> everything(List<Track> tracks) {
        return tracks.stream()
                .flatMap(track -> Span.within(track, 0, track.size()).stream())
                .toList();
    }
}
