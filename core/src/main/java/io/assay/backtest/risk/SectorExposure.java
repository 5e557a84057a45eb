package io.assay.backtest.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import io.assay.backtest.HeldPositions;
import io.assay.base.Days;
import io.assay.market.Instrument;

/**
 * Shares of equity that a book had in each sector at the closes of all its sessions; those whose equity is lost are
 * left out. Sectors are those of the day on which their list was drawn up, not of the history.
 *
 * @param refusal why there is nothing to tell, in a sentence; empty if there is
 * @param sectors in the order of their names
 * @param years in the order of time
 */
public record SectorExposure(String refusal, List<Sector> sectors, List<Year> years) {
    /** What instruments without a sector are gathered under. */
    public static final String UNKNOWN = "unknown";

    /** Copies the lists. */
    public SectorExposure {
        sectors = List.copyOf(sectors);
        years = List.copyOf(years);
    }

    /**
     * A sector.
     *
     * @param name of the sector
     * @param instruments that the book could hold
     * @param meanGross mean of (long + short) over equity
     * @param meanNet mean of (long - short) over equity
     * @param mostGross the largest gross share
     * @param mostNet the largest net share
     * @param leastNet the least net share
     */
    public record Sector(
            String name,
            int instruments,
            double meanGross,
            double meanNet,
            Extreme mostGross,
            Extreme mostNet,
            Extreme leastNet) {}

    /**
     * A share and the first day at whose close it was reached.
     *
     * @param share of equity
     * @param day epoch day
     */
    public record Extreme(double share, int day) {}

    /**
     * Means of a year, a value a sector.
     *
     * @param year for example 2015
     * @param sessions of it that count
     * @param gross mean gross shares
     * @param net mean net shares
     */
    public record Year(int year, int sessions, double[] gross, double[] net) {}

    static SectorExposure of(RiskInputs inputs) {
        List<Instrument> instruments = inputs.result().instruments();
        if (instruments.stream().noneMatch(inputs.sectors()::containsKey)) {
            return new SectorExposure("No sectors are stored of the stocks of this book.", List.of(), List.of());
        }
        Sums sums = new Sums(instruments, inputs.sectors());
        HeldPositions held = HeldPositions.of(inputs.result(), inputs.prices());
        while (held.next()) {
            if (held.isSolvent()) {
                sums.add(held);
            }
        }
        return new SectorExposure("", sums.sectors(), sums.years());
    }

    /** Sums over sessions. */
    private static final class Sums {
        private final List<String> names;
        private final int[] sector;
        private final Column gross;
        private final Column net;
        private final TreeMap<Integer, double[][]> byYear = new TreeMap<>();
        private final Map<Integer, Integer> sessionsOf = new HashMap<>();
        private int sessions;

        Sums(List<Instrument> instruments, Map<Instrument, String> sectors) {
            TreeSet<String> all = new TreeSet<>();
            instruments.forEach(i -> all.add(sectors.getOrDefault(i, UNKNOWN)));
            names = List.copyOf(all);
            sector = instruments.stream()
                    .mapToInt(i -> Collections.binarySearch(names, sectors.getOrDefault(i, UNKNOWN)))
                    .toArray();
            gross = new Column(names.size());
            net = new Column(names.size());
        }

        void add(HeldPositions held) {
            double[] grossNow = new double[names.size()];
            double[] netNow = new double[names.size()];
            for (int i = 0; i < sector.length; i++) {
                double share = held.share(i);
                grossNow[sector[i]] += Math.abs(share);
                netNow[sector[i]] += share;
            }
            int day = held.day();
            gross.add(grossNow, day);
            net.add(netNow, day);
            int year = Days.date(day).getYear();
            double[][] of = byYear.computeIfAbsent(year, y -> new double[2][names.size()]);
            for (int k = 0; k < grossNow.length; k++) {
                of[0][k] += grossNow[k];
                of[1][k] += netNow[k];
            }
            sessionsOf.merge(year, 1, Integer::sum);
            sessions++;
        }

        List<Sector> sectors() {
            List<Sector> all = new ArrayList<>();
            for (int k = 0; k < names.size(); k++) {
                int place = k;
                all.add(new Sector(
                        names.get(k),
                        (int) Arrays.stream(sector).filter(s -> s == place).count(),
                        gross.sum[k] / sessions,
                        net.sum[k] / sessions,
                        new Extreme(gross.most[k], gross.mostOn[k]),
                        new Extreme(net.most[k], net.mostOn[k]),
                        new Extreme(net.least[k], net.leastOn[k])));
            }
            return all;
        }

        List<Year> years() {
            List<Year> all = new ArrayList<>();
            byYear.forEach((year, sums) -> {
                int n = sessionsOf.getOrDefault(year, 1);
                all.add(new Year(
                        year,
                        n,
                        Arrays.stream(sums[0]).map(v -> v / n).toArray(),
                        Arrays.stream(sums[1]).map(v -> v / n).toArray()));
            });
            return all;
        }
    }

    /** Sum and extremes of a share, a value a sector. */
    private static final class Column {
        private final double[] sum;
        private final double[] most;
        private final double[] least;
        private final int[] mostOn;
        private final int[] leastOn;

        Column(int sectors) {
            sum = new double[sectors];
            most = new double[sectors];
            least = new double[sectors];
            mostOn = new int[sectors];
            leastOn = new int[sectors];
            Arrays.fill(most, Double.NEGATIVE_INFINITY);
            Arrays.fill(least, Double.POSITIVE_INFINITY);
        }

        void add(double[] shares, int day) {
            for (int k = 0; k < shares.length; k++) {
                sum[k] += shares[k];
                if (shares[k] > most[k]) {
                    most[k] = shares[k];
                    mostOn[k] = day;
                }
                if (shares[k] < least[k]) {
                    least[k] = shares[k];
                    leastOn[k] = day;
                }
            }
        }
    }
}
