package io.assay.app;

import java.util.List;
import java.util.Map;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.GlobalOptions;
import io.assay.app.data.DataCommands;
import io.assay.app.data.SqlCommand;
import io.assay.app.features.FeatureCommands;
import io.assay.app.ledger.LedgerCommands;
import io.assay.app.models.ModelCommands;
import io.assay.app.monitor.MonitorCommand;
import io.assay.app.pipeline.PipelineCommands;
import io.assay.app.portfolio.PortfolioCommands;
import io.assay.app.proof.DoctorCommand;
import io.assay.app.proof.ProofCommand;
import io.assay.app.quality.ForecastCommand;
import io.assay.app.quality.QualityCommands;
import io.assay.app.quality.RegimesCommand;
import io.assay.app.report.ClaimCommand;
import io.assay.app.report.CompareCommand;
import io.assay.app.report.EvaluateCommand;
import io.assay.app.report.ReplayCommand;
import io.assay.app.report.ReportCommand;
import io.assay.app.retrain.RetrainCommand;
import io.assay.app.serve.ServeCommand;
import io.assay.app.stocks.StocksCommands;
import io.assay.app.trade.BacktestCommand;
import io.assay.app.trade.JudgeCommand;
import io.assay.app.trade.OrdersCommand;
import io.assay.app.trade.SignalsCommand;
import io.assay.app.train.DemoCommand;
import io.assay.app.train.TrainCommands;
import io.assay.app.train.TuneCommand;
import io.assay.app.train.WalkForwardCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/** The top command. It does nothing itself. */
@Command(
        name = "assay",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Trading-signal models that can be believed.",
        footer = {
            "",
            "Exit codes: 0 ok, 1 a check failed, 2 usage, 3 bad data, 4 internal.",
            "",
            "Examples:",
            "  assay demo                                the whole road, simulated",
            "  assay data import prices/ --market US     store price files",
            "  assay train missing --symbols AAPL,MSFT   fit and judge models",
            "  assay signals                             today's BUY, SELL and HOLD",
            "  assay help troubleshooting                red flags of a training, what to do"
        })
public final class Assay implements AssayCommand.Root {
    /** All commands, in the order of the help. */
    static final List<Class<?>> COMMANDS = List.of(
            DataCommands.class,
            FeatureCommands.class,
            DemoCommand.class,
            TrainCommands.class,
            TuneCommand.class,
            WalkForwardCommand.class,
            QualityCommands.class,
            RegimesCommand.class,
            ForecastCommand.class,
            StocksCommands.class,
            PipelineCommands.class,
            SignalsCommand.class,
            ServeCommand.class,
            MonitorCommand.class,
            RetrainCommand.class,
            ReportCommand.class,
            EvaluateCommand.class,
            CompareCommand.class,
            ReplayCommand.class,
            ClaimCommand.class,
            ProofCommand.class,
            DoctorCommand.class,
            BacktestCommand.class,
            PortfolioCommands.class,
            JudgeCommand.class,
            OrdersCommand.class,
            ModelCommands.class,
            LedgerCommands.class,
            SqlCommand.class,
            CompletionCommand.class,
            HelpCommand.class);

    @Mixin
    private final GlobalOptions options = new GlobalOptions();

    private final Map<String, String> environment;

    /** A top command that reads the given environment variables. */
    public Assay(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public GlobalOptions options() {
        return options;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }
}
