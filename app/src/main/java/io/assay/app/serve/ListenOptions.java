package io.assay.app.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.assay.app.cli.OptionChecks;
import io.assay.base.UsageException;
import io.assay.server.ServerSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where a server listens, to whom, and how much it takes on. */
final class ListenOptions {
    private static final String TOKEN = "ASSAY_TOKEN";
    private static final int MEGABYTE = 1 << 20;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Bind to this (default: 127.0.0.1, this machine alone).")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "Listen on it (default: 8080; 0: any free one).")
    private int port = 8080;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Answer only who shows the token in this file: 'Authorization: Bearer TOKEN'. $" + TOKEN
                    + " does as well. Needed for other hosts than this machine.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--tls-keystore",
            paramLabel = "FILE",
            description = "Speak HTTPS with the certificate in this PKCS 12 file.")
    private @Nullable Path keystore;

    @Option(names = "--tls-password-file", paramLabel = "FILE", description = "The password of the certificate's file.")
    private @Nullable Path passwordFile;

    @Option(names = "--max-body", paramLabel = "MIB", description = "Largest body of a request in MiB (default: 8).")
    private int maxBody = 8;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            description = "Requests in work at once; more are answered 429 (default: 128).")
    private int atOnce = 128;

    /** What they say. */
    ServerSettings settings(Map<String, String> environment) {
        ServerSettings.Limits standard = ServerSettings.Limits.standard();
        int bytes = Math.multiplyExact(OptionChecks.within("--max-body", maxBody, 1, 1_024), MEGABYTE);
        return new ServerSettings(
                host,
                OptionChecks.within("--port", port, 0, 65_535),
                token(environment),
                tls(),
                new ServerSettings.Limits(
                        bytes,
                        OptionChecks.within("--at-once", atOnce, 1, 4_096),
                        standard.coldAtOnce(),
                        standard.coldWaiting(),
                        standard.patience()));
    }

    private Optional<String> token(Map<String, String> environment) {
        if (tokenFile != null) {
            return Optional.of(line(tokenFile, "--token-file"));
        }
        return Optional.ofNullable(environment.get(TOKEN)).filter(t -> !t.isBlank());
    }

    private Optional<ServerSettings.Tls> tls() {
        if (keystore == null) {
            if (passwordFile != null) {
                throw new UsageException("--tls-password-file is of no use without --tls-keystore");
            }
            return Optional.empty();
        }
        if (!Files.isReadable(keystore)) {
            throw new UsageException("--tls-keystore: there is no readable file " + keystore);
        }
        String password = passwordFile == null ? "" : line(passwordFile, "--tls-password-file");
        return Optional.of(new ServerSettings.Tls(keystore, password));
    }

    /** The one line of a file. */
    private static String line(Path file, String option) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (text.isEmpty() || text.indexOf('\n') >= 0) {
                throw new UsageException(option + ": " + file + " must hold one line");
            }
            return text;
        } catch (IOException e) {
            throw new UsageException(option + ": cannot read " + file + ": " + e.getMessage());
        }
    }
}
