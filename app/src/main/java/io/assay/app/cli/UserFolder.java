package io.assay.app.cli;

import java.nio.file.Path;

import io.assay.ledger.Peeks;

/** Files of the user's own, beside all workspaces: a new workspace must not reset what they count. */
public final class UserFolder {
    /** Environment variable that names another folder. */
    public static final String VARIABLE = "ASSAY_USER_DIR";

    private UserFolder() {}

    /** Looks at held-out days. */
    public static Peeks peeks(Context context) {
        return Peeks.of(peeksFile(context), context.clock());
    }

    /** The file of looks at held-out days; it need not be there. */
    public static Path peeksFile(Context context) {
        String named = context.environment().getOrDefault(VARIABLE, "");
        Path folder = named.isBlank() ? Path.of(System.getProperty("user.home"), ".assay") : Path.of(named);
        return folder.resolve("peeks.jsonl");
    }
}
