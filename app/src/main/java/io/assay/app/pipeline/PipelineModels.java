package io.assay.app.pipeline;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.assay.app.cli.OptionChecks;
import io.assay.app.quality.CollectionOptions;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Target;
import io.assay.experiment.Contender;
import io.assay.experiment.Wiring;
import io.assay.experiment.forecast.ForecastSpec;
import io.assay.experiment.pipeline.CollectStep;
import io.assay.experiment.pipeline.EngineerStep;
import io.assay.experiment.pipeline.PipelineFolder;
import io.assay.experiment.pipeline.PriceStep;
import io.assay.experiment.pipeline.RegimeStep;
import io.assay.experiment.pipeline.SaveStep;
import io.assay.experiment.pipeline.SharedSignals;
import io.assay.experiment.pipeline.SignalStep;
import io.assay.experiment.pipeline.Step;
import io.assay.experiment.pipeline.StocksStep;
import io.assay.experiment.quality.QualitySpec;
import io.assay.experiment.regime.IndexCloses;
import io.assay.experiment.regime.RegimeSpec;
import io.assay.experiment.stocks.AnalyseSpec;
import io.assay.experiment.stocks.TrainSpec;
import io.assay.feature.market.RegimeRule;
import io.assay.label.CloseChange;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.model.Learner;
import io.assay.model.Presets;
import io.assay.quality.TakenSignals;
import io.assay.quality.regime.RegimeRows;
import io.assay.stocks.DataGrade;
import io.assay.stocks.LogReturns;
import io.assay.store.ParquetCopy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who learns in a pipeline, and of what beside the signals. */
final class PipelineModels {
    private static final List<String> PUBLISHED = List.of("^GSPC", "^NSEI");
    private static final int FIRST_CLOSE = Days.parse("1990-01-02");
    /** The request's stocks (R54), where they are at home: INFY of New York is one stock more. */
    private static final List<String> ASKED =
            List.of("NSE:RELIANCE", "NSE:TCS", "NSE:INFY", "NSE:HDFCBANK", "NSE:ICICIBANK");

    private static final int FORECAST = 20;
    private static final int FIRST_DAYS = 2 * 365;
    private static final int REGIME_YEARS = 2;
    private static final int REGIME_DAYS = 1000;
    private static final int TRAIN_DAYS = 504;
    private static final int STOCK_HORIZON = 5;
    private static final int STOCK_MONTHS = 12;
    private static final int STOCK_DAYS = 252;
    private static final int RECOMMENDED = 10;
    private static final int POOL = 60;

    @Option(
            names = "--quality-models",
            paramLabel = "PRESET",
            split = ",",
            defaultValue = "request-boosting,request-forest,request-mlp",
            description = "Presets that compete on signal quality (default: ${DEFAULT-VALUE}).")
    private List<String> quality = List.of();

    @Option(
            names = "--regime-models",
            paramLabel = "PRESET",
            split = ",",
            defaultValue = "request-regime-lstm,logistic-regression,boosting-shallow",
            description = "Presets that compete on regimes; the first is held against the claim (default:"
                    + " ${DEFAULT-VALUE}).")
    private List<String> regimes = List.of();

    @Option(
            names = "--price-models",
            paramLabel = "PRESET",
            split = ",",
            defaultValue = "request-boosting,request-forest,request-mlp-regressor",
            description = "Presets that compete on prices; the first is held against the claim (default:"
                    + " ${DEFAULT-VALUE}).")
    private List<String> prices = List.of();

    @Option(
            names = "--stock-model",
            paramLabel = "PRESET",
            defaultValue = "ridge-strong",
            description = "Who learns from single stocks (default: ${DEFAULT-VALUE}).")
    private String stockModel = "";

    @Option(
            names = "--indices",
            paramLabel = "NAME",
            split = ",",
            description = "Stored series whose regimes are asked for, or 'stocks' for the equal-weighted index of the"
                    + " stocks (default: those of ^GSPC and ^NSEI that are stored, else stocks).")
    private @Nullable List<String> indices;

    @Option(
            names = "--ahead",
            paramLabel = "N",
            defaultValue = "5",
            description = "Sessions from a day to the regime that is asked for (default: ${DEFAULT-VALUE}).")
    private int ahead;

    @Option(
            names = "--horizons",
            paramLabel = "N",
            split = ",",
            defaultValue = "5,30",
            description = "Sessions ahead of price forecasts (default: ${DEFAULT-VALUE}).")
    private List<Integer> horizons = List.of();

    @Option(
            names = "--forecast",
            paramLabel = "SYMBOL",
            split = ",",
            description = "Stocks whose prices are forecast (default: those of RELIANCE, TCS, INFY, HDFCBANK, ICICIBANK"
                    + " that are picked; else the 20 with the highest traded value in the first two years).")
    private @Nullable List<String> forecast;

    @Option(
            names = "--refit-years",
            paramLabel = "N",
            defaultValue = "2",
            description = "Years between refits of quality and price models (default: ${DEFAULT-VALUE}).")
    private int refitYears;

