package io.assay.backtest.risk;

import java.util.Arrays;

import io.assay.backtest.BacktestResult;

/**
 * Simple returns of a book from close to close, net of all costs, from the first session on at whose close something
 * was held: the wait before it is no risk that was taken.
 *
 * @param days epoch days
 * @param returns one for each of them
 */
record BookReturns(int[] days, double[] returns) {
    static BookReturns of(BacktestResult result) {
        double[] all = result.returns();
        int first = 1;
        while (first <= all.length && result.longs(first) + result.shorts(first) == 0 && result.traded(first) == 0) {
            first++;
        }
        return new BookReturns(
                Arrays.copyOfRange(result.days(), first, all.length + 1),
                Arrays.copyOfRange(all, first - 1, all.length));
    }

    int size() {
        return returns.length;
    }
}
