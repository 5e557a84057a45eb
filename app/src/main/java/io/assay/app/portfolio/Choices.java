package io.assay.app.portfolio;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import io.assay.portfolio.CovarianceEstimator;
import io.assay.portfolio.Method;
import io.assay.portfolio.MissingReturns;

/** Names that options take, for help and completion. */
final class Choices {
    private Choices() {}

    /** All methods. */
    static final class Methods implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Method.values()).map(Method::code).iterator();
        }
    }

    /** Those that others are compared with left out. */
    static final class Compared implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return compared().iterator();
        }
    }

    static Stream<String> compared() {
        return Arrays.stream(Method.values())
                .filter(method -> !Method.nulls().contains(method))
                .map(Method::code);
    }

    /** Formulas of covariances. */
    static final class Covariances implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return kinds().iterator();
        }
    }

    static List<String> kinds() {
        return Arrays.stream(CovarianceEstimator.Kind.values())
                .map(CovarianceEstimator.Kind::code)
                .toList();
    }

    /** What becomes of missing returns. */
    static final class Missing implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return missing().iterator();
        }
    }

    static List<String> missing() {
        return Arrays.stream(MissingReturns.values()).map(MissingReturns::code).toList();
    }
}