    /** The steps. */
    List<Step> steps(CollectionOptions.Ground ground, PipelineFolder folder, Wiring wiring, Seed seed) {
        OptionChecks.within("--refit-years", refitYears, 1, 100);
        OptionChecks.within("--ahead", ahead, 1, 260);
        horizons.forEach(h -> OptionChecks.within("--horizons", h, 1, 260));
        SharedSignals signals = new SharedSignals(qualitySpec(ground, wiring, seed), wiring, ground.stocks());
        return List.of(
                new CollectStep(signals, ParquetCopy::of),
                new EngineerStep(signals),
                new SignalStep(signals),
                regimeStep(ground, wiring, seed),
                priceStep(ground, wiring, seed),
                stocksStep(ground, folder, wiring, seed),
                new SaveStep(wiring, folder));
    }

    private QualitySpec qualitySpec(CollectionOptions.Ground ground, Wiring wiring, Seed seed) {
        return new QualitySpec(
                ground.spec(),
                Contender.ofPresets(quality, TakenSignals.SUCCESS, wiring.engines()),
                false,
                refitYears,
                TRAIN_DAYS,
                seed);
    }

    private RegimeStep regimeStep(CollectionOptions.Ground ground, Wiring wiring, Seed seed) {
        RegimeSpec spec = new RegimeSpec(
                RegimeRule.STANDARD,
                ahead,
                Contender.ofPresets(regimes, RegimeRows.target(ahead), wiring.engines()),
                REGIME_YEARS,
                REGIME_DAYS,
                seed);
        List<String> names = Optional.ofNullable(indices).orElseGet(() -> stored(ground.data()));
        int last = ground.spec().to();
        List<RegimeStep.Asked> asked = names.stream()
                .map(name -> name.equals(IndexCloses.STOCKS)
                        ? new RegimeStep.Asked(
                                IndexCloses.ofStocks(wiring, ground.stocks()),
                                ground.stocks().get(0).market().equals(Market.SIM.code()))
                        : new RegimeStep.Asked(
                                IndexCloses.of(IndexCloses.series(ground.data(), name), FIRST_CLOSE, last),
                                name.startsWith(Market.SIMULATED_SERIES)))
                .toList();
        return new RegimeStep(spec, asked, wiring);
    }

    private static List<String> stored(MarketData data) {
        List<String> there = PUBLISHED.stream()
                .filter(name -> data.series(name + ".CLOSE").isPresent())
                .toList();
        return there.isEmpty() ? List.of(IndexCloses.STOCKS) : there;
    }

    private PriceStep priceStep(CollectionOptions.Ground ground, Wiring wiring, Seed seed) {
        Target target = Target.number(CloseChange.log(horizons.get(0)).name());
        ForecastSpec spec = new ForecastSpec(
                horizons,
                Contender.ofPresets(prices, target, wiring.engines()),
                false,
                new ForecastSpec.Windows(refitYears, TRAIN_DAYS),
                ground.spec().to(),
                seed);
        return new PriceStep(spec, forecast(ground), wiring);
    }

    private StocksStep stocksStep(CollectionOptions.Ground ground, PipelineFolder folder, Wiring wiring, Seed seed) {
        Target target = Target.number(LogReturns.target(STOCK_HORIZON));
        Learner learner = Presets.of(stockModel, target).learner(wiring.engines());
        int first = ground.data().listings().stream()
                .filter(l -> ground.stocks().contains(l.instrument()))
                .mapToInt(Listing::firstDay)
                .min()
                .orElseThrow();
        AnalyseSpec.Walk walk = new AnalyseSpec.Walk(STOCK_MONTHS, STOCK_DAYS);
        AnalyseSpec.Choice choice = new AnalyseSpec.Choice(
                AnalyseSpec.twoThirds(first, ground.spec().to()), RECOMMENDED, DataGrade.HIGH);
        return new StocksStep(
                new AnalyseSpec(learner, STOCK_HORIZON, walk, choice, seed),
                new TrainSpec(
                        learner,
                        TrainSpec.LINEAR,
                        walk,
                        POOL,
                        ground.spec().costs().roundTrip(),
                        true,
                        seed),
                ground.stocks(),
                folder,
                wiring);
    }

    private List<Instrument> forecast(CollectionOptions.Ground ground) {
        List<String> asked = forecast;
        if (asked != null) {
            List<Instrument> found = named(ground.stocks(), asked);
            if (found.size() < asked.size()) {
                throw new UsageException(
                        "'--forecast' names stocks that are not among those picked; found " + found + " of " + asked);
            }
            return found;
        }
        List<Instrument> request = named(ground.stocks(), ASKED);
        return request.isEmpty() ? mostTraded(ground) : request;
    }

    private static List<Instrument> named(List<Instrument> stocks, List<String> names) {
        return stocks.stream()
                .filter(i -> names.contains(i.symbol()) || names.contains(i.toString()))
                .toList();
    }

    private static List<Instrument> mostTraded(CollectionOptions.Ground ground) {
        return ground.stocks().stream()
                .sorted(Comparator.<Instrument>comparingDouble(i -> -traded(ground, i))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(FORECAST)
                .sorted()
                .toList();
    }

    /** Value traded over the first two years: who is traded most at the end is known only then. */
    private static double traded(CollectionOptions.Ground ground, Instrument instrument) {
        BarSeries bars = ground.data().bars(instrument);
        int from = ground.spec().from();
        double value = 0;
        for (int row = 0; row < bars.size() && bars.days()[row] < from + FIRST_DAYS; row++) {
            double own = bars.days()[row] < from ? 0 : bars.close()[row] * bars.volume()[row];
            value += Double.isFinite(own) ? own : 0;
        }
        return value;
    }
}
