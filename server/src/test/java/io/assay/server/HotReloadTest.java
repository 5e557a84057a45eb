package io.assay.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.serve.Serving;
import io.assay.market.MarketData;
import io.assay.signal.SignalRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HotReloadTest {
    @TempDir
    Path workspace;

    @Test
    void new_bars_come_in_while_many_ask_and_no_request_is_lost() throws Exception {
        int[] days = Served.MARKET.bars(Served.STOCKS.get(0)).days();
        String before = Days.text(days[days.length - 2]);
        String after = Days.text(days[days.length - 1]);
        AtomicReference<MarketData> now = new AtomicReference<>(Served.MARKET.until(days[days.length - 2]));
        Serving serving = Serving.of(
                () -> StudyMarket.wiring(workspace, Objects.requireNonNull(now.get()), 1),
                SignalRule.STANDARD,
                Served.LABEL);
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try (AssayServer server = AssayServer.start(
                serving, Served.settings(Optional.empty(), ServerSettings.Limits.standard()), "test")) {
            AtomicBoolean enough = new AtomicBoolean();
            List<Future<List<String>>> asked = new ArrayList<>();
            for (int client = 0; client < 4; client++) {
                asked.add(clients.submit(() -> dates(server, enough)));
            }
            now.set(Served.MARKET);
            assertThat(serving.refresh()).isTrue();
            assertThat(Served.json(Served.get(server, "/v1/predict/SIM:S0001"))
                            .get("date")
                            .asText())
                    .isEqualTo(after);
            enough.set(true);
            for (Future<List<String>> dates : asked) {
                // Old ones first, then new ones, and never an old one again.
                assertThat(dates.get()).isSorted().isSubsetOf(before, after).isNotEmpty();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static List<String> dates(AssayServer server, AtomicBoolean enough) {
        List<String> dates = new ArrayList<>();
        while (!enough.get() || dates.isEmpty()) {
            HttpResponse<String> answer = Served.get(server, "/v1/predict/SIM:S0001");
            assertThat(answer.statusCode()).isEqualTo(200);
            dates.add(Served.json(answer).get("date").asText());
        }
        return dates;
    }

    @Test
    void over_tls_it_shows_its_certificate_and_plain_requests_get_nothing() throws Exception {
        Path keystore = workspace.resolve("cert.p12");
        certificate(keystore);
        Serving serving =
                Serving.of(() -> StudyMarket.wiring(workspace, Served.MARKET, 1), SignalRule.STANDARD, Served.LABEL);
        ServerSettings settings = new ServerSettings(
                "localhost",
                0,
                Optional.empty(),
                Optional.of(new ServerSettings.Tls(keystore, "changeit")),
                ServerSettings.Limits.standard());
        ServerSettings wrong = new ServerSettings(
                "localhost",
                0,
                Optional.empty(),
                Optional.of(new ServerSettings.Tls(keystore, "another")),
                ServerSettings.Limits.standard());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> AssayServer.start(serving, wrong, "test"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--tls-keystore: cannot read")
                .hasMessageContaining("--tls-password-file");
        try (AssayServer server = AssayServer.start(serving, settings, "test")) {
            assertThat(server.address()).startsWith("https://localhost:");
            HttpClient trusting =
                    HttpClient.newBuilder().sslContext(trusting(keystore)).build();
            HttpRequest health = HttpRequest.newBuilder(URI.create(server.address() + "/v1/health"))
                    .build();
            assertThat(trusting.send(health, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            HttpClient strange = HttpClient.newHttpClient();
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> strange.send(health, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    private static void certificate(Path keystore) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "assay",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keystore.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private static SSLContext trusting(Path keystore) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(keystore)) {
            store.load(in, "changeit".toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("assay", store.getCertificate("assay"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
