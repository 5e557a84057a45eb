package io.assay.app.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.base.UsageException;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.simulate.AlphaSpec;
import io.assay.market.simulate.AlphaSpec.Pattern;
import io.assay.market.simulate.OutsideSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.report.Text;
import io.assay.store.ImportSummary;
import io.assay.store.MarketStore;
import io.assay.store.WritePolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code assay data simulate}. */
@Command(
        name = "simulate",
        description = {
            "Store a simulated market under the market code SIM. Nothing on it is real.",
            "It holds a pattern of a strength that you choose: a referee for everything that claims to find patterns."
        },
        footer = {
            "",
            "Examples:",
            "  assay data simulate",
            "  assay data simulate --stocks 200 --sessions 5000 --ic 0      nothing to find",
            "  assay --seed 7 data simulate --ic 0.05",
            "  assay data simulate --ic 0.2 --pattern order-of-bars         in windows alone",
            "  assay data simulate --ic 0.1 --breaks-after 3000             for 'monitor'",
            "  assay data simulate --outside-ic vix=0.1,put-call=0.1"
        })
final class SimulateCommand extends AssayCommand {
    private static final int MOST_STOCKS = 9_999;
    private static final int MOST_SESSIONS = 100_000;
    private static final double MOST_COEFFICIENT = 0.5;

    @Option(
            names = "--stocks",
            paramLabel = "N",
            defaultValue = "40",
            description = "Stocks (default: ${DEFAULT-VALUE}).")
    private int stocks;

    @Option(
            names = "--sessions",
            paramLabel = "N",
            defaultValue = "3528",
            description = "Trading days (default: ${DEFAULT-VALUE}, 14 years).")
    private int sessions;

    @Option(
            names = "--ic",
            paramLabel = "R",
            defaultValue = "0.03",
            description = "Information coefficient of the planted pattern over five sessions (default:"
                    + " ${DEFAULT-VALUE}; 0 = none).")
    private double coefficient;

    @Option(
            names = "--pattern",
            paramLabel = "NAME",
            defaultValue = "faded-closes",
            converter = PatternConverter.class,
            description =
                    "What is planted: faded-closes (the last bars tell, each by itself) or order-of-bars (only two"
                            + " bars together tell; default: ${DEFAULT-VALUE}).")
    private Pattern pattern = Pattern.FADED_CLOSES;

    @Option(
            names = "--breaks-after",
            paramLabel = "SESSIONS",
            description = "The pattern tells nothing from then on: what 'monitor' is to find (default: it never ends).")
    private int lasts = AlphaSpec.FOR_GOOD;

    @Option(
            names = "--outside-ic",
            paramLabel = "SERIES=R",
            split = ",",
            description = "What outside series tell of returns, as correlations: vix, macro, put-call, filing (default:"
                    + " nothing).")
    private Map<String, Double> outside = new LinkedHashMap<>();

    @Option(names = "--replace", description = "Replace a simulated market that is stored already.")
    private boolean replace;

    /** What is stored now, for machines. */
    record Report(
            boolean simulated,
            String label,
            Map<String, Integer> outcomes,
            int stocks,
            int sessions,
            long seed,
            double informationCoefficient,
            String pattern,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> breaksAfter,
            OutsideSpec outside) {}

    /** Reads the name of a pattern. */
    static final class PatternConverter implements ITypeConverter<Pattern> {
        @Override
        public Pattern convert(String value) {
            return Arrays.stream(Pattern.values())
                    .filter(pattern -> name(pattern).equals(value.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("must be "
                            + Arrays.stream(Pattern.values())
                                    .map(SimulateCommand::name)
                                    .collect(Collectors.joining(" or "))
                            + ", was '" + value + "'"));
        }
    }

    private static String name(Pattern pattern) {
        return pattern.text().replace(' ', '-');
    }

    @Override
    protected int run(Context context) {
        SimulatedMarket market = SimulatedMarket.of(spec(context));
        try (MarketStore store = MarketStore.openForWriting(context.workspace())) {
            if (!replace && isAnotherStored(store, market)) {
                context.output()
                        .remark("another simulated market is stored already and was kept; --replace replaces it");
                return ExitCode.CHECK_FAILED;
            }
            requireNoneLeftOver(store, market);
            ImportSummary summary =
                    SimulatedMarkets.store(context, store, market, replace ? WritePolicy.REPLACE : WritePolicy.KEEP);
            Report report = new Report(
                    true,
                    market.label(),
                    Stored.outcomes(summary),
                    stocks,
                    sessions,
                    context.seed().value(),
                    coefficient,
                    name(pattern),
                    lasts == AlphaSpec.FOR_GOOD ? Optional.empty() : Optional.of(lasts),
                    market.spec().outside());
            context.output().result(report, market.label() + "\n" + summary.line() + "\n" + Stored.of(store));
            return ExitCode.OK;
        }
    }

    private SimulationSpec spec(Context context) {
        OptionChecks.within("--stocks", stocks, 1, MOST_STOCKS);
        OptionChecks.within("--sessions", sessions, 2, MOST_SESSIONS);
        OptionChecks.within("--ic", coefficient, 0, MOST_COEFFICIENT);
        try {
            return SimulationSpec.defaults()
                    .withSymbols(stocks)
                    .withSessions(sessions)
                    .withAlpha(AlphaSpec.defaults()
                            .withInformationCoefficient(coefficient)
                            .withPattern(pattern)
                            .lasting(OptionChecks.atLeast("--breaks-after", lasts, 1)))
                    .withOutside(outside())
                    .withSeed(context.seed());
        } catch (IllegalArgumentException e) {
            throw new UsageException("such a market cannot be simulated: " + e.getMessage());
        }
    }

    private OutsideSpec outside() {
        OutsideSpec spec = OutsideSpec.defaults();
        for (Map.Entry<String, Double> told : outside.entrySet()) {
            double value = told.getValue();
            spec = switch (told.getKey()) {
                case "vix" -> spec.withVix(value);
                case "macro" -> spec.withMacro(value);
                case "put-call" -> spec.withPutCall(value);
                case "filing" -> spec.withFiling(value);
                default ->
                    throw UsageException.unknown(
                            "outside series", told.getKey(), List.of("vix", "macro", "put-call", "filing"));
            };
        }
        return spec;
    }

    /** Two simulated worlds must not be mixed, so one that differs anywhere from what is stored is another one. */
    private static boolean isAnotherStored(MarketStore store, SimulatedMarket market) {
        List<Instrument> before = stored(store);
        List<Instrument> now =
                market.listings().stream().map(Listing::instrument).sorted().toList();
        return !before.isEmpty()
                && (!before.equals(now)
                        || before.stream()
                                .anyMatch(i -> !store.bars(i)
                                        .hash()
                                        .equals(market.bars(i).hash())));
    }

    private static List<Instrument> stored(MarketStore store) {
        return store.listings().stream()
                .map(Listing::instrument)
                .filter(i -> i.market().equals(Market.SIM.code()))
                .sorted()
                .toList();
    }

    private static void requireNoneLeftOver(MarketStore store, SimulatedMarket market) {
        List<Instrument> left = new ArrayList<>(stored(store));
        left.removeAll(market.listings().stream().map(Listing::instrument).toList());
        if (!left.isEmpty()) {
            throw new UsageException("the simulated market that is stored has " + Text.plural(left.size(), "stock")
                    + " more than the new one (" + left.get(0) + " for one), and two markets must not be mixed. Fix:"
                    + " as many stocks with --stocks, or another workspace with -w");
        }
    }
}
