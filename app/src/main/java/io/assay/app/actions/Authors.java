package io.assay.app.actions;

import io.assay.app.cli.Context;
import io.assay.registry.CodeVersion;
import io.assay.store.Alterations;

/** Who asks for an alteration, when, and by which code. */
final class Authors {
    private Authors() {}

    /** The user of this command. */
    static Alterations.Author of(Context context) {
        String who = context.environment().getOrDefault("USER", System.getProperty("user.name", "unknown"));
        return new Alterations.Author(
                who, context.clock().instant().toString(), CodeVersion.current().toString());
    }
}
