package io.assay.model.builtin;

import java.util.List;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.feature.FeatureRows;

/** Finds named columns in a table. */
final class Columns {
    private Columns() {}

    /**
     * Positions of the named columns.
     *
     * @throws DataException if one is not there
     */
    static int[] find(FeatureRows rows, List<String> names) {
        int[] positions = new int[names.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = rows.indexOf(names.get(i));
            if (positions[i] < 0) {
                throw new DataException(DataProblem.of("the features must hold the column " + names.get(i))
                        .withFix("add it to the feature set, or name another column in the model's parameters"));
            }
        }
        return positions;
    }
}
