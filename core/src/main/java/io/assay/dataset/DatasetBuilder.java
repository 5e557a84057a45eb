package io.assay.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.base.UsageException;
import io.assay.feature.CrossSectional;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.feature.MarketFeature;
import io.assay.label.LabelColumn;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Membership;

/**
 * Makes datasets of bars in two passes. The first reads instrument by instrument, computes its features and writes them
 * into a matrix sorted by day; the second transforms the columns of each day across its instruments. Rows are joined
 * with labels by instrument and day, and dropped as a whole or not at all. Rows that have no label, or have none yet,
 * take part in the second pass like all others: on the day itself nobody could tell them apart.
 *
 * <p>The same bars and specification give the same bits at any number of threads.
 */
public final class DatasetBuilder {
    private static final int DAYS_AT_A_TIME = 64;

    private final Parallel parallel;
    private final Scratch scratch;
    private final Progress progress;

    private DatasetBuilder(Parallel parallel, Scratch scratch, Progress progress) {
        this.parallel = parallel;
        this.scratch = scratch;
        this.progress = progress;
    }

    /** A builder that works on so many threads and puts big matrices there. */
    public static DatasetBuilder of(Parallel parallel, Scratch scratch) {
        return new DatasetBuilder(parallel, scratch, Progress.NONE);
    }

    /** The same, telling how far it has come: one step an instrument. */
    public DatasetBuilder withProgress(Progress newProgress) {
        return new DatasetBuilder(parallel, scratch, newProgress);
    }

    /**
     * Builds a dataset.
     *
     * @param instruments whose bars, in any order, each once
     * @param bars gives the bars of an instrument, cleaned and with holes marked; asked twice, from several threads
     * @throws UsageException if several instruments are to share columns that are not scale-free
     * @throws io.assay.base.DataException if there are too few rows
     */
    public BuiltDataset build(DatasetSpec spec, List<Instrument> instruments, Function<Instrument, BarSeries> bars) {
        Work work = Work.of(spec, sorted(instruments), bars, parallel);
        work.refuseMixedScales();
        List<LabelledBars> labelled =
                RowAssembly.acrossDays(spec, parallel.map(work.instruments(), i -> work.labelled(i)));
        List<int[]> days = labelled.stream().map(LabelledBars::days).toList();
        RowPlan plan = new RowPlan(
                days, work.firstBar(), (whose, day) -> day >= spec.rules().from() && work.belongs(whose, day));
        List<int[]> holes = labelled.stream().map(LabelledBars::holes).toList();
        LinkedRows rows = linked(work, plan, holes);
        return new RowAssembly(spec, work.instruments(), labelled, plan, work::belongs).assemble(rows);
    }

    /**
     * The row of each instrument's last bar, to predict today: the same bits as the last rows of {@link #build}.
     * Instruments whose features have not settled, or whose history ends before the first day, have none. Look at the
     * days: an instrument that is not traded any more has an old last bar.
     *
     * @param instruments whose bars, in any order, each once
     * @param bars gives the bars of an instrument; asked twice, from several threads
     */
    public LiveRows latest(DatasetSpec spec, List<Instrument> instruments, Function<Instrument, BarSeries> bars) {
        Work work = Work.of(spec, sorted(instruments), bars, parallel);
        work.refuseMixedScales();
        // The bars themselves are let go: those of a whole universe need not be in memory at once.
        List<Dates> dates = parallel.map(work.instruments(), i -> Dates.of(work.bars(i)));
        List<int[]> days = dates.stream().map(Dates::days).toList();
        int[] lastDays = days.stream()
                .filter(d -> d.length > work.firstBar())
                .mapToInt(d -> d[d.length - 1])
                .sorted()
                .distinct()
                .toArray();
        // A model that reads many bars needs the rows before the last ones too.
        boolean alone = spec.rules().sequence() == 1;
        IntPredicate wanted = day -> day >= spec.rules().from() && (!alone || Arrays.binarySearch(lastDays, day) >= 0);
        RowPlan plan = new RowPlan(days, work.firstBar(), (whose, day) -> wanted.test(day) && work.belongs(whose, day));
        List<int[]> holes = dates.stream().map(Dates::holes).toList();
        LinkedRows rows = linked(work, plan, holes);
        int[] last = IntStream.range(0, plan.rows())
                .filter(row -> plan.bar(row) == days.get(plan.instrument(row)).length - 1)
                .toArray();
        return RowAssembly.live(work.instruments(), plan, days, new PickedRows(rows, last));
    }

