package io.assay.backtest;

/** At which price of its next bar an order is filled; never on the decision day. */
public enum Fill {
    /** At the open of the instrument's next bar. */
    OPEN,
    /** At the close of the instrument's next bar, for markets whose recorded opens are not traded. */
    CLOSE
}
