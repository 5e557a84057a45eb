package io.assay.app.trade;

import io.assay.app.cli.OptionChecks;
import io.assay.backtest.CostModel;
import io.assay.base.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What trading costs; on by default. */
public final class CostOptions {
    private static final double MOST = 10_000;

    @Option(
            names = "--costs",
            paramLabel = "BP",
            description = "All that trading costs a side together, in basis points of the traded amount, shared out as"
                    + " the three defaults below are: half commission, a quarter half-spread, a quarter slippage.")
    private @Nullable Double together;

    @Option(
            names = "--commission",
            paramLabel = "BP",
            description = "Commission a side in basis points of the traded amount (default: 5).")
    private @Nullable Double commission;

    @Option(
            names = "--half-spread",
            paramLabel = "BP",
            description = "Half the quoted spread in basis points (default: 2.5).")
    private @Nullable Double halfSpread;

    @Option(
            names = "--slippage",
            paramLabel = "BP",
            description = "Further price impact in basis points (default: 2.5).")
    private @Nullable Double slippage;

    @Option(
            names = "--min-commission",
            paramLabel = "AMOUNT",
            defaultValue = "0",
            description = "Least commission of one trade, in currency (default: ${DEFAULT-VALUE}).")
    private double minimum;

    @Option(
            names = "--borrow",
            paramLabel = "BP",
            defaultValue = "50",
            description = "Fee for borrowed shares in basis points a year (default: ${DEFAULT-VALUE}).")
    private double borrow;

    /**
     * The costs asked for.
     *
     * @throws UsageException if they are told twice over, or one is out of its range
     */
    public CostModel costs() {
        OptionChecks.within("--min-commission", minimum, 0, MOST);
        OptionChecks.within("--borrow", borrow, 0, MOST);
        CostModel standard = CostModel.defaults();
        return trading(standard).withMinimumCommission(minimum).withHolding(borrow, standard.financingBp());
    }

    private CostModel trading(CostModel standard) {
        if (together == null) {
            return standard.withTrading(
                    within("--commission", commission, standard.commissionBp()),
                    within("--half-spread", halfSpread, standard.halfSpreadBp()),
                    within("--slippage", slippage, standard.slippageBp()));
        }
        if (commission != null || halfSpread != null || slippage != null) {
            throw new UsageException("--costs is all that trading costs together; beside it --commission, --half-spread"
                    + " and --slippage would say it twice. Fix: leave one or the other out");
        }
        double all = standard.commissionBp() + standard.halfSpreadBp() + standard.slippageBp();
        double share = OptionChecks.within("--costs", together, 0, MOST) / all;
        return standard.withTrading(
                share * standard.commissionBp(), share * standard.halfSpreadBp(), share * standard.slippageBp());
    }

    private static double within(String option, @Nullable Double asked, double standard) {
        return asked == null ? standard : OptionChecks.within(option, asked, 0, MOST);
    }
}