    /** The days of some bars, and the bars in front of which there is a hole. */
    private record Dates(int[] days, int[] holes) {
        static Dates of(BarSeries bars) {
            return new Dates(bars.days(), bars.holes());
        }
    }

    private static List<Instrument> sorted(List<Instrument> instruments) {
        List<Instrument> sorted = instruments.stream().sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).equals(sorted.get(i - 1))) {
                throw new UsageException(
                        "a dataset holds each instrument once, was asked for " + sorted.get(i) + " twice");
            }
        }
        if (sorted.isEmpty()) {
            throw new UsageException("a dataset needs at least one instrument, was asked for none");
        }
        return sorted;
    }

    private LinkedRows linked(Work work, RowPlan plan, List<int[]> holes) {
        return new LinkedRows(
                fill(work, plan),
                plan.previous(holes),
                row -> work.instruments().get(plan.instrument(row)));
    }

    private ScratchMatrix fill(Work work, RowPlan plan) {
        ScratchMatrix matrix =
                ScratchMatrix.of(plan.rows(), work.spec().outputColumns(), scratch, ScratchMatrix.SEGMENT_BYTES);
        int count = work.instruments().size();
        progress.start("features", count);
        parallel.map(IntStream.range(0, count).boxed().toList(), whose -> {
            work.write(whose, plan, matrix);
            progress.step(work.instruments().get(whose).toString());
            return whose;
        });
        if (!work.spec().transforms().isEmpty()) {
            List<Integer> starts = IntStream.iterate(0, d -> d < plan.dayCount(), d -> d + DAYS_AT_A_TIME)
                    .boxed()
                    .toList();
            parallel.map(starts, start -> {
                transform(work.spec().transforms(), plan, matrix, start);
                return start;
            });
        }
        progress.done();
        return matrix;
    }

    private static void transform(List<CrossSectional> transforms, RowPlan plan, ScratchMatrix matrix, int start) {
        int end = Math.min(plan.dayCount(), start + DAYS_AT_A_TIME);
        int[] own = IntStream.range(0, matrix.columns().size())
                .filter(column -> !matrix.columns().get(column).group().isShared())
                .toArray();
        for (int day = start; day < end; day++) {
            int first = plan.firstRow(day);
            float[] values = new float[plan.firstRow(day + 1) - first];
            for (int column : own) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = matrix.get(first + i, column);
                }
                transforms.forEach(transform -> transform.apply(values));
                for (int i = 0; i < values.length; i++) {
                    matrix.put(first + i, column, values[i]);
                }
            }
        }
    }

    /** What is read for whom. */
    private record Work(
            DatasetSpec spec,
            List<Instrument> instruments,
            Function<Instrument, BarSeries> source,
            Optional<MarketFeature.Tables> market,
            Optional<Membership> members) {
        static Work of(
                DatasetSpec spec,
                List<Instrument> instruments,
                Function<Instrument, BarSeries> source,
                Parallel parallel) {
            Optional<Membership> members = spec.rules().members().map(Membership::of);
            Work alone = new Work(spec, instruments, source, Optional.empty(), members);
            return new Work(
                    spec,
                    instruments,
                    source,
                    spec.market().map(market -> market.over(parallel.map(instruments, alone::bars))),
                    members);
        }

        /** Several instruments must not be told apart by the level of their prices. */
        void refuseMixedScales() {
            List<String> levels = spec.inputColumns().stream()
                    .filter(c -> !c.scaleFree())
                    .map(FeatureInfo::name)
                    .toList();
            if (instruments.size() > 1 && !levels.isEmpty()) {
                throw new UsageException("the columns " + levels + " hold price or volume levels, by which a model of "
                        + instruments.size()
                        + " instruments would tell instruments and years apart: leave them out (scale-free columns) or"
                        + " build one dataset an instrument");
            }
            if (spec.inputColumns().isEmpty()) {
                throw new UsageException("the feature set " + spec.features().name() + " has no scale-free column");
            }
        }

        /** Whether the bar of an instrument (its position) of a day may become a row. */
        boolean belongs(int whose, int day) {
            return members.isEmpty() || members.get().contains(instruments.get(whose), day);
        }

        /** The first bar of each instrument that may become a row. */
        int firstBar() {
            return spec.rules().keepWarmUp() ? 0 : spec.settle();
        }

        /** Bars up to the last day; what comes later is not looked at. */
        BarSeries bars(Instrument instrument) {
            BarSeries all = source.apply(instrument);
            Check.that(all.instrument().equals(instrument), "bars", "be those of " + instrument, all.instrument());
            return all.until(spec.rules().to()).adjusted();
        }

        private static float[] column(FeatureInfo info, List<FeatureTable> tables) {
            for (FeatureTable table : tables) {
                int at = table.indexOf(info.name());
                if (at >= 0) {
                    return table.column(at);
                }
            }
            throw new IllegalStateException("no features give the column " + info.name());
        }

        LabelledBars labelled(Instrument instrument) {
            BarSeries bars = bars(instrument);
            LabelColumn label = spec.label().compute(bars);
            LabelColumn outcome = spec.label().outcome().equals(spec.label())
                    ? label
                    : spec.label().outcome().compute(bars);
            LabelledBars result = new LabelledBars(bars.days(), bars.holes(), label, outcome);
            result.check(instrument);
            return members.map(m -> result.where(bar -> m.contains(instrument, bars.days()[bar])))
                    .orElse(result);
        }

        void write(int whose, RowPlan plan, ScratchMatrix matrix) {
            BarSeries bars = bars(instruments.get(whose));
            List<FeatureTable> tables = new ArrayList<>();
            tables.add(spec.features().compute(bars));
            market.ifPresent(all -> tables.add(all.of(bars)));
            tables.forEach(table -> Check.that(
                    Arrays.equals(table.days(), bars.days()),
                    "features",
                    "have the days of the bars",
                    table.instrument()));
            List<float[]> columns = spec.inputColumns().stream()
                    .map(info -> column(info, tables))
                    .toList();
            float[] row = new float[columns.size()];
            for (int bar = 0; bar < bars.size(); bar++) {
                int at = plan.rowOf(whose, bar);
                if (at >= 0) {
                    // After a hole every feature begins anew and must settle again before its values are believed.
                    int of = bar;
                    boolean settled =
                            spec.rules().keepWarmUp() || tables.stream().allMatch(table -> table.isSettled(of));
                    for (int c = 0; c < row.length; c++) {
                        row[c] = settled ? columns.get(c)[bar] : Float.NaN;
                    }
                    matrix.putRow(at, row);
                }
            }
        }
    }

    /**
     * The labels of one instrument.
     *
     * @param days days of its bars
     * @param holes rows in front of which there is a hole
     * @param label what is to be predicted
     * @param outcome return of the trade it judges
     */
    record LabelledBars(int[] days, int[] holes, LabelColumn label, LabelColumn outcome) {
        /** No label where the instrument did not belong: it is set against no other's. */
        LabelledBars where(IntPredicate bar) {
            return new LabelledBars(days, holes, label.where(bar), outcome);
        }

        /** A label that could be seen on the day of the decision is the worst defect there is. */
        void check(Instrument instrument) {
            Check.sameLength("label", label.value().length, days.length);
            Check.sameLength("outcome", outcome.value().length, days.length);
            for (int bar = 0; bar < days.length; bar++) {
                if (!Double.isNaN(label.value()[bar])) {
                    int entry = label.entryDay()[bar];
                    int exit = label.exitDay()[bar];
                    boolean inOrder = entry > days[bar] && exit >= entry && label.knownDay()[bar] >= exit;
                    boolean oneTrade = Double.isFinite(outcome.value()[bar])
                            && outcome.entryDay()[bar] == entry
                            && outcome.exitDay()[bar] == exit;
                    if (!inOrder || !oneTrade) {
                        throw new IllegalStateException("label " + label.name() + " of " + instrument + " on "
                                + Days.text(days[bar])
                                + (inOrder ? " has another trade than its outcome" : " is known too early"));
                    }
                }
            }
        }
    }
}
