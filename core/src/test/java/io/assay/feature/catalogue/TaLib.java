package io.assay.feature.catalogue;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;

/** TA-Lib's functions as columns with one value a row, NaN before the first. */
final class TaLib {
    static final Core CORE = new Core();

    private TaLib() {}

    /** A call with everything bound but where the result begins, how long it is, and the result. */
    interface Call {
        RetCode run(MInteger begin, MInteger length, double[] out);
    }

    /** A call with several results. */
    interface Calls {
        RetCode run(MInteger begin, MInteger length, double[][] out);
    }

    static double[] column(int size, Call call) {
        return columns(size, 1, (begin, length, out) -> call.run(begin, length, out[0]))[0];
    }

    static double[][] columns(int size, int count, Calls calls) {
        MInteger begin = new MInteger();
        MInteger length = new MInteger();
        double[][] packed = new double[count][size];
        RetCode code = calls.run(begin, length, packed);
        if (code != RetCode.Success) {
            throw new IllegalStateException("TA-Lib says " + code);
        }
        double[][] columns = new double[count][size];
        for (int c = 0; c < count; c++) {
            Arrays.fill(columns[c], Double.NaN);
            System.arraycopy(packed[c], 0, columns[c], begin.value, length.value);
        }
        return columns;
    }

    /** A function of a column that has no values before some row, as TA-Lib reads none such. */
    static double[] after(double[] x, int from, java.util.function.UnaryOperator<double[]> function) {
        double[] result = new double[x.length];
        Arrays.fill(result, Double.NaN);
        double[] part = function.apply(Arrays.copyOfRange(x, from, x.length));
        System.arraycopy(part, 0, result, from, part.length);
        return result;
    }

    static double[] rows(int size, IntToDoubleFunction value) {
        double[] column = new double[size];
        Arrays.setAll(column, value);
        return column;
    }
}
