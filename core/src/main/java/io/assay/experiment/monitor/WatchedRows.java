package io.assay.experiment.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Parallel;
import io.assay.experiment.Wiring;
import io.assay.experiment.evaluate.LaterRows;
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RunFolder;
import io.assay.label.LabelColumn;
import io.assay.market.Instrument;
import io.assay.monitor.DayCounts;
import io.assay.registry.ModelCard;

/**
 * The rows of a watch: those of the walk-forward, which are its past, and those of the days on which its models were in
 * use, as they were said at the time where that was written down.
 *
 * @param past out-of-sample rows of the specification, before any of the models
 * @param live rows of the days after
 * @param days what was said on those days, by epoch day
 * @param counts of what was learnt from and read
 * @param span what the models learnt from and are about
 * @param revision how many words would be others now
 * @param unasked why some models could not be asked, in sentences
 */
record WatchedRows(
        ScoredRows past,
        ScoredRows live,
        NavigableMap<Integer, SaidDay> days,
        DayCounts counts,
        Span span,
        Revision revision,
        List<String> unasked) {
    /**
     * What the models learnt from and are about.
     *
     * @param learntTo the last epoch day that any of them learnt from
     * @param target what they predict
     * @param horizon sessions from entry to exit
     * @param simulated whether the market is
     */
    record Span(int learntTo, String target, int horizon, boolean simulated) {}

    /**
     * Words that were written down, set against what the same model says now of the same day.
     *
     * @param compared how many
     * @param changed how many differ by more than rounding
     */
    record Revision(int compared, int changed) {}

    private static final double ROUNDING = 1e-6;

    private static final ScoredRows.Builder.Came OPEN =
            new ScoredRows.Builder.Came(LabelColumn.NEVER, Double.NaN, Double.NaN);

    /**
     * Asks every model of a watch.
     *
     * @param said what was written down
     * @param last no bar after this epoch day is looked at
     * @param numbers by which stocks are told apart
     * @throws DataException if no model can be asked, with the reason of the first
     */
    static WatchedRows of(
            Wiring wiring, Watch watch, NavigableMap<Integer, SaidDay> said, int last, StockNumbers numbers) {
        Map<String, List<Instrument>> stocks = new TreeMap<>();
        watch.models()
                .forEach((stock, model) ->
                        stocks.computeIfAbsent(model, m -> new ArrayList<>()).add(Instrument.parse(stock)));
        ModelCard first = wiring.models().show(stocks.keySet().iterator().next());
        DayCounts counts = new DayCounts(Asked.columns(first));
        int from = said.isEmpty() ? Integer.MAX_VALUE : said.firstKey();
        Wiring each = stocks.size() > 1 ? wiring.on(new Parallel(1)).withProgress(io.assay.base.Progress.NONE) : wiring;
        List<String> unasked = new ArrayList<>();
        wiring.progress().start("Asking models of " + watch.name(), stocks.size());
        List<Optional<Asked>> asked = wiring.parallel().map(List.copyOf(stocks.keySet()), model -> {
            try {
                return Optional.of(Asked.of(
                        each, new Asked.Question(model, stocks.getOrDefault(model, List.of()), last, from), counts));
            } catch (DataException e) {
                synchronized (unasked) {
                    unasked.add("Model " + model + " cannot be asked: " + e.getMessage());
                }
                return Optional.empty();
            } finally {
                wiring.progress().step(model);
            }
        });
        wiring.progress().done();
        unasked.sort(null);
        List<Asked> heard = asked.stream().flatMap(Optional::stream).toList();
        if (heard.isEmpty()) {
            throw new DataException(unasked.get(0));
        }
        return new Joined(wiring, watch, heard, said, numbers).rows(counts, unasked);
    }

    /** Puts what was said and what came together. */
    private static final class Joined {
        private final Wiring wiring;
        private final Watch watch;
        private final List<Asked> asked;
        private final NavigableMap<Integer, SaidDay> said;
        private final StockNumbers numbers;
        private int compared;
        private int changed;

        Joined(
                Wiring wiring,
                Watch watch,
                List<Asked> asked,
                NavigableMap<Integer, SaidDay> said,
                StockNumbers numbers) {
            this.wiring = wiring;
            this.watch = watch;
            this.asked = asked;
            this.said = said;
            this.numbers = numbers;
        }

        WatchedRows rows(DayCounts counts, List<String> unasked) {
            NavigableMap<Integer, SaidDay> days = now();
            said.forEach((day, then) -> {
                Optional<SaidDay> again = Optional.ofNullable(days.get(day));
                again.ifPresent(now -> compare(then, now));
                days.put(day, again.map(then::and).orElse(then));
            });
            int learntTo = asked.stream()
                    .mapToInt(a -> LaterRows.learntTo(a.card()))
                    .max()
                    .orElseThrow();
            ModelCard card = asked.get(0).card();
            return new WatchedRows(
                    past(days.isEmpty() ? Integer.MAX_VALUE : days.firstKey()),
                    live(days),
                    days,
                    counts,
                    new Span(
                            learntTo,
                            PairedDays.target(card),
                            LaterRows.label(card).horizon(),
                            asked.stream().anyMatch(a -> a.card().provenance().simulated())),
                    new Revision(compared, changed),
                    unasked);
        }

        /** What the models say now, day by day; whoever is silent of a stock says nothing of it. */
        private NavigableMap<Integer, SaidDay> now() {
            TreeMap<Integer, TreeMap<String, int[]>> places = new TreeMap<>();
            for (int a = 0; a < asked.size(); a++) {
                Asked.Voices voices = asked.get(a).voices();
                for (int row = 0; row < voices.day().length; row++) {
                    if (voices.speaks(row)) {
                        places.computeIfAbsent(voices.day()[row], day -> new TreeMap<>())
                                .put(voices.instrument().get(row), new int[] {a, row});
                    }
                }
            }
            NavigableMap<Integer, SaidDay> days = new TreeMap<>();
            int newest = wiring.data().lastDay().orElse(Integer.MAX_VALUE);
            places.forEach((day, of) -> days.put(day, day(day, day == newest, of)));
            return days;
        }

        private SaidDay day(int day, boolean newest, NavigableMap<String, int[]> places) {
            int width = asked.get(0).voices().width();
            double[] values = new double[width * places.size()];
            double[] base = new double[places.size()];
            List<String> models = new ArrayList<>();
            for (int[] place : places.values()) {
                Asked of = asked.get(place[0]);
                System.arraycopy(of.voices().said(), place[1] * width, values, models.size() * width, width);
                base[models.size()] = ScoredRows.base(rates(of.card()));
                models.add(of.card().id());
            }
            return new SaidDay(day, newest, List.copyOf(places.keySet()), models, width, values, base);
        }

        private static double[] rates(ModelCard card) {
            return card.recipe().classes().stream()
                    .mapToDouble(name -> Optional.ofNullable(card.classes().get(name))
                            .map(ModelCard.OfClass::share)
                            .orElse(0.0))
                    .toArray();
        }

        private void compare(SaidDay then, SaidDay now) {
            for (int i = 0; i < then.instruments().size(); i++) {
                int at = now.place(then.instruments().get(i));
                if (at < 0 || !now.models().get(at).equals(then.models().get(i)) || now.width() != then.width()) {
                    continue;
                }
                double most = 0;
                for (int k = 0; k < then.width(); k++) {
                    most = Math.max(
                            most, Math.abs(then.said()[i * then.width() + k] - now.said()[at * then.width() + k]));
                }
                compared++;
                changed += most > ROUNDING ? 1 : 0;
            }
        }

        private ScoredRows live(NavigableMap<Integer, SaidDay> days) {
            Map<String, Map<Integer, ScoredRows.Builder.Came>> came = came(new TreeSet<>(days.keySet()));
            ScoredRows.Builder rows =
                    new ScoredRows.Builder(asked.get(0).voices().width());
            for (SaidDay day : days.values()) {
                for (int i = 0; i < day.instruments().size(); i++) {
                    String stock = day.instruments().get(i);
                    // Whoever answers about a stock now that left is another watch; what came of it is not asked here.
                    if (watch.models().containsKey(stock)) {
                        ScoredRows.Builder.Came of =
                                came.getOrDefault(stock, Map.of()).getOrDefault(day.day(), OPEN);
                        rows.add(
                                new ScoredRows.Builder.Spot(numbers.of(stock), day.day()),
                                of,
                                new ScoredRows.Builder.Voice(day.said(), i, day.base()[i]));
                    }
                }
            }
            return rows.build();
        }

        private Map<String, Map<Integer, ScoredRows.Builder.Came>> came(Set<Integer> wanted) {
            Map<String, Map<Integer, ScoredRows.Builder.Came>> came = new HashMap<>();
            for (Asked of : asked) {
                for (int row = 0; row < of.came().rows().decisionDay().length; row++) {
                    int day = of.came().rows().decisionDay()[row];
                    if (wanted.contains(day)) {
                        came.computeIfAbsent(of.came().instrument().get(row), i -> new HashMap<>())
                                .put(
                                        day,
                                        new ScoredRows.Builder.Came(
                                                of.came().rows().knownDay()[row],
                                                of.came().rows().target()[row],
                                                of.came().rows().outcome()[row]));
                    }
                }
            }
            return came;
        }

        /** The walk-forward of the runs that the models came out of, before the first day in use. */
        private ScoredRows past(int firstLive) {
            ScoredRows.Builder rows =
                    new ScoredRows.Builder(asked.get(0).voices().width());
            watch.runs().values().stream()
                    .distinct()
                    .forEach(run -> walked(rows, new Walk(wiring, watch, run, firstLive, numbers), true));
            return rows.build();
        }
    }

    /** What a run said out of sample of the stocks of a watch, before a day. */
    private record Walk(Wiring wiring, Watch watch, String run, int before, StockNumbers numbers) {}

    /**
     * What a run said out of sample of the stocks of a watch.
     *
     * @param width values a row
     * @throws DataException if it says something else
     */
    static ScoredRows walked(Wiring wiring, Watch watch, String run, int width, StockNumbers numbers) {
        ScoredRows.Builder rows = new ScoredRows.Builder(width);
        walked(rows, new Walk(wiring, watch, run, Integer.MAX_VALUE, numbers), false);
        return rows.build();
    }

    /**
     * Adds them.
     *
     * @param own only those of stocks whose model in use came out of the run: a stock has one past
     */
    private static void walked(ScoredRows.Builder rows, Walk walk, boolean own) {
        for (JudgedFile.Content content :
                RunFolder.at(walk.wiring().run(walk.run())).judged(Optional.empty())) {
            String stock = content.header().stock().instrument();
            String model = walk.watch().models().getOrDefault(stock, "");
            boolean wanted = own
                    ? content.header().stock().modelId().equals(model)
                    : walk.watch().models().containsKey(stock);
            if (wanted) {
                rows.requireWidth(content.header().target().width());
                add(rows, content.predicted(), walk.numbers().of(stock), walk.before());
            }
        }
    }

    private static void add(ScoredRows.Builder rows, Predicted predicted, int who, int before) {
        int width = predicted.rows().target().width();
        boolean classes = predicted.rows().target().isClasses();
        double[] said = predicted.model().predictions().values();
        IntStream.range(0, predicted.rows().size())
                .filter(row -> predicted.rows().rows().decisionDay()[row] < before)
                .filter(row -> predicted.model().predictions().speaks(row))
                .forEach(row -> rows.add(
                        new ScoredRows.Builder.Spot(who, predicted.rows().rows().decisionDay()[row]),
                        new ScoredRows.Builder.Came(
                                predicted.rows().rows().knownDay()[row],
                                predicted.rows().rows().target()[row],
                                predicted.rows().rows().outcome()[row]),
                        new ScoredRows.Builder.Voice(
                                said,
                                row,
                                classes
                                        ? ScoredRows.base(Arrays.copyOfRange(
                                                predicted.training().rates(), row * width, (row + 1) * width))
                                        : 0)));
    }
}
