package io.assay.xgboost;

import java.util.List;

import io.assay.base.Check;

/**
 * What Assay must know of a model besides its trees. Kept as the attribute {@code assay} inside XGBoost's own file, so
 * that one file is the whole model and other programs can read it too.
 *
 * @param format number of this layout
 * @param learner name of the learner
 * @param target name of what is predicted
 * @param classes all class names of the target; empty for a number
 * @param present the classes that training rows held, ascending positions in {@code classes}; empty for a number
 * @param link how sums become predictions
 * @param start what each sum starts from (XGBoost's base margin), exact in single precision
 */
record Notes(
        int format, String learner, String target, List<String> classes, int[] present, Link link, double[] start) {
    /** The attribute's name. */
    static final String ATTRIBUTE = "assay";

    /** The layout that this version writes; it reads those before too. In layout 1 each tree added to one sum alone. */
    static final int FORMAT = 2;

    Notes {
        Check.within("format", format, 1, FORMAT);
        classes = List.copyOf(classes);
        Check.that(classes.isEmpty() == (link == Link.NUMBER), "link", "fit the classes", link);
        Check.sameLength("start", start.length, Link.sums(present.length));
        Check.that(classes.isEmpty() == (present.length == 0), "present", "name classes where there are any", classes);
        for (int k = 0; k < present.length; k++) {
            Check.within("present", present[k], k == 0 ? 0 : present[k - 1] + 1, classes.size() - 1);
        }
        Check.that(present.length != 1, "present", "be none or at least two", present.length);
    }
}
