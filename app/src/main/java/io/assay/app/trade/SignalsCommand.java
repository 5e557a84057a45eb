package io.assay.app.trade;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.Selection;
import io.assay.base.Days;
import io.assay.experiment.monitor.LiveAlarms;
import io.assay.experiment.trade.SignalsToday;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import io.assay.report.Text;
import io.assay.report.TextTable;
import io.assay.signal.Signal;
import io.assay.signal.SignalRule;
import io.assay.signal.Standing;
import io.assay.store.MarketStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay signals}. */
@Command(
        name = "signals",
        description = {
            "BUY, SELL or HOLD for the next open, from each stock's model, or from technical rules where it has none.",
            "Each signal says what is known of the model behind it."
        },
        footer = {
            "",
            "Examples:",
            "  assay signals",
            "  assay signals --symbols AAPL,MSFT --why",
            "  assay --json signals --date 2015-12-31",
            "  assay signals --agent ppo-1a2b3c4d5e6f --positions held.csv --capital 100000"
        })
public final class SignalsCommand extends AssayCommand {
    @Mixin
    private Selection selection = new Selection();

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description =
                    "Decide at the close of this day (default: last bar). Models fitted on later days say nothing then:"
                            + " train with --to for those that could have been had.")
    private String date = "";

    @Option(names = "--why", description = "Say what the rules saw.")
    private boolean why;

    @Mixin
    private AgentOptions agent = new AgentOptions();

    /** One signal, for machines; numbers that are not known are null. */
    record Row(
            String instrument,
            String date,
            String action,
            @Nullable Double probability,
            Map<String, Double> probabilities,
            @Nullable Double confidence,
            @Nullable Double expectedReturn,
            String model,
            String standing,
            String rules,
            List<String> reasons,
            List<String> notes) {}

    @Override
    protected int run(Context context) {
        try (MarketStore store = MarketStore.open(context.workspace())) {
            MarketData data = selection.data(store, date, context);
            if (agent.isAsked()) {
                return agent.print(context, data, selection.from(data, context));
            }
            return print(context, today(context, data).of(selection.from(data, context)), why);
        }
    }

    /** Who is asked, as every command that needs signals asks. */
    public static SignalsToday today(Context context, MarketData data) {
        return new SignalsToday(context.wiring(data, Engines.find(List.of())), SignalRule.STANDARD, SignalsToday.USUAL);
    }

    /** Prints answers as every command that shows signals does. */
    public static int print(Context context, List<SignalsToday.Answer> answers, boolean why) {
        LiveAlarms alarms = LiveAlarms.of(context.workspace(), context.models(), context.clock());
        List<Row> rows = answers.stream().map(answer -> row(answer, alarms)).toList();
        TextTable table =
                TextTable.of("symbol", "date", "signal", "confidence", "expected", "model", "known of it", "rules");
        for (Row row : rows) {
            table.row(
                    row.instrument(),
                    row.date(),
                    row.action(),
                    row.confidence() == null ? Text.NONE : Text.percent(row.confidence()),
                    row.expectedReturn() == null ? Text.NONE : Text.signed(100 * row.expectedReturn(), 2) + " %",
                    row.model(),
                    row.standing(),
                    row.rules());
        }
        StringBuilder text = new StringBuilder(table.text());
        if (why) {
            rows.forEach(r -> r.reasons().forEach(reason -> text.append(r.instrument() + ": " + reason + "\n")));
        }
        rows.forEach(r -> r.notes().forEach(note -> text.append(r.instrument() + ": " + note + "\n")));
        if (rows.stream().anyMatch(r -> r.instrument().startsWith(Market.SIM.code() + ":"))) {
            text.append("SIM is a simulated market. Nothing on it is real.\n");
        }
        text.append("Expected: return to the exit before costs. A signal is no advice.\n");
        context.output().result(rows, text.toString());
        return ExitCode.OK;
    }

    private static Row row(SignalsToday.Answer answer, LiveAlarms alarms) {
        String name = answer.instrument().toString();
        if (answer.signal().isEmpty()) {
            List<String> notes = List.of(answer.reason());
            return new Row(name, "", "NONE", null, Map.of(), null, null, "", "", "", List.of(), notes);
        }
        Signal s = answer.signal().get();
        Map<String, Double> probabilities = new TreeMap<>();
        List<String> classes = List.of("SELL", "HOLD", "BUY");
        for (int k = 0; k < s.probabilities().length; k++) {
            String of = s.probabilities().length == 3 ? classes.get(k) : Integer.toString(k);
            probabilities.put(of, s.probabilities()[k]);
        }
        return new Row(
                name,
                Days.text(s.day()),
                s.title(),
                probabilities.get(s.action().name()),
                probabilities,
                known(s.confidence()),
                known(s.expectedReturn()),
                s.modelId(),
                s.standing().map(Standing::title).orElse(""),
                s.agreement().map(a -> a.name().toLowerCase(Locale.ROOT)).orElse(""),
                s.reasons().stream().map(r -> r.sentence()).toList(),
                Stream.concat(s.notes().stream(), alarms.of(s.modelId(), s.day()).stream())
                        .toList());
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
