package io.assay.xgboost;

import java.util.Locale;
import java.util.Optional;

import io.assay.base.UsageException;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Whether XGBoost's native library can be used here, tried once. */
final class NativeLibrary {
    private static final Optional<String> PROBLEM = problem();

    private NativeLibrary() {}

    /**
     * Throws unless the library works.
     *
     * @throws UsageException that says what to install
     */
    static void require() {
        if (PROBLEM.isPresent()) {
            throw new UsageException(PROBLEM.get());
        }
    }

    /** What XGBoost says about a call that our checks let through. */
    static IllegalStateException refused(XGBoostError e) {
        return new IllegalStateException("XGBoost refused: " + e.getMessage(), e);
    }

    private static Optional<String> problem() {
        try {
            new DMatrix(new float[] {0}, 1, 1, Float.NaN).dispose();
            return Optional.empty();
        } catch (LinkageError | XGBoostError | RuntimeException e) {
            return Optional.of(explain(e, System.getProperty("os.name", "")));
        }
    }

    /** One sentence about why the library cannot be loaded and what helps. */
    static String explain(Throwable failure, String system) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(messages.isEmpty() ? "" : " <- ").append(cause);
        }
        String found = messages.toString();
        if (found.contains("libgomp") && system.toLowerCase(Locale.ROOT).contains("linux")) {
            return "XGBoost needs the OpenMP library libgomp.so.1, which is not installed."
                    + " Fix: apt-get install libgomp1 (Debian, Ubuntu), dnf install libgomp (Fedora, RHEL)";
        }
        if (found.contains("libomp")) {
            return "XGBoost needs the OpenMP library libomp, which is not installed. Fix: brew install libomp";
        }
        return "XGBoost's native library cannot be loaded on " + system + " " + System.getProperty("os.arch", "") + ": "
                + found;
    }
}
