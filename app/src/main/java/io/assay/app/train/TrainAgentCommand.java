package io.assay.app.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.HeldOutOptions;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Selection;
import io.assay.backtest.CostModel;
import io.assay.base.UsageException;
import io.assay.experiment.HeldOut;
import io.assay.experiment.ReportPages;
import io.assay.experiment.agent.AgentSpec;
import io.assay.experiment.agent.AgentTrial;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import io.assay.portfolio.sizing.PositionRange;
import io.assay.portfolio.sizing.SizingEngine;
import io.assay.portfolio.sizing.SizingRules;
import io.assay.portfolio.sizing.SizingScores;
import io.assay.report.AgentReport;
import io.assay.report.AgentText;
import io.assay.store.MarketStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay train agent}. */
@Command(
        name = "agent",
        description = {
            "Train agents (PPO or DQN) that decide at each close which position to hold from the next open on, and ask",
            "whether they earn anything after costs: trained on all sessions before a window, acting in it, window by",
            "window. At least 10 seeds are trained, all are reported, none is chosen; what is kept holds the mean of",
            "their positions. Judged beside doing nothing, being long, its own positions at random times, and holding."
        },
        footer = {
            "",
            "Examples:",
            "  assay train agent --agent ppo --symbols AAPL,MSFT",
            "  assay train agent --agent dqn --market SIM --positions long --costs 5",
            "  assay train agent --run a1b2c3d4e5f6  # sizes what its models expect",
            "  assay train agent --set iterations=200 --set hidden=64 --seeds 20"
        })
public final class TrainAgentCommand extends AssayCommand {
    private static final int MOST_SEEDS = 1000;

    @Mixin
    private Selection selection = new Selection();

    @Mixin
    private HeldOutOptions held = new HeldOutOptions();

    @Mixin
    private ProofOption proof = new ProofOption();

    @Option(
            names = "--agent",
            paramLabel = "NAME",
            defaultValue = "ppo",
            description = "ppo (any position) or dqn (one of a grid; default: ${DEFAULT-VALUE}).")
    private String agent = "";

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A hyper-parameter, such as iterations=200.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--positions",
            paramLabel = "WHICH",
            defaultValue = "both",
            description = "From -1 to 1 (both) or from 0 to 1 (long; default: ${DEFAULT-VALUE}).")
    private String positions = "";

    @Option(
            names = "--episode",
            paramLabel = "N",
            defaultValue = "126",
            description = "Sessions of an episode, which begins and ends without a position (default:"
                    + " ${DEFAULT-VALUE}).")
    private int episode;

    @Option(
            names = "--costs",
            paramLabel = "BP",
            defaultValue = "10",
            description = "All that trading costs a side, in basis points (default: ${DEFAULT-VALUE}).")
    private double costs;

    @Option(
            names = "--borrow",
            paramLabel = "BP",
            defaultValue = "50",
            description = "Fee for borrowed shares in basis points a year (default: ${DEFAULT-VALUE}).")
    private double borrow;

    @Option(
            names = "--risk-penalty",
            paramLabel = "A",
            defaultValue = "0",
            description = "Half of A times the squared return of a position is taken from the reward that is learnt"
                    + " from, and from no result (default: ${DEFAULT-VALUE}).")
    private double riskPenalty;

    @Option(
            names = "--features",
            paramLabel = "WHICH",
            defaultValue = "few",
            description = "What it sees of bars: few, or all without a scale (all; default: ${DEFAULT-VALUE}).")
    private String features = "";

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "A finished run whose models' out-of-sample scores it sees too.")
    private @Nullable String run;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How often it is trained anew, at least 10 (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
            names = "--refit-years",
            paramLabel = "N",
            defaultValue = "2",
            description = "Years between trainings in the walk-forward (default: ${DEFAULT-VALUE}).")
    private int refitYears;

    @Option(
            names = "--train-sessions",
            paramLabel = "N",
            defaultValue = "756",
            description = "Least sessions in front of a window (default: ${DEFAULT-VALUE}).")
    private int trainSessions;

    @Option(
            names = "--gap",
            paramLabel = "N",
            defaultValue = "1",
            description = "Sessions between training and testing that neither uses (default: ${DEFAULT-VALUE}).")
    private int gap;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "Look at nothing after this day (default: the last day that is not held out).")
    private String to = "";

    @Override
    protected boolean isShownLive() {
        return true;
    }

    @Override
    protected int run(Context context) {
        check();
        SizingRules rules = rules();
        SizingEngine engine = SizingEngine.find(agent);
        Map<String, Object> given = new LinkedHashMap<>(settings);
        try (MarketStore store = MarketStore.open(context.workspace())) {
            MarketData asked = selection.data(store, to, context);
            MarketData open = asked.until(lastOpen(asked, selection.from(asked, context), context));
            List<Instrument> stocks = selection.from(open, context);
            AgentSpec spec = new AgentSpec(
                    engine.agent(agent, rules.range(), given),
                    rules,
                    new AgentSpec.Sight(features.equals("all"), Optional.ofNullable(run)),
                    new AgentSpec.Windows(refitYears, trainSessions, gap),
                    seeds,
                    last(open, stocks),
                    context.seed());
            AgentReport report =
                    new AgentTrial(spec, engine, proof.on(context.wiring(open, Engines.find(List.of())))).run(stocks);
            Path page = ReportPages.write(context.workspace(), report);
            context.output().result(report, AgentText.of(report) + "Report: " + page);
            return ExitCode.OK;
        }
    }

    private void check() {
        OptionChecks.within("--seeds", seeds, SizingScores.FEWEST_SEEDS, MOST_SEEDS);
        OptionChecks.within("--episode", episode, 2, 10_000);
        OptionChecks.within("--refit-years", refitYears, 1, 100);
        OptionChecks.atLeast("--train-sessions", trainSessions, 1);
        OptionChecks.atLeast("--gap", gap, 1);
        OptionChecks.within("--costs", costs, 0, 1000);
        OptionChecks.within("--borrow", borrow, 0, 10_000);
        OptionChecks.within("--risk-penalty", riskPenalty, 0, 1000);
        if (!features.equals("few") && !features.equals("all")) {
            throw new UsageException("'--features' must be few or all, was '" + features + "'");
        }
    }

    private SizingRules rules() {
        PositionRange range = switch (positions) {
            case "both" -> PositionRange.both();
            case "long" -> PositionRange.longOnly();
            default -> throw new UsageException("'--positions' must be both or long, was '" + positions + "'");
        };
        CostModel standard = CostModel.defaults();
        return SizingRules.standard()
                .withRange(range)
                .withEpisode(episode)
                .withRiskPenalty(riskPenalty)
                .withCosts(standard.withTrading(costs / 2, costs / 4, costs / 4)
                        .withHolding(borrow, standard.financingBp()));
    }

    /** The last day that may be looked at for anything, fills included. */
    private int lastOpen(MarketData data, List<Instrument> stocks, Context context) {
        HeldOut heldOut = held.settled(data, stocks, context);
        return Math.min(last(data, stocks), HeldOutOptions.lastOpen(heldOut, "--to", to));
    }

    private static int last(MarketData data, List<Instrument> stocks) {
        return data.listings().stream()
                .filter(l -> stocks.contains(l.instrument()))
                .mapToInt(Listing::lastDay)
                .max()
                .orElseThrow();
    }
}
