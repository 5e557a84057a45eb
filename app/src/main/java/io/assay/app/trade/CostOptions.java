package io.assay.app.trade;

import io.assay.app.cli.OptionChecks;
import io.assay.backtest.CostModel;
import picocli.CommandLine.Option;

/** What trading costs; on by default. */
final class CostOptions {
    private static final double MOST = 10_000;

    @Option(
            names = "--commission",
            paramLabel = "BP",
            defaultValue = "5",
            description = "Commission a side in basis points of the traded amount (default: ${DEFAULT-VALUE}).")
    private double commission;

    @Option(
            names = "--half-spread",
            paramLabel = "BP",
            defaultValue = "2.5",
            description = "Half the quoted spread in basis points (default: ${DEFAULT-VALUE}).")
    private double halfSpread;

    @Option(
            names = "--slippage",
            paramLabel = "BP",
            defaultValue = "2.5",
            description = "Further price impact in basis points (default: ${DEFAULT-VALUE}).")
    private double slippage;

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

    /** The costs asked for. */
    CostModel costs() {
        OptionChecks.within("--commission", commission, 0, MOST);
        OptionChecks.within("--half-spread", halfSpread, 0, MOST);
        OptionChecks.within("--slippage", slippage, 0, MOST);
        OptionChecks.within("--min-commission", minimum, 0, MOST);
        OptionChecks.within("--borrow", borrow, 0, MOST);
        CostModel standard = CostModel.defaults();
        return standard.withTrading(commission, halfSpread, slippage)
                .withMinimumCommission(minimum)
                .withHolding(borrow, standard.financingBp());
    }
}
