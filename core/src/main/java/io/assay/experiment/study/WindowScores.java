package io.assay.experiment.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.assay.base.Days;
import io.assay.base.Parallel;
import io.assay.dataset.CalendarWindows;
import io.assay.evaluate.Breakdown;
import io.assay.evaluate.GroupScore;
import io.assay.evaluate.Grouping;
import io.assay.evaluate.Settings;
import io.assay.experiment.run.Judged;
import io.assay.report.StudyReport.WindowScore;

/** What the chosen answers came to window by window. */
final class WindowScores {
    private WindowScores() {}

    /** Tested days of a window, and whose. */
    private static final class Tested {
        private int from = Integer.MAX_VALUE;
        private int to = Integer.MIN_VALUE;
        private final boolean[] stocks;

        Tested(int stocks) {
            this.stocks = new boolean[stocks];
        }

        void add(int day, int stock) {
            from = Math.min(from, day);
            to = Math.max(to, day);
            stocks[stock] = true;
        }

        WindowScore with(GroupScore score) {
            int count = 0;
            for (boolean there : stocks) {
                count += there ? 1 : 0;
            }
            return new WindowScore(from, to, count, score);
        }
    }

    /** One a window in which anything was tested, in their order. */
    static List<WindowScore> of(Judged all, CalendarWindows windows, Settings settings, Parallel parallel) {
        int[] days = all.rows().rows().decisionDay();
        int[] whose = all.rows().rows().instrument();
        TreeMap<Integer, Tested> tested = new TreeMap<>();
        for (int row = 0; row < days.length; row++) {
            tested.computeIfAbsent(
                            windows.startOf(days[row]),
                            start -> new Tested(all.rows().instruments().size()))
                    .add(days[row], whose[row]);
        }
        List<Integer> starts = List.copyOf(tested.keySet());
        int[] groups = Arrays.stream(days)
                .map(day -> starts.indexOf(windows.startOf(day)))
                .toArray();
        List<String> names =
                starts.stream().map(start -> "from " + Days.text(start)).collect(Collectors.toList());
        List<GroupScore> scores = Breakdown.of(
                all.rows(),
                all.model(),
                all.nulls(1).get(0).predictions(),
                List.of(new Grouping("window", names, groups, true)),
                new Breakdown.Asked(settings, parallel));
        List<WindowScore> result = new ArrayList<>();
        for (GroupScore score : scores) {
            Integer start = starts.get(names.indexOf(score.name()));
            result.add(Objects.requireNonNull(tested.get(start)).with(score));
        }
        return result;
    }
}
