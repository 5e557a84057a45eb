package io.assay.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.assay.base.Seed;
import io.assay.dataset.DatasetSpec;
import io.assay.feature.FeatureGroup;
import io.assay.feature.MarketFeature;
import io.assay.feature.catalogue.Features;
import io.assay.feature.fundamental.FundamentalFeatures;
import io.assay.feature.market.IndexTrend;
import io.assay.feature.market.MarketBreadth;
import io.assay.feature.market.MarketRegime;
import io.assay.feature.market.RegimeRule;
import io.assay.feature.market.SectorMomentum;
import io.assay.feature.outside.Modalities;
import io.assay.feature.outside.OutsideFeatures;
import io.assay.feature.seasonal.SeasonalFeatures;
import io.assay.label.ForwardReturn;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.Series;
import io.assay.market.Universe;

/** What models read beside an instrument's own bars, kind by kind, and rows that hold all kinds. */
final class OutsideSubjects {
    private static final int STOCKS = 4;
    private static final int SESSIONS = 700;
    private static final int SETTLED = 60;

    /** Bars before a first report and a first figure of everything are known. */
    static final int RECORDED = 250;

    private final ProofGround ground;
    private final ProofGround ofRows;
    private final List<BarSeries> bars;

    OutsideSubjects(ProofGround ground, Seed seed) {
        this.ground = ground;
        this.ofRows = ProofGround.ofRows(seed.child("outside"), STOCKS, SESSIONS);
        this.bars = ground.bars().stream().map(BarSeries::adjusted).toList();
    }

    List<Subject> all() {
        Universe universe = Universe.ofToday("proof", ground.instruments());
        List<Subject> subjects = new ArrayList<>(List.of(
                ofBars("breadth of the market", MarketBreadth.of(universe)),
                ofBars("trend of the index", IndexTrend.of(universe)),
                ofBars(
                        "momentum of the sector",
                        SectorMomentum.of(universe, ground.market().sectors())),
                ofBars("regime of the market", MarketRegime.of(RegimeRule.STANDARD, Map.of(), universe)),
                ofSeries(
                        "regime of a published index",
                        data -> MarketRegime.of(RegimeRule.STANDARD, Map.of(Market.SIM.code(), index(data)), universe)),
                ofBars("season", new SeasonalFeatures()),
                ofBars("ratios of reports", FundamentalFeatures.of(ground.market(), true))));
        for (FeatureGroup group : Modalities.all().groups()) {
            subjects.add(published(Modalities.of(group)));
        }
        subjects.add(rows());
        return subjects;
    }

    private Subject ofBars(String name, MarketFeature feature) {
        return new Subject(
                "market feature",
                name,
                feature.getClass(),
                feature.columns().size(),
                cuts -> MarketProof.of(feature, bars, ground.days(cuts), ground.seed("market")));
    }

    private Subject published(Modalities asked) {
        OutsideProof.Made made = data -> feature(asked, data, ground.instruments());
        return ofSeries(asked.text(), made);
    }

    /** Any series serves as an index. */
    private static Series index(MarketData data) {
        return data.series(Market.SIMULATED_SERIES + "VIX.CLOSE").orElseThrow();
    }

    private Subject ofSeries(String name, OutsideProof.Made made) {
        MarketFeature feature = made.on(ground.market());
        return new Subject(
                "outside",
                name,
                feature.getClass(),
                feature.columns().size(),
                cuts -> OutsideProof.of(
                        made, ground.market(), bars, ground.days(cuts, RECORDED), ground.seed("outside")));
    }

    private static MarketFeature feature(Modalities asked, MarketData data, List<Instrument> instruments) {
        List<MarketFeature> parts = OutsideFeatures.of(asked, data, instruments).parts();
        if (parts.size() != 1) {
            throw new IllegalStateException("the simulated market must hold all that is read of " + asked.text());
        }
        return parts.get(0);
    }

    private Subject rows() {
        RowsProof.Made made = data -> DatasetSpec.of(Features.settledWithin(SETTLED), ForwardReturn.of(5))
                .withAlso(OutsideFeatures.of(Modalities.all(), data, ofRows.instruments())
                        .feature());
        return new Subject(
                "outside",
                "rows with all kinds of input",
                DatasetSpec.class,
                made.on(ofRows.market()).outputColumns().size() + 1,
                cuts -> RowsProof.of(made, ofRows.ground(), ofRows.days(cuts, SESSIONS / 2), ground.seed("rows")));
    }
}
