package io.assay.app;

import io.assay.registry.CodeVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code assay --version} prints: version, the commit it was built from, and the Java that runs it. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"assay " + CodeVersion.current().text(), "Java " + Runtime.version()};
    }
}
