package io.assay.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.dataset.DatasetBuilder.LabelledBars;
import io.assay.label.LabelColumn;
import io.assay.market.Instrument;

/** Chooses the rows of a matrix that make a dataset, and counts why the others do not. */
final class RowAssembly {
    private final DatasetSpec spec;
    private final List<Instrument> instruments;
    private final List<LabelledBars> labelled;
    private final RowPlan plan;
    private final RowPlan.Wanted belongs;
    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);

    RowAssembly(
            DatasetSpec spec,
            List<Instrument> instruments,
            List<LabelledBars> labelled,
            RowPlan plan,
            RowPlan.Wanted belongs) {
        this.belongs = belongs;
        this.spec = spec;
        this.instruments = instruments;
        this.labelled = labelled;
        this.plan = plan;
        Arrays.stream(DropReason.values()).forEach(reason -> dropped.put(reason, 0L));
    }

    /** The labels set against each other day by day, if that is asked for; outcomes stay. */
    static List<LabelledBars> acrossDays(DatasetSpec spec, List<LabelledBars> plain) {
        if (spec.across().isEmpty()) {
            return plain;
        }
        List<LabelColumn> relative = spec.across()
                .get()
                .apply(
                        plain.stream().map(LabelledBars::days).toList(),
                        plain.stream().map(LabelledBars::label).toList());
        List<LabelledBars> all = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            all.add(new LabelledBars(
                    plain.get(i).days(),
                    plain.get(i).holes(),
                    relative.get(i),
                    plain.get(i).outcome()));
        }
        return all;
    }

    BuiltDataset assemble(LinkedRows matrix) {
        int[] kept = new int[plan.rows()];
        int[] pending = new int[plan.rows()];
        int[] without = new int[plan.rows()];
        int keptCount = 0;
        int pendingCount = 0;
        int withoutCount = 0;
        int[] streak = matrix.streaks(usable(matrix));
        for (int row = 0; row < plan.rows(); row++) {
            LabelledBars of = labelled.get(plan.instrument(row));
            boolean incomplete = streak[row] < spec.rules().sequence();
            if (Double.isNaN(of.label().value()[plan.bar(row)])) {
                DropReason reason = whyNoLabel(of, plan.bar(row));
                count(reason, 1);
                if (reason == DropReason.NOT_KNOWN_YET) {
                    pending[pendingCount++] = row;
                }
                if (!incomplete) {
                    without[withoutCount++] = row;
                }
            } else if (incomplete) {
                count(streak[row] == 0 ? DropReason.MISSING_FEATURE : DropReason.TOO_FEW_BEFORE, 1);
            } else {
                kept[keptCount++] = row;
            }
        }
        long asked = barsAskedFor((whose, day) -> true);
        long ofMembers = barsAskedFor(belongs);
        count(DropReason.NOT_A_MEMBER, asked - ofMembers);
        count(DropReason.NOT_SETTLED, ofMembers - plan.rows());
        if (keptCount < spec.rules().minRows()) {
            matrix.matrix().close();
            throw new DataException(
                    "too few rows to learn from: " + spec.rules().minRows() + " are needed, " + instruments.size()
                            + " instrument(s) gave " + keptCount + "; bars left out: " + dropped);
        }
        Dataset dataset = dataset(matrix, Arrays.copyOf(kept, keptCount));
        return new BuiltDataset(
                dataset,
                live(matrix, Arrays.copyOf(pending, pendingCount)),
                live(matrix, Arrays.copyOf(without, withoutCount)),
                this,
                matrix.matrix());
    }

    private LiveRows live(LinkedRows matrix, int[] rows) {
        List<int[]> days = labelled.stream().map(LabelledBars::days).toList();
        return live(instruments, plan, days, new PickedRows(matrix, rows));
    }

    /** How many bars did not become rows, by reason. */
    Map<DropReason, Long> dropped() {
        return dropped;
    }

    /** Rows to predict. */
    static LiveRows live(List<Instrument> instruments, RowPlan plan, List<int[]> days, PickedRows rows) {
        int[] at = rows.positions();
        return new LiveRows(
                rows,
                instruments,
                Arrays.stream(at).map(plan::instrument).toArray(),
                Arrays.stream(at)
                        .map(row -> days.get(plan.instrument(row))[plan.bar(row)])
                        .toArray());
    }

    /** A label can still come if its trade may end after the last bar. */
    private DropReason whyNoLabel(LabelledBars of, int bar) {
        if (bar + 1 + spec.label().horizon() >= of.days().length) {
            return DropReason.NOT_KNOWN_YET;
        }
        return Double.isNaN(of.outcome().value()[bar]) ? DropReason.NO_LABEL : tooFewOrNone();
    }

    private DropReason tooFewOrNone() {
        return spec.across().isPresent() ? DropReason.TOO_FEW_MEMBERS : DropReason.NO_LABEL;
    }

    /** Rows that may be read: all, unless those with a missing feature are dropped. */
    private boolean[] usable(LinkedRows matrix) {
        boolean[] usable = new boolean[matrix.rows()];
        float[] features = new float[matrix.columns().size()];
        Completeness completeness = Completeness.of(matrix.columns());
        for (int row = 0; row < usable.length; row++) {
            matrix.copyRow(row, features, 0);
            usable[row] = spec.rules().missing() != MissingFeatures.DROP || completeness.isComplete(features, 0);
        }
        return usable;
    }

    private void count(DropReason reason, long bars) {
        dropped.merge(reason, bars, Long::sum);
    }

    private long barsAskedFor(RowPlan.Wanted wanted) {
        return IntStream.range(0, labelled.size())
                .mapToLong(i -> Arrays.stream(labelled.get(i).days())
                        .filter(day -> day >= spec.rules().from() && wanted.test(i, day))
                        .count())
                .sum();
    }

    private Dataset dataset(LinkedRows matrix, int[] kept) {
        int n = kept.length;
        Dataset.Rows rows = Dataset.Rows.blank(n);
        for (int i = 0; i < n; i++) {
            int whose = plan.instrument(kept[i]);
            int bar = plan.bar(kept[i]);
            LabelledBars of = labelled.get(whose);
            rows.instrument()[i] = whose;
            rows.decisionDay()[i] = of.days()[bar];
            rows.entryDay()[i] = of.label().entryDay()[bar];
            rows.exitDay()[i] = of.label().exitDay()[bar];
            rows.knownDay()[i] = of.label().knownDay()[bar];
            rows.target()[i] = of.label().value()[bar];
            rows.outcome()[i] = of.outcome().value()[bar];
        }
        return Dataset.of(new PickedRows(matrix, kept), spec.target(), instruments, rows);
    }
}
