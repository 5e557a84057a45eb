package io.assay.experiment.portfolio;

import java.nio.file.Path;
import java.util.List;

import io.assay.base.CsvFile;
import io.assay.base.Days;

/**
 * Weights of every rebalancing day as CSV: date, method, instrument, weight. Weights of 0 are left out.
 *
 * @param days epoch days of the rebalancings
 * @param instruments whose weights they are
 * @param methods a name each
 * @param weights method by method, day by day, one weight an instrument
 */
public record WeightsFile(int[] days, List<String> instruments, List<String> methods, List<double[][]> weights) {
    /** Copies the lists. */
    public WeightsFile {
        instruments = List.copyOf(instruments);
        methods = List.copyOf(methods);
        weights = List.copyOf(weights);
    }

    static WeightsFile of(CloseGrid grid, List<MethodWalk> walks) {
        return new WeightsFile(
                walks.get(0).made().stream()
                        .mapToInt(m -> grid.day(m.session()))
                        .toArray(),
                grid.instruments().stream().map(Object::toString).toList(),
                walks.stream().map(w -> w.method().code()).toList(),
                walks.stream()
                        .map(w ->
                                w.made().stream().map(MethodWalk.Made::weights).toArray(double[][]::new))
                        .toList());
    }

    /** Replaces a file. */
    public void write(Path file) {
        CsvFile.write(file, csv -> {
            csv.line("date", "method", "instrument", "weight");
            for (int m = 0; m < methods.size(); m++) {
                for (int d = 0; d < days.length; d++) {
                    double[] own = weights.get(m)[d];
                    for (int i = 0; i < own.length; i++) {
                        if (own[i] != 0) {
                            csv.add(Days.text(days[d]))
                                    .add(methods.get(m))
                                    .add(instruments.get(i))
                                    .add(own[i])
                                    .end();
                        }
                    }
                }
            }
        });
    }
}
