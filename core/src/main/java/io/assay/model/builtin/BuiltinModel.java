package io.assay.model.builtin;

import io.assay.model.Model;

/** A model of this package: its fitted part is a record that is written as JSON. */
interface BuiltinModel extends Model {
    /** The fitted part. */
    Object fitted();
}
