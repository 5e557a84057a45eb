package io.assay.benchmarks.serving;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * Asks a server by a timetable, whether it has answered or not, and counts the time of an answer from the moment at
 * which its request was due: a server that stalls is charged with everybody who had to wait (no coordinated omission).
 * With a rate of 0 every connection asks again as soon as it is answered, which shows how much the server can take.
 */
final class OpenLoop {
    private static final double MILLIS = 1e6;
    private static final long EARLY = 60_000;
    private static final int OK = 200;

    private final int port;
    private final List<byte[]> requests;
    private final int rate;
    private final double seconds;
    private final AtomicInteger next = new AtomicInteger();
    private final List<long[]> took = new ArrayList<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    private OpenLoop(int port, List<byte[]> requests, int rate, double seconds) {
        this.port = port;
        this.requests = requests;
        this.rate = rate;
        this.seconds = seconds;
    }

    /**
     * What a load came to.
     *
     * @param name of the load
     * @param asked requests that were answered, whatever the status
     * @param perSecond of them
     * @param millis sorted times of those with status 200
     * @param refused answers with status 429
     * @param failed answers with another status, or none
     */
    record Result(String name, int asked, double perSecond, double[] millis, int refused, int failed) {
        /** A line of the table. */
        String line() {
            return String.format(
                    Locale.ROOT,
                    "%-34s %9d %9.0f %8.2f %8.2f %8.2f %8.2f %8d %7d",
                    name,
                    asked,
                    perSecond,
                    at(0.5),
                    at(0.99),
                    at(0.999),
                    at(1),
                    refused,
                    failed);
        }

        private double at(double share) {
            return millis.length == 0 ? Double.NaN : millis[(int) Math.ceil(share * millis.length) - 1];
        }

        static String head() {
            return String.format(
                    "%-34s %9s %9s %8s %8s %8s %8s %8s %7s",
                    "load", "answers", "a second", "p50 ms", "p99 ms", "p99.9", "max", "429", "failed");
        }
    }

    /**
     * A load.
     *
     * @param name in the table
     * @param rate requests a second, 0 for as many as it takes
     * @param seconds how long
     * @param connections that are kept open, a thread each
     */
    record Load(String name, int rate, double seconds, int connections) {}

    /**
     * Puts a load on a server of this machine.
     *
     * @param requests whole HTTP requests that take turns
     */
    static Result run(Load load, int port, List<byte[]> requests) throws InterruptedException {
        OpenLoop loop = new OpenLoop(port, requests, load.rate(), load.seconds());
        long begun = System.nanoTime() + 200_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int c = 0; c < load.connections(); c++) {
            Thread thread = new Thread(() -> loop.connection(begun));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double lasted = (System.nanoTime() - begun) / 1e9;
        double[] millis = loop.took.stream()
                .flatMapToLong(Arrays::stream)
                .mapToDouble(n -> n / MILLIS)
                .sorted()
                .toArray();
        int asked = millis.length + loop.refused.get() + loop.failed.get();
        return new Result(load.name(), asked, asked / lasted, millis, loop.refused.get(), loop.failed.get());
    }

    private void connection(long begun) {
        List<Long> mine = new ArrayList<>();
        long end = begun + (long) (seconds * 1e9);
        @Nullable Socket socket = null;
        try {
            while (true) {
                int number = next.getAndIncrement();
                long due = rate > 0 ? begun + number * 1_000_000_000L / rate : Math.max(begun, System.nanoTime());
                if (due >= end) {
                    break;
                }
                waitUntil(due);
                try {
                    if (socket == null) {
                        socket = new Socket(InetAddress.getLoopbackAddress(), port);
                        socket.setTcpNoDelay(true);
                        socket.setSoTimeout(30_000);
                    }
                    int status = ask(socket, requests.get(number % requests.size()));
                    if (status == OK) {
                        mine.add(System.nanoTime() - due);
                    } else if (status == 429) {
                        refused.incrementAndGet();
                    } else {
                        failed.incrementAndGet();
                    }
                } catch (IOException e) {
                    failed.incrementAndGet();
                    close(socket);
                    socket = null;
                }
            }
        } finally {
            close(socket);
            synchronized (took) {
                took.add(mine.stream().mapToLong(n -> n).toArray());
            }
        }
    }

    private static void close(@Nullable Socket socket) {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                System.err.println("cannot close: " + e.getMessage());
            }
        }
    }

    private static void waitUntil(long due) {
        long rest = due - System.nanoTime();
        while (rest > 0) {
            if (rest > EARLY) {
                LockSupport.parkNanos(rest - EARLY);
            } else {
                Thread.onSpinWait();
            }
            rest = due - System.nanoTime();
        }
    }

    /** Sends a request and reads the whole answer. */
    private static int ask(Socket socket, byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        // Nothing is read ahead of an answer: the next request is sent after it.
        InputStream in = new BufferedInputStream(socket.getInputStream());
        int status = 0;
        int length = -1;
        while (true) {
            String line = line(in);
            if (line.isEmpty()) {
                break;
            }
            if (status == 0) {
                status = Integer.parseInt(line.substring(9, 12));
            }
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        if (length < 0) {
            for (int chunk = chunk(in); chunk > 0; chunk = chunk(in)) {
                whole(in, chunk);
                line(in);
            }
            line(in);
        } else {
            whole(in, length);
        }
        return status;
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    private static void whole(InputStream in, int length) throws IOException {
        if (in.readNBytes(length).length < length) {
            throw new IOException("an answer was cut off");
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** A GET. */
    static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A POST of JSON. */
    static byte[] post(String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + bytes.length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
