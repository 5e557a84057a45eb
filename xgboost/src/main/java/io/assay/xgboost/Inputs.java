package io.assay.xgboost;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.assay.base.DataException;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;

/** Gathers the columns that a model reads, by name, from tables that may hold more of them in any order. */
final class Inputs {
    private final FeatureRows rows;
    private final int[] positions;
    private final float[] whole;

    private Inputs(FeatureRows rows, int[] positions) {
        this.rows = rows;
        this.positions = positions;
        this.whole = new float[rows.columns().size()];
    }

    /**
     * The named columns of a table.
     *
     * @throws DataException if one is not there
     */
    static Inputs of(FeatureRows rows, List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        List<FeatureInfo> columns = rows.columns();
        for (int c = 0; c < columns.size(); c++) {
            places.putIfAbsent(columns.get(c).name(), c);
        }
        int[] positions = new int[names.size()];
        for (int i = 0; i < positions.length; i++) {
            Integer place = places.get(names.get(i));
            if (place == null) {
                throw new DataException("the model reads the column '" + names.get(i) + "', which is not among the "
                        + columns.size() + " columns given. Fix: compute the features that it was fitted on");
            }
            positions[i] = place;
        }
        return new Inputs(rows, positions);
    }

    /**
     * Copies the columns of one row.
     *
     * @return whether any of them is known (not NaN)
     * @throws DataException if one is infinite
     */
    boolean copy(int row, float[] target, int offset) {
        rows.copyRow(row, whole, 0);
        boolean known = false;
        for (int i = 0; i < positions.length; i++) {
            float value = whole[positions[i]];
            if (Float.isInfinite(value)) {
                throw infinite(rows, row, positions[i]);
            }
            known |= !Float.isNaN(value);
            target[offset + i] = value;
        }
        return known;
    }

    /**
     * Copies all columns of one row.
     *
     * @throws DataException if one is infinite
     */
    static void copyChecked(FeatureRows rows, int row, float[] target, int offset) {
        rows.copyRow(row, target, offset);
        for (int c = 0; c < rows.columns().size(); c++) {
            if (Float.isInfinite(target[offset + c])) {
                throw infinite(rows, row, c);
            }
        }
    }

    private static DataException infinite(FeatureRows rows, int row, int column) {
        return new DataException("the feature '" + rows.columns().get(column).name() + "' of row " + row
                + " is infinite; a feature must be a number, or NaN where it is missing");
    }
}
