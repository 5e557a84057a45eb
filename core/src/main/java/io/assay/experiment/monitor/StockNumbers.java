package io.assay.experiment.monitor;

import java.util.HashMap;
import java.util.Map;

/** Numbers of stocks that are the same wherever rows of several models are set against each other. */
final class StockNumbers {
    private final Map<String, Integer> numbers = new HashMap<>();

    /** The number of a stock, the same on every call. */
    synchronized int of(String stock) {
        return numbers.computeIfAbsent(stock, fresh -> numbers.size());
    }
}
