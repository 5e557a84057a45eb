/**
 * Random forests and gradient-boosted trees. Forests grow in Java. Boosted trees grow in XGBoost's native code, behind
 * one class that checks what native code does not. Both are kept in XGBoost's file format; prediction walks them in
 * Java, so that it needs no library, no lock and nothing to close. May import {@code base}, {@code feature},
 * {@code dataset} and {@code model}.
 */
@NullMarked
package io.assay.xgboost;

import org.jspecify.annotations.NullMarked;
