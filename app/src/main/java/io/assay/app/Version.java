package io.assay.app;

import picocli.CommandLine.IVersionProvider;

/** What {@code assay --version} prints. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"assay " + text(), "Java " + Runtime.version()};
    }

    /** The version of this build, from the jar's manifest; {@code development} when run from classes. */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
