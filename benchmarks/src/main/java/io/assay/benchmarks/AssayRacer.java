package io.assay.benchmarks;

import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureSet;
import io.assay.feature.catalogue.Features;
import io.assay.market.BarSeries;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/** Assay's features. */
final class AssayRacer implements Racer {
    private final String name;
    private final FeatureSet set;
    private final List<BarSeries> stocks;
    private final double[] sums;
    private final float[][] values;

    private AssayRacer(String name, FeatureSet set, List<BarSeries> stocks) {
        this.name = name;
        this.set = set;
        this.stocks = stocks;
        this.sums = new double[set.columns().size()];
        this.values = new float[sums.length][];
    }

    /** The indicators that all sides compute. */
    static AssayRacer ofIndicators(List<BarSeries> stocks) {
        return new AssayRacer("Assay", Features.technical().select("race", Indicators.NAMES), stocks);
    }

    /** All 95 features, which no other side has. */
    static AssayRacer ofAll(List<BarSeries> stocks) {
        return new AssayRacer("Assay, all 95", Features.technical(), stocks);
    }

    @Override
    public String name() {
        return name;
    }

    /** Values that one run computes. */
    long valuesPerRun() {
        return (long) sums.length * stocks.stream().mapToInt(BarSeries::size).sum();
    }

    @Override
    public double run() {
        Arrays.fill(sums, 0);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (BarSeries stock : stocks) {
            int n = stock.size();
            for (int c = 0; c < values.length; c++) {
                values[c] = values[c] != null && values[c].length == n ? values[c] : new float[n];
            }
            set.computeInto(stock, values);
            for (int c = 0; c < values.length; c++) {
                for (int i = n - Indicators.COMPARED; i < n; i++) {
                    sums[c] += values[c][i];
                }
            }
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
    }

    @Override
    public double[] answers() {
        List<String> names = set.columns().stream().map(FeatureInfo::name).toList();
        return Indicators.NAMES.stream()
                .mapToDouble(n -> sums[names.indexOf(n)] / stocks.size() / Indicators.COMPARED)
                .toArray();
    }
}
