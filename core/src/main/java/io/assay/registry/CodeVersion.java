package io.assay.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which code made a model.
 *
 * @param version version of Assay, or {@code unknown}
 * @param commit commit it was built from ({@code -Dassay.commit=...} at build time), with {@code -dirty} behind it if
 *     there were changes that were not committed, or {@code unknown}
 */
public record CodeVersion(String version, String commit) {
    /** Stands for what nobody wrote down. */
    public static final String UNKNOWN = "unknown";

    private static final String CHANGED = "-dirty";
    private static final String RESOURCE = "/io/assay/version.properties";

    /** The version of the running code, as its build recorded it. */
    public static CodeVersion current() {
        try (InputStream in = CodeVersion.class.getResourceAsStream(RESOURCE)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return of(properties);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE + ": " + e.getMessage(), e);
        }
    }

    /** Both in words. */
    public String text() {
        return version + " (commit " + commit + ")";
    }

    /** Whether somebody with the repository can look at this very code: it has a commit, and no change beside it. */
    public boolean isCertain() {
        return !commit.equals(UNKNOWN) && !commit.endsWith(CHANGED);
    }

    /** The version in a file's entries {@code version} and {@code commit}; a placeholder not filled in is unknown. */
    static CodeVersion of(Properties properties) {
        return new CodeVersion(value(properties, "version"), value(properties, "commit"));
    }

    private static String value(Properties properties, String key) {
        String value = properties.getProperty(key, UNKNOWN).strip();
        return value.isEmpty() || value.contains("${") ? UNKNOWN : value;
    }
}
