package io.assay.app.trade;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.experiment.agent.AgentFile;
import io.assay.experiment.agent.AgentToday;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.source.SymbolLookup;
import io.assay.model.Engines;
import io.assay.report.Text;
import io.assay.report.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The positions that a kept agent wants, instead of signals of models. */
final class AgentOptions {
    private static final String LEGEND =
            "Position: what the mean of the agent's seeds wants to hold from the next open on, as a part of the capital"
                    + " set aside for the stock, the same for each; below 0 is short. Held: at the last close."
                    + " No advice.";

    @Option(
            names = "--agent",
            paramLabel = "NAME",
            description = "A kept agent ('train agent'): the position that it wants to hold from the next open on,"
                    + " instead of signals of models.")
    private @Nullable String agent;

    @Option(
            names = "--positions",
            paramLabel = "FILE",
            description = "With --agent: what you hold, as in 'orders' (default: nothing); taken as if it had been"
                    + " bought at the last close.")
    private @Nullable Path positions;

    @Option(
            names = "--capital",
            paramLabel = "AMOUNT",
            description = "With --positions: what the whole book is worth; each stock that the agent knows has an equal"
                    + " part of it.")
    private @Nullable Double capital;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "With --agent: you have held what it said, from the close of this day on.")
    private @Nullable String since;

    /** One position, for machines; numbers that are not known are null. */
    record Row(
            String instrument,
            String date,
            @Nullable Double held,
            @Nullable Double position,
            @Nullable Double change,
            String note) {}

    /** Whether an agent is asked; its other options make no sense without one. */
    boolean isAsked() {
        if (agent == null && (positions != null || capital != null || since != null)) {
            throw new UsageException("'--positions', '--capital' and '--since' are for '--agent NAME' alone."
                    + " Fix: name an agent, or use 'assay orders'");
        }
        if ((positions == null) != (capital == null)) {
            throw new UsageException("'--positions' and '--capital' go together: shares are told to an agent as parts"
                    + " of the capital. Fix: give both");
        }
        if (positions != null && since != null) {
            throw new UsageException("'--positions' and '--since' both say what is held. Fix: leave one of them out");
        }
        return agent != null;
    }

    /** Asks and prints. */
    int print(Context context, MarketData data, List<Instrument> picked) {
        AgentFile file = AgentFile.find(context.workspace(), String.valueOf(agent));
        AgentToday today = new AgentToday(context.wiring(data, Engines.find(List.of())), file);
        AgentToday.Stand stand = since == null
                ? AgentToday.Stand.holding(held(context, data, picked, today))
                : AgentToday.Stand.following(since(file, since));
        List<Row> rows = today.of(picked, stand).stream().map(AgentOptions::row).toList();
        Map<String, Object> json = new TreeMap<>();
        json.put("positions", rows);
        json.put("agent", file.card());
        context.output().result(json, text(rows, file.card()));
        return ExitCode.OK;
    }

    private static int since(AgentFile file, String date) {
        int day = Days.parse(date);
        if (day < file.lastTrained()) {
            throw new UsageException("'--since' must be " + Days.text(file.lastTrained()) + " or later, was " + date
                    + ": the agent learnt from the days before");
        }
        return day;
    }

    /** Shares as parts of the capital of their stock. */
    private Map<Instrument, Double> held(Context context, MarketData data, List<Instrument> picked, AgentToday today) {
        if (positions == null || capital == null) {
            return Map.of();
        }
        OptionChecks.within("--capital", capital, 1e-6, 1e15);
        Map<Instrument, BigDecimal> shares = Positions.read(
                positions,
                SymbolLookup.among(
                        data.listings().stream().map(Listing::instrument).toList())::resolve);
        List<Instrument> known = picked.stream().filter(today::knows).toList();
        Map<Instrument, Double> held = new TreeMap<>();
        shares.forEach((instrument, number) -> {
            if (known.contains(instrument)) {
                double worth = number.doubleValue() * OrdersCommand.lastClose(data, instrument);
                held.put(instrument, worth / (capital / known.size()));
            }
        });
        OrdersCommand.currency(data, known, held.keySet());
        int others = shares.size() - held.size();
        if (others > 0) {
            context.output()
                    .remark(Text.plural(others, "position") + " of stocks that were not asked about, or that the agent"
                            + " does not know, are left as they are.");
        }
        return held;
    }

    private static Row row(AgentToday.Answer answer) {
        String name = answer.instrument().toString();
        return answer.next()
                .map(next -> new Row(
                        name, Days.text(next.day()), next.held(), next.target(), next.target() - next.held(), ""))
                .orElseGet(() -> new Row(name, "", null, null, null, answer.reason()));
    }

    private static String text(List<Row> rows, AgentFile.Card card) {
        TextTable table = TextTable.of("symbol", "date", "held", "position", "change");
        rows.forEach(row -> table.row(
                row.instrument(), row.date(), number(row.held()), number(row.position()), number(row.change())));
        StringBuilder text = new StringBuilder(table.text());
        rows.stream()
                .filter(row -> !row.note().isEmpty())
                .forEach(row -> line(text, row.instrument() + ": no position: " + row.note()));
        line(text, "Verdict: " + card.verdict());
        line(
                text,
                "Judged out of sample from " + String.join(" to ", card.judged()) + ": net return a year "
                        + Text.signedPercent(card.net().get(1)) + " "
                        + Text.range(100 * card.net().get(0), 100 * card.net().get(2), 1) + ".");
        line(
                text,
                "Trained from " + String.join(" to ", card.trained()) + " on "
                        + Text.plural(card.stocks().size(), "stock") + ": " + card.specification());
        line(text, card.proof() + ".");
        card.warnings().forEach(warning -> line(text, "note: " + warning));
        if (rows.stream().anyMatch(r -> r.instrument().startsWith(Market.SIM.code() + ":"))) {
            line(text, "SIM is a simulated market. Nothing on it is real.");
        }
        return line(text, LEGEND).toString();
    }

    private static StringBuilder line(StringBuilder text, String sentence) {
        return text.append(sentence).append('\n');
    }

    private static String number(@Nullable Double value) {
        return Optional.ofNullable(value).map(v -> Text.signed(v, 2)).orElse(Text.NONE);
    }
}
