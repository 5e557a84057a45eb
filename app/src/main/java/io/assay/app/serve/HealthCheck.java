package io.assay.app.serve;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.assay.base.UsageException;
import io.assay.server.ServerSettings;

/**
 * Asks a running server on this machine how it is, as supervisors of services and containers do; so that none of them
 * needs another program for it.
 */
final class HealthCheck {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int OK = 200;

    private HealthCheck() {}

    /**
     * What a server's health route said, or why there was no answer.
     *
     * @param healthy whether the server answered with 200
     * @param text its answer in JSON, or the reason in words
     */
    record Answer(boolean healthy, String text) {}

    /** Asks the server that was started with these settings. */
    static Answer of(ServerSettings settings) {
        try {
            URI address = address(settings);
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            if (connection instanceof HttpsURLConnection secure) {
                trust(secure, settings.tls().orElseThrow());
            }
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            int status = connection.getResponseCode();
            if (status != OK) {
                return new Answer(false, address + " answered " + status);
            }
            try (InputStream body = connection.getInputStream()) {
                return new Answer(true, new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return new Answer(false, "no answer from " + address(settings) + ": " + e.getMessage());
        }
    }

    /** A server that is bound to all addresses is asked on this machine's own. */
    private static URI address(ServerSettings settings) {
        String host = settings.host();
        boolean all = host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]");
        String name = all ? "127.0.0.1" : host.indexOf(':') < 0 || host.startsWith("[") ? host : "[" + host + "]";
        String scheme = settings.tls().isPresent() ? "https" : "http";
        return URI.create(scheme + "://" + name + ":" + settings.port() + "/v1/health");
    }

    /** The server's own certificate and no other; whatever name is on it, since this machine goes by another. */
    private static void trust(HttpsURLConnection connection, ServerSettings.Tls tls) {
        try {
            KeyStore own = tls.load();
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            for (String alias : Collections.list(own.aliases())) {
                trusted.setCertificateEntry(
                        alias, Optional.ofNullable(own.getCertificate(alias)).orElseThrow());
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            connection.setSSLSocketFactory(context.getSocketFactory());
            connection.setHostnameVerifier((host, session) -> true);
        } catch (IOException | GeneralSecurityException e) {
            throw new UsageException("--tls-keystore: cannot read " + tls.keystore() + ": " + e.getMessage());
        }
    }
}
