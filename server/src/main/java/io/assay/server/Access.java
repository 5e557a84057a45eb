package io.assay.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask. With a token, whoever shows it. Without one the server listens to this machine alone, and then a page
 * from elsewhere, opened in a browser on this machine, must not be able to ask either: its name in the {@code Host} or
 * {@code Origin} header would not be this machine's.
 */
final class Access {
    private static final String BEARER = "Bearer ";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Optional<byte[]> token;

    Access(Optional<String> token) {
        this.token = token.map(t -> t.getBytes(StandardCharsets.UTF_8));
    }

    /** Refuses whoever may not. */
    void check(Context request) {
        if (token.isPresent()) {
            String shown = header(request, "Authorization");
            byte[] bytes =
                    (shown.startsWith(BEARER) ? shown.substring(BEARER.length()) : "").getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(bytes, token.get())) {
                request.header("WWW-Authenticate", "Bearer");
                throw new Refusal(
                        Refusal.UNAUTHORIZED,
                        "a token is needed: 'Authorization: Bearer ...' does not hold the right one");
            }
            return;
        }
        String origin = header(request, "Origin");
        if (!isHere(header(request, "Host")) || !(origin.isEmpty() || isHere(origin.replaceFirst("^https?://", "")))) {
            throw new Refusal(Refusal.FORBIDDEN, "only this machine may ask, by the name of localhost or 127.0.0.1");
        }
    }

    private static boolean isHere(String hostAndPort) {
        return THIS_MACHINE.contains(hostAndPort.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT));
    }

    private static String header(Context request, String name) {
        @Nullable String value = request.header(name);
        return value == null ? "" : value;
    }
}
