package io.assay.app.monitor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.assay.app.cli.Context;
import io.assay.base.AtomicFiles;
import io.assay.base.IoReason;
import io.assay.base.Json;
import io.assay.monitor.AlertLog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who is told of alarms, beside the log in the workspace. */
public final class AlertOptions {
    @Option(
            names = "--webhook",
            paramLabel = "URL",
            description = "Post each new alarm there as JSON; one that is not taken is posted again at the next look.")
    private @Nullable String webhook;

    @Option(
            names = "--alert-file",
            paramLabel = "FILE",
            description = "Append each new alarm to this file, one line of JSON each.")
    private @Nullable Path file;

    /** Refuses an address that cannot be posted to. */
    void check() {
        if (webhook != null) {
            Webhook.at(webhook);
        }
    }

    /**
     * Tells everybody what they were not told yet. Whoever is told for the first time hears of new alarms alone.
     *
     * @param fresh alarms that were raised just now
     * @return whether all of it was taken
     */
    boolean deliver(List<AlertLog.Entry> fresh, AlertLog log, Context context) {
        if (file != null) {
            append(log, file);
        }
        return webhook == null || post(fresh, log, Webhook.at(webhook), context);
    }

    private static boolean post(List<AlertLog.Entry> fresh, AlertLog log, Webhook hook, Context context) {
        log.introduce(hook.name(), fresh);
        for (AlertLog.Entry entry : log.undelivered(hook.name())) {
            Optional<String> refused = hook.post(entry);
            if (refused.isPresent()) {
                // Whoever did not take one is not asked about the others now: a dead one would hold up every look.
                context.output()
                        .remark("Alarm " + entry.number() + " was not taken by " + hook.name() + ": " + refused.get()
                                + ". It is kept and posted again at the next look.");
                return false;
            }
            log.delivered(entry, hook.name());
        }
        return true;
    }

    private static void append(AlertLog log, Path file) {
        String name = "file " + file.toAbsolutePath();
        for (AlertLog.Entry entry : log.undelivered(name)) {
            try {
                String before = Files.exists(file) ? Files.readString(file) : "";
                AtomicFiles.write(file, before + Json.line(entry) + "\n");
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException("cannot read " + file + ": " + IoReason.of(e), e);
            }
            log.delivered(entry, name);
        }
    }
}
