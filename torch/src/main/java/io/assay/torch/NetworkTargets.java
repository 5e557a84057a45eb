package io.assay.torch;

import java.util.Arrays;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.dataset.Examples;
import io.assay.torch.FittedNetwork.Unit;
import io.assay.torch.loop.Targets;

/**
 * What a network is to answer of some rows.
 *
 * @param targets in the network's units
 * @param unit how numbers were standardised
 */
record NetworkTargets(Targets targets, Unit unit) {
    /**
     * Refuses rows that nothing can be learnt from.
     *
     * @param heads whether the size of the move is learnt beside the class
     * @throws DataException if a target is not finite or no class, a weight is not above 0, there is one class only, or
     *     sizes of moves are asked for and not known
     * @throws UsageException if heads are asked for and the target is a number
     */
    static void check(Examples rows, boolean heads) {
        int classes = rows.target().classes().size();
        if (heads && classes == 0) {
            throw new UsageException("the multi-modal network predicts classes of direction and the size of the move"
                    + " beside them; " + rows.target().name() + " is a number. Fix: choose a direction as the target");
        }
        if (rows.size() == 0) {
            throw new DataException("to train a network there must be rows to learn from, there are none");
        }
        double[] target = rows.rows().target();
        double[] weight = rows.rows().weight();
        for (int row = 0; row < target.length; row++) {
            boolean sound = classes == 0
                    ? Math.abs(target[row]) <= Float.MAX_VALUE
                    : target[row] == Math.rint(target[row]) && target[row] >= 0 && target[row] < classes;
            if (!sound || !(weight[row] > 0 && weight[row] < Double.MAX_VALUE)) {
                throw refused(rows, row);
            }
        }
        if (classes > 0 && Arrays.stream(target).distinct().count() < 2) {
            throw new DataException("to predict " + rows.target().name()
                    + " there must be rows of at least two classes, there is only "
                    + rows.target().classes().get((int) target[0]));
        }
        if (heads && Arrays.stream(rows.moves()).allMatch(Double::isNaN)) {
            throw new DataException("the size of the moves of " + rows.target().name()
                    + " is not known on any row, and the multi-modal network learns it beside the direction");
        }
    }

    private static DataException refused(Examples rows, int row) {
        Dataset.Rows times = rows.rows();
        return new DataException(DataProblem.of("a target must be finite and a class, a weight above 0, to predict "
                        + rows.target().name())
                .withSymbol(rows.instruments().get(times.instrument()[row]).toString())
                .on(Days.date(times.decisionDay()[row]))
                .withValue("target " + times.target()[row] + ", weight " + times.weight()[row]));
    }

    /** Targets of the rows that are learnt from; numbers get their unit from them. */
    static NetworkTargets of(Examples learn, boolean heads) {
        Unit unit = heads || !learn.target().isClasses() ? unit(numbers(learn)) : Unit.NONE;
        return of(learn, unit, heads);
    }

    /** Targets of other rows in the same unit. */
    static NetworkTargets of(Examples rows, Unit unit, boolean heads) {
        int classes = rows.target().classes().size();
        double[] target = rows.rows().target();
        int[] classOf = classes == 0
                ? new int[0]
                : Arrays.stream(target).mapToInt(t -> (int) t).toArray();
        float[] number = new float[heads || classes == 0 ? target.length : 0];
        double[] raw = number.length == 0 ? new double[0] : numbers(rows);
        for (int i = 0; i < number.length; i++) {
            number[i] = (float) ((raw[i] - unit.centre()) / unit.scale());
        }
        return new NetworkTargets(
                new Targets(classes, classOf, number, weights(rows.rows().weight())), unit);
    }

    private static double[] numbers(Examples rows) {
        return rows.target().isClasses() ? rows.moves() : rows.rows().target();
    }

    private static Unit unit(double[] numbers) {
        double[] known = Arrays.stream(numbers).filter(Double::isFinite).toArray();
        double centre = Arrays.stream(known).average().orElse(0);
        double variance = 0;
        for (double number : known) {
            variance += (number - centre) * (number - centre) / known.length;
        }
        return new Unit(centre, variance > 0 ? Math.sqrt(variance) : 1);
    }

    /** Weights of a mean of 1, so that a loss means the same whatever their unit. */
    private static double[] weights(double[] weight) {
        double mean = Arrays.stream(weight).average().orElse(1);
        return Arrays.stream(weight).map(w -> w / mean).toArray();
    }
}
