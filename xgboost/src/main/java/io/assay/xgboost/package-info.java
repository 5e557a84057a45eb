/**
 * Random forests and gradient-boosted trees, grown in Java on binned tables and kept in XGBoost's file format, which
 * XGBoost itself opens. Prediction walks the trees in Java: no library, no lock and nothing to close. May import
 * {@code base}, {@code feature}, {@code dataset} and {@code model}.
 */
@NullMarked
package io.assay.xgboost;

import org.jspecify.annotations.NullMarked;
