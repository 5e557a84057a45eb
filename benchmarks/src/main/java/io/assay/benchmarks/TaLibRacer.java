package io.assay.benchmarks;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import io.assay.market.BarSeries;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/** TA-Lib's Java edition, with the divisions by the price that make its values scale-free. */
final class TaLibRacer implements Racer {
    private final Core core = new Core();
    private final MInteger begin = new MInteger();
    private final MInteger length = new MInteger();
    private final List<BarSeries> stocks;
    private final double[] sums = new double[Indicators.NAMES.size()];
    private final double[][] out;
    private final double[][] scratch;

    TaLibRacer(List<BarSeries> stocks) {
        this.stocks = stocks;
        int longest = stocks.stream().mapToInt(BarSeries::size).max().orElse(0);
        out = new double[sums.length][longest];
        scratch = new double[3][longest];
    }

    @Override
    public String name() {
        return "TA-Lib (Java)";
    }

    @Override
    public double run() {
        Arrays.fill(sums, 0);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (BarSeries stock : stocks) {
            averages(stock);
            oscillators(stock);
            ranges(stock);
            for (int c = 0; c < out.length; c++) {
                for (int i = stock.size() - Indicators.COMPARED; i < stock.size(); i++) {
                    sums[c] += out[c][i];
                }
            }
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
    }

    private void averages(BarSeries s) {
        int last = s.size() - 1;
        double[] c = s.close();
        check(core.sma(0, last, c, 20, begin, length, scratch[0]));
        over(c, scratch[0], out[0]);
        check(core.ema(0, last, c, 26, begin, length, scratch[0]));
        over(c, scratch[0], out[1]);
        check(core.wma(0, last, c, 20, begin, length, scratch[0]));
        over(c, scratch[0], out[2]);
        check(core.macd(0, last, c, 12, 26, 9, begin, length, scratch[0], scratch[1], scratch[2]));
        for (int k = 0; k < 3; k++) {
            under(c, scratch[k], out[3 + k]);
        }
        check(core.bbands(
                0, last, c, 20, 2, 2, MAType.Sma, begin, length, scratch[0], scratch[1], scratch[2]));
        for (int i = 0; i < length.value; i++) {
            double low = scratch[2][i];
            out[7][begin.value + i] = (c[begin.value + i] - low) / (scratch[0][i] - low);
        }
    }

    private void oscillators(BarSeries s) {
        int last = s.size() - 1;
        check(core.rsi(0, last, s.close(), 14, begin, length, scratch[0]));
        plain(out[6]);
        check(core.roc(0, last, s.close(), 20, begin, length, scratch[0]));
        for (int i = 0; i < length.value; i++) {
            out[11][begin.value + i] = scratch[0][i] / 100;
        }
        check(core.mfi(0, last, s.high(), s.low(), s.close(), s.volume(), 14, begin, length, scratch[0]));
        plain(out[14]);
    }

    private void ranges(BarSeries s) {
        int last = s.size() - 1;
        check(core.atr(0, last, s.high(), s.low(), s.close(), 14, begin, length, scratch[0]));
        under(s.close(), scratch[0], out[8]);
        check(core.adx(0, last, s.high(), s.low(), s.close(), 14, begin, length, scratch[0]));
        plain(out[9]);
        check(core.cci(0, last, s.high(), s.low(), s.close(), 20, begin, length, scratch[0]));
        plain(out[10]);
        check(core.stoch(
                0,
                last,
                s.high(),
                s.low(),
                s.close(),
                14,
                3,
                MAType.Sma,
                3,
                MAType.Sma,
                begin,
                length,
                scratch[0],
                scratch[1]));
        plain(out[12]);
        check(core.willR(0, last, s.high(), s.low(), s.close(), 14, begin, length, scratch[0]));
        plain(out[13]);
    }

    /** price / value - 1. */
    private void over(double[] price, double[] value, double[] target) {
        for (int i = 0; i < length.value; i++) {
            target[begin.value + i] = price[begin.value + i] / value[i] - 1;
        }
    }

    /** value / price. */
    private void under(double[] price, double[] value, double[] target) {
        for (int i = 0; i < length.value; i++) {
            target[begin.value + i] = value[i] / price[begin.value + i];
        }
    }

    private void plain(double[] target) {
        System.arraycopy(scratch[0], 0, target, begin.value, length.value);
    }

    private static void check(RetCode code) {
        if (code != RetCode.Success) {
            throw new IllegalStateException("TA-Lib answered " + code);
        }
    }

    @Override
    public double[] answers() {
        double[] means = sums.clone();
        for (int c = 0; c < means.length; c++) {
            means[c] /= stocks.size() * (double) Indicators.COMPARED;
        }
        return means;
    }
}
