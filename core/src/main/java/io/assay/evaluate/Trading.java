package io.assay.evaluate;

import java.util.Arrays;

/**
 * How a score is acted on, the same for models and nulls. Each decision opens a position at the row's entry and closes
 * it at the row's exit, where the position of the next decision that enters on that day takes its place: only the
 * difference is traded (h overlapping tranches for a horizon of h). Where no decision follows, the position is closed;
 * where none went before, it is opened from nothing. Results are divided by the exposure taken, so that bold and timid
 * models compare.
 *
 * @param position how large a position is
 * @param costs what trading costs
 */
public record Trading(Position position, Costs costs) {
    /** Positions as large as the score's excess, standard costs. */
    public static final Trading STANDARD = new Trading(Position.EXCESS, Costs.STANDARD);

    /** How large a position is. */
    public enum Position {
        /** The score less the score of the training base rates. */
        EXCESS,
        /** 1 where the score is above that of the base rates, -1 below, 0 where equal. */
        SIGN
    }

    /** The position of a score's excess over the base rates. */
    double position(double excess) {
        return position == Position.SIGN ? Math.signum(excess) : excess;
    }

    /** Costs of each row, as a fraction of one unit of capital. */
    double[] costs(JudgedRows rows, double[] positions) {
        int[] before = rows.successions().before();
        boolean[] followed = rows.successions().followed();
        double[] turnover = new double[positions.length];
        for (int i = 0; i < positions.length; i++) {
            double held = before[i] == Successions.NONE ? 0 : positions[before[i]];
            turnover[i] = Math.abs(positions[i] - held);
            turnover[i] += followed[i] ? 0 : Math.abs(positions[i]);
            turnover[i] *= costs.perTurnover();
        }
        return turnover;
    }

    /** The position of each row. */
    double[] positions(double[] excess) {
        double[] positions = new double[excess.length];
        Arrays.setAll(positions, i -> position(excess[i]));
        return positions;
    }
}
