package io.assay.app.trade;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Selection;
import io.assay.base.AtomicFiles;
import io.assay.base.UsageException;
import io.assay.experiment.trade.Orders;
import io.assay.experiment.trade.SignalsToday;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.market.source.Currencies;
import io.assay.market.source.SymbolLookup;
import io.assay.report.Text;
import io.assay.store.MarketStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay orders}. */
@Command(
        name = "orders",
        description = {
            "Orders for the next open, from today's signals and what you hold, as CSV: each BUY is to hold 1/N of the",
            "capital, where N is the number of stocks asked about; everything else is to be sold. Costs are estimated",
            "at the last close. Each order says what is known of the model behind it."
        },
        footer = {
            "",
            "Examples:",
            "  assay orders --capital 100000 --universe stocks.json",
            "  assay orders --capital 100000 --positions positions.csv -o orders.csv",
            "  assay --json orders --capital 50000 --fractional --symbols AAPL,MSFT,IBM"
        })
public final class OrdersCommand extends AssayCommand {
    private static final int FRACTION = 6;

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--capital", paramLabel = "AMOUNT", required = true, description = "What the whole book is worth.")
    private double capital;

    @Option(
            names = "--positions",
            paramLabel = "FILE",
            description = "What you hold: CSV with a header, then symbol,shares a line (default: nothing).")
    private @Nullable Path positions;

    @Mixin
    private CostOptions costs = new CostOptions();

    @Option(names = "--fractional", description = "Shares to millionths (default: whole shares, rounded down).")
    private boolean fractional;

    @Option(names = "--date", paramLabel = "DATE", description = "Decide at the close of this day (default: last bar).")
    private String date = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the CSV there (default: print it).")
    private @Nullable Path output;

    /** One order, for machines. */
    record Row(
            String instrument,
            String signal,
            double targetWeight,
            BigDecimal heldShares,
            BigDecimal targetShares,
            BigDecimal orderShares,
            double lastClose,
            String currency,
            double amount,
            double estimatedCost,
            String knownOfModel) {}

    @Override
    protected int run(Context context) {
        OptionChecks.within("--capital", capital, 1e-6, 1e15);
        try (MarketStore store = MarketStore.open(context.workspace())) {
            MarketData data = selection.data(store, date, context);
            List<Instrument> picked = selection.from(data, context);
            Map<Instrument, BigDecimal> held = positions == null
                    ? Map.of()
                    : Positions.read(
                            positions,
                            SymbolLookup.among(data.listings().stream()
                                    .map(Listing::instrument)
                                    .toList())::resolve);
            String currency = currency(data, picked, held.keySet());
            List<SignalsToday.Answer> answers =
                    SignalsCommand.today(context, data).of(picked);
            List<Orders.Order> orders = new Orders(capital, costs.costs(), fractional ? FRACTION : 0)
                    .of(answers, held, instrument -> lastClose(data, instrument));
            print(context, orders, currency);
            return ExitCode.OK;
        }
    }

    /** Of the book; what is held besides must be in the same one. */
    private static String currency(MarketData data, List<Instrument> picked, Set<Instrument> held) {
        Set<Instrument> all = new HashSet<>(picked);
        all.addAll(held);
        return Currencies.only(data.listings().stream()
                .filter(l -> all.contains(l.instrument()))
                .toList());
    }

    private static double lastClose(MarketData data, Instrument instrument) {
        BarSeries bars = data.bars(instrument);
        double close = bars.size() == 0 ? Double.NaN : bars.close()[bars.size() - 1];
        if (!(close > 0)) {
            throw new UsageException(instrument + " has no last close, so that its shares cannot be valued."
                    + " Fix: 'assay data audit', or leave it out");
        }
        return close;
    }

    private void print(Context context, List<Orders.Order> orders, String currency) {
        List<Row> rows = new ArrayList<>();
        for (Orders.Order o : orders) {
            rows.add(new Row(
                    o.instrument().toString(),
                    o.action().toString(),
                    o.weight(),
                    o.held(),
                    o.target(),
                    o.shares(),
                    o.price(),
                    currency,
                    o.amount(),
                    o.cost(),
                    o.standing()));
        }
        String csv = csv(rows);
        if (output != null) {
            AtomicFiles.write(output, csv);
        }
        double cost = orders.stream().mapToDouble(Orders.Order::cost).sum();
        long traded = orders.stream().filter(o -> o.shares().signum() != 0).count();
        context.output()
                .remark(Text.plural(traded, "order") + ", estimated cost "
                        + String.format(Locale.ROOT, "%.2f %s", cost, currency) + ". An order is no advice.");
        long unskilled = orders.stream()
                .filter(o -> o.weight() > 0 && o.standing().contains("NO SKILL"))
                .count();
        if (unskilled > 0) {
            context.output().remark(unskilled + " of them come from models for which no skill was established.");
        }
        Map<String, Object> json = new TreeMap<>();
        json.put("orders", rows);
        json.put("estimatedCost", cost);
        context.output().result(json, output == null ? csv : "Orders: " + output);
    }

    private static String csv(List<Row> rows) {
        StringBuilder csv = new StringBuilder("symbol,signal,target_weight,held_shares,target_shares,order_shares,"
                + "last_close,currency,amount,estimated_cost,known_of_model\n");
        for (Row r : rows) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%.6f,%s,%s,%s,%s,%s,%.2f,%.2f,\"%s\"\n",
                    r.instrument(),
                    r.signal(),
                    r.targetWeight(),
                    r.heldShares().toPlainString(),
                    r.targetShares().toPlainString(),
                    r.orderShares().toPlainString(),
                    r.lastClose(),
                    r.currency(),
                    r.amount(),
                    r.estimatedCost(),
                    r.knownOfModel().replace("\"", "\"\"")));
        }
        return csv.toString();
    }
}
