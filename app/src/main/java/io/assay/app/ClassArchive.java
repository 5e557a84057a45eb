package io.assay.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import picocli.CommandLine;

/**
 * Loads the classes that start-up and tree predictions need, for the launcher, which has the JVM archive them: a small
 * simulated market is stored, a forest fitted, signals asked for and a server asked once, all in a temporary folder
 * that is deleted. Nothing of it is printed or kept.
 */
public final class ClassArchive {
    private static final int TRIES = 300;
    private static final int WAIT = 50;

    private ClassArchive() {}

    /** Loads them; ends with an exit code other than 0 if a command did. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("assay-classes");
        try {
            load(folder);
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    private static void load(Path folder) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "ASSAY_HOME", folder.resolve("workspace").toString(),
                "ASSAY_USER_DIR", folder.resolve("user").toString());
        run(environment, "--version");
        run(environment, "--help");
        run(environment, "data", "simulate", "--stocks", "2", "--sessions", "1500");
        run(environment, "train", "missing", "--unproven", "--trees", "3");
        run(environment, "signals");
        serve(environment);
    }

    private static CommandLine silent(Map<String, String> environment) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return Main.commandLine(environment).setOut(nowhere).setErr(nowhere);
    }

    private static void run(Map<String, String> environment, String... words) {
        int code = silent(environment).execute(words);
        if (code != 0) {
            throw new IllegalStateException(List.of(words) + " ended with " + code);
        }
    }

    private static void serve(Map<String, String> environment) throws IOException, InterruptedException {
        String port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = String.valueOf(free.getLocalPort());
        }
        Thread server = new Thread(() -> silent(environment).execute("serve", "--port", port), "assay-serve");
        // It is closed when the process ends.
        server.setDaemon(true);
        server.start();
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/signals"))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < TRIES && server.isAlive(); i++) {
            try {
                client.send(question, HttpResponse.BodyHandlers.discarding());
                break;
            } catch (IOException notYet) {
                // It does not listen yet.
                TimeUnit.MILLISECONDS.sleep(WAIT);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
