package io.assay.dataset;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.assay.base.Days;
import io.assay.feature.CrossSectional;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureSet;
import io.assay.feature.MarketFeature;
import io.assay.feature.market.Together;
import io.assay.label.CrossSectionalLabel;
import io.assay.label.Label;
import io.assay.market.Universe;

/**
 * What a dataset is made of.
 *
 * @param features the features of each instrument by itself
 * @param market features of the market and of each instrument in it, or nothing; read over all instruments of a dataset
 * @param columns which of their columns are kept
 * @param label what is to be predicted
 * @param across how labels of a day are set against each other, or nothing
 * @param transforms what is done, in this order, to every column of all rows of a day that they do not share; mostly
 *     none or one
 * @param rules which bars become rows
 */
public record DatasetSpec(
        FeatureSet features,
        Optional<MarketFeature> market,
        ColumnChoice columns,
        Label label,
        Optional<CrossSectionalLabel> across,
        List<CrossSectional> transforms,
        RowRules rules) {
    /** Copies the list. */
    public DatasetSpec {
        transforms = List.copyOf(transforms);
    }

    /** Scale-free columns, the label as it is, no transforms, default rows. */
    public static DatasetSpec of(FeatureSet features, Label label) {
        return new DatasetSpec(
                features,
                Optional.empty(),
                ColumnChoice.SCALE_FREE,
                label,
                Optional.empty(),
                List.of(),
                RowRules.DEFAULT);
    }

    /** The same with features of the market beside those of each instrument. */
    public DatasetSpec withMarket(MarketFeature newMarket) {
        return new DatasetSpec(features, Optional.of(newMarket), columns, label, across, transforms, rules);
    }

    /** The same with more features of the market beside those that it has, if there are any. */
    public DatasetSpec withAlso(Optional<MarketFeature> more) {
        return more.map(added -> withMarket(market.map(own -> (MarketFeature) Together.of(List.of(own, added)))
                        .orElse(added)))
                .orElse(this);
    }

    /** The same with another choice of columns. */
    public DatasetSpec withColumns(ColumnChoice newColumns) {
        return new DatasetSpec(features, market, newColumns, label, across, transforms, rules);
    }

    /** The same with another label. */
    public DatasetSpec withLabel(Label newLabel) {
        return new DatasetSpec(features, market, columns, newLabel, across, transforms, rules);
    }

    /** The same with labels set against each other day by day. */
    public DatasetSpec withAcross(CrossSectionalLabel newAcross) {
        return new DatasetSpec(features, market, columns, label, Optional.of(newAcross), transforms, rules);
    }

    /** The same with features transformed day by day. */
    public DatasetSpec withTransforms(List<CrossSectional> newTransforms) {
        return new DatasetSpec(features, market, columns, label, across, newTransforms, rules);
    }

    /** The same with other rules for rows. */
    public DatasetSpec withRules(RowRules newRules) {
        return new DatasetSpec(features, market, columns, label, across, transforms, newRules);
    }

    /** The same for models that read so many bars at once. */
    public DatasetSpec withSequence(int bars) {
        return withRules(rules.withSequence(bars));
    }

    /** The same for other days, both included; no bar after the last is looked at for anything. */
    public DatasetSpec withDays(int from, int to) {
        return withRules(rules.withDays(from, to));
    }

    /**
     * The same for a universe with dated spells: bars outside them are no rows and count in nothing that is made of the
     * other stocks of a day; they warm features up.
     */
    public DatasetSpec withMembers(Universe universe) {
        DatasetSpec among = market.map(m -> withMarket(m.among(universe))).orElse(this);
        return among.withRules(rules.withMembers(universe));
    }

    /** What models are asked for: a number after {@link CrossSectionalLabel}, else what the label says. */
    public Target target() {
        return across.map(a -> Target.number(a.name(label.name())))
                .orElseGet(() -> new Target(label.name(), label.classes()));
    }

    /** The columns that are kept, named after the transforms, for example {@code roc_20_rank}. */
    public List<FeatureInfo> outputColumns() {
        return inputColumns().stream().map(this::transformed).toList();
    }

    /** The first bar on which every kept column has settled. */
    public int settle() {
        return inputColumns().stream().mapToInt(FeatureInfo::settle).max().orElse(0);
    }

    /** The columns that are kept, as the features give them. */
    List<FeatureInfo> inputColumns() {
        return Stream.concat(features.columns().stream(), marketColumns().stream())
                .filter(c -> columns == ColumnChoice.ALL || c.scaleFree())
                .toList();
    }

    private List<FeatureInfo> marketColumns() {
        return market.map(MarketFeature::columns).orElse(List.of());
    }

    /** What all instruments of a day share stays as it is. */
    private FeatureInfo transformed(FeatureInfo column) {
        FeatureInfo result = column;
        for (CrossSectional transform : column.group().isShared() ? List.<CrossSectional>of() : transforms) {
            result = new FeatureInfo(
                    result.name() + "_" + transform.name(),
                    result.group(),
                    transform.name() + " over the day of (" + result.formula() + ")",
                    result.warmUp(),
                    result.settle(),
                    transform.name(),
                    result.scaleFree(),
                    result.source());
        }
        return result;
    }

    /** One line for cards and the trial ledger. */
    public String text() {
        StringBuilder text = new StringBuilder("features=").append(features.name());
        text.append(market.isPresent() ? "+market" : "");
        text.append(" (").append(inputColumns().size()).append(" columns)");
        text.append(", target=").append(target().name());
        across.ifPresent(a -> text.append(", members>=").append(a.minMembers()));
        transforms.forEach(t -> text.append(", ").append(t.name()));
        if (rules.from() > RowRules.DEFAULT.from()) {
            text.append(", from=").append(Days.text(rules.from()));
        }
        if (rules.to() < RowRules.DEFAULT.to()) {
            text.append(", to=").append(Days.text(rules.to()));
        }
        rules.members().ifPresent(u -> text.append(", members of the day of ").append(u.name()));
        text.append(rules.sequence() > 1 ? ", windows of " + rules.sequence() + " bars" : "");
        text.append(rules.keepWarmUp() ? ", unsettled rows kept" : "");
        return text.append(rules.missing() == MissingFeatures.KEEP ? ", missing features kept" : "")
                .toString();
    }
}
