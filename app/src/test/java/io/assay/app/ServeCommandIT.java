package io.assay.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code assay serve} as a user runs it: a process that is asked, sees new bars, and is stopped by a signal. */
class ServeCommandIT {
    private static final Pattern ADDRESS = Pattern.compile("Assay answers at (https?://\\S+) ");
    private static final String TOKEN = "a-token-of-more-than-16";

    @TempDir
    Path folder;

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.assay.app.Main",
                "-w",
                folder.resolve("workspace").toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private void run(String... options) throws IOException, InterruptedException {
        Process process = start(options);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void it_answers_takes_in_new_bars_and_stops_gently() throws Exception {
        run("data", "simulate", "--stocks", "3", "--sessions", "600");
        Path token = folder.resolve("token.txt");
        Files.writeString(token, TOKEN + "\n");
        Process server = start("serve", "--port", "0", "--refresh", "1", "--token-file", token.toString());
        try (BufferedReader output = output(server)) {
            String address = address(output);
            HttpResponse<String> said = get(address + "/v1/predict/SIM:S0001");
            assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
            assertThat(said.body()).contains("\"recommendation\":").contains("\"id\":\"rules\"");
            await(address, "\"stocks\":3,\"ready\":true");
            assertThat(get(address + "/v1/health").body()).contains("\"status\":\"ok\"");
            assertThat(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(address + "/v1/signals"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
            String port = String.valueOf(URI.create(address).getPort());
            Shell.Result well = Shell.run("serve", "--check", "--port", port);
            assertThat(well.code()).as(well.err()).isZero();
            assertThat(well.out()).contains("\"status\":\"ok\"");
            Path other = folder.resolve("AAPL.csv");
            Files.writeString(other, prices());
            run("data", "import", other.toString(), "--market", "US");
            await(address, "\"stocks\":4,");
            server.toHandle().destroy();
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
            Shell.Result gone = Shell.run("serve", "--check", "--port", port);
            assertThat(gone.code()).isEqualTo(1);
            assertThat(gone.out()).contains("no answer from http://127.0.0.1:" + port);
            assertThat(output.lines().toList()).anyMatch(line -> line.contains("Took in what had changed: 4 stocks"));
        } finally {
            server.destroyForcibly();
        }
    }

    private static String address(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher found = ADDRESS.matcher(line);
            if (found.find()) {
                return found.group(1);
            }
        }
        throw new IllegalStateException("the server ended before it listened");
    }

    private static void await(String address, String health) throws IOException, InterruptedException {
        for (int tries = 0; tries < 150; tries++) {
            if (get(address + "/v1/health").body().contains(health)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError(
                "waited for " + health + " in: " + get(address + "/v1/health").body());
    }

    private static String prices() {
        StringBuilder csv = new StringBuilder("Date,Open,High,Low,Close,Adj Close,Volume\n");
        for (int day = 0; day < 60; day++) {
            csv.append(java.time.LocalDate.of(2020, 1, 1).plusDays(day)).append(",10,11,9,10.5,10.5,1000\n");
        }
        return csv.toString();
    }

    @Test
    void over_tls_it_is_asked_how_it_is_by_its_own_certificate() throws Exception {
        run("data", "simulate", "--stocks", "2", "--sessions", "600");
        Path keystore = folder.resolve("cert.p12");
        Path password = Files.writeString(folder.resolve("password.txt"), "of-the-file\n");
        Path wrong = Files.writeString(folder.resolve("wrong.txt"), "of-another-file\n");
        Process keytool = new ProcessBuilder((Path.of(System.getProperty("java.home"), "bin", "keytool")
                                + " -genkeypair -alias assay -keyalg EC -dname CN=elsewhere -storetype PKCS12 -keystore "
                                + keystore + " -storepass of-the-file")
                        .split(" "))
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor())
                .as(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
        Process server =
                start("serve", "--port", "0", "--tls-keystore", "" + keystore, "--tls-password-file", "" + password);
        try (BufferedReader output = output(server)) {
            String port = String.valueOf(URI.create(address(output)).getPort());
            Shell.Result well = Shell.run(
                    "serve", "--check", "--port", port, "--tls-keystore", keystore, "--tls-password-file", password);
            assertThat(well.code()).as(well.err() + well.out()).isZero();
            assertThat(well.out()).contains("\"status\":");
            Shell.Result other = Shell.run(
                    "serve", "--check", "--port", port, "--tls-keystore", keystore, "--tls-password-file", wrong);
            assertThat(other.code()).isEqualTo(2);
            assertThat(other.err()).contains("--tls-keystore: cannot read");
            assertThat(Shell.run("serve", "--check", "--port", port).code()).isEqualTo(1);
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void a_host_that_others_reach_needs_a_token_and_says_so() throws Exception {
        Process server = start("serve", "--host", "0.0.0.0");
        String said = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(server.waitFor()).isEqualTo(2);
        assertThat(said).contains("without a token").contains("--token-file");
    }
}
