package io.assay.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;

import io.assay.base.Check;
import io.assay.base.UsageException;

/**
 * How a server listens.
 *
 * @param host name or address to bind to
 * @param port 1..65535, or 0 for any that is free
 * @param token what must stand behind {@code Authorization: Bearer}; empty to let everybody in who reaches it
 * @param tls the certificate to show; empty for plain HTTP
 * @param limits how much it takes on
 */
public record ServerSettings(String host, int port, Optional<String> token, Optional<Tls> tls, Limits limits) {
    /** The shortest token that is accepted: shorter ones can be guessed. */
    public static final int SHORTEST_TOKEN = 16;

    private static final int LAST_PORT = 65_535;

    /**
     * A certificate with its key.
     *
     * @param keystore PKCS 12 file
     * @param password of the file
     */
    public record Tls(Path keystore, String password) {
        private static final String KIND = "PKCS12";

        /**
         * The content of the file.
         *
         * @throws UsageException if it cannot be read with the password
         */
        public KeyStore load() {
            try (InputStream in = Files.newInputStream(keystore)) {
                KeyStore content = KeyStore.getInstance(KIND);
                content.load(in, password.toCharArray());
                return content;
            } catch (IOException | GeneralSecurityException e) {
                throw new UsageException("--tls-keystore: cannot read " + keystore + ": " + e.getMessage()
                        + ". Fix: a PKCS 12 file, its password in --tls-password-file");
            }
        }
    }

    /**
     * How much a server takes on.
     *
     * @param bodyBytes largest body of a request
     * @param atOnce requests in work at once; more are answered 429
     * @param coldAtOnce requests at once for which rows have to be made first: other days, posted bars
     * @param coldWaiting such requests that may wait for their turn; more are answered 429
     * @param patience how long one waits for its turn, and how long requests in work are waited for when stopping
     */
    public record Limits(int bodyBytes, int atOnce, int coldAtOnce, int coldWaiting, Duration patience) {
        /** Bodies of 8 MiB, 128 requests at once, half the processors for cold ones, 32 of them waiting, 10 seconds. */
        public static Limits standard() {
            int processors = Runtime.getRuntime().availableProcessors();
            return new Limits(8 << 20, 128, Math.max(1, processors / 2), 32, Duration.ofSeconds(10));
        }

        /** Checks the ranges. */
        public Limits {
            Check.atLeast("bodyBytes", bodyBytes, 1);
            Check.atLeast("atOnce", atOnce, 1);
            Check.atLeast("coldAtOnce", coldAtOnce, 1);
            Check.atLeast("coldWaiting", coldWaiting, 0);
        }
    }

    /**
     * Checks that nobody outside of this machine can ask without a token.
     *
     * @throws UsageException if a token is too short, or missing where the host is not this machine alone
     */
    public ServerSettings {
        Check.notBlank("host", host);
        Check.within("port", port, 0, LAST_PORT);
        token.ifPresent(t -> {
            if (t.length() < SHORTEST_TOKEN) {
                throw new UsageException("a token must be at least " + SHORTEST_TOKEN + " characters long, was "
                        + t.length() + ". Fix: 'openssl rand -hex 32' makes one");
            }
        });
        if (token.isEmpty() && !isLoopback(host)) {
            throw new UsageException("binding to " + host + " without a token would let anybody in who reaches it."
                    + " Fix: give a token (--token-file), or bind to 127.0.0.1");
        }
    }

    /** Plain HTTP on this machine alone, for everybody on it. */
    public static ServerSettings local(int port) {
        return new ServerSettings("127.0.0.1", port, Optional.empty(), Optional.empty(), Limits.standard());
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new UsageException("there is no host '" + host + "' to bind to: " + e.getMessage());
        }
    }
}
