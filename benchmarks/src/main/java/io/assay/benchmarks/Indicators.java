package io.assay.benchmarks;

import java.util.List;

/** The thirteen indicators (MACD has three columns) that every side computes, as features of the catalogue. */
final class Indicators {
    /** Columns in order. */
    static final List<String> NAMES = List.of(
            "sma_20_rel",
            "ema_26_rel",
            "wma_20_rel",
            "macd_rel",
            "macd_signal_rel",
            "macd_hist_rel",
            "rsi_14",
            "bb_pctb_20_2",
            "atr_14_rel",
            "adx_14",
            "cci_20",
            "roc_20",
            "stoch_k_14_3",
            "willr_14",
            "mfi_14");

    /** Bars at the end of each stock that the answers are compared on. */
    static final int COMPARED = 250;

    private Indicators() {}
}
