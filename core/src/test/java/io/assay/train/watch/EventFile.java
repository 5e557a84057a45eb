package io.assay.train.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads event files with no line of what writes them: checksums by the bit-wise definition of CRC-32C (RFC 3720, B.4),
 * protocol buffers by wire type.
 */
final class EventFile {
    private static final int POLYNOMIAL = 0x82f63b78;

    private EventFile() {}

    /** An event; what it does not have is empty, 0 or NaN. */
    record Event(double wallTime, long step, String version, boolean isStart, Map<String, Float> scalars) {}

    /** All events of a file; fails where a checksum is wrong or a record is cut. */
    static List<Event> read(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            List<Event> events = new ArrayList<>();
            while (bytes.hasRemaining()) {
                byte[] length = take(bytes, 8);
                check(length, bytes.getInt());
                byte[] data = take(bytes, (int) wrap(length).getLong());
                check(data, bytes.getInt());
                events.add(event(wrap(data)));
            }
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer wrap(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] take(ByteBuffer from, int count) {
        byte[] taken = new byte[count];
        from.get(taken);
        return taken;
    }

    private static void check(byte[] data, int expected) {
        int crc = ~0;
        for (byte b : data) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL;
            }
        }
        crc = ~crc;
        int masked = ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
        if (masked != expected) {
            throw new AssertionError("a checksum is wrong");
        }
    }

    private static Event event(ByteBuffer message) {
        double wallTime = Double.NaN;
        long step = 0;
        String version = "";
        boolean isStart = false;
        Map<String, Float> scalars = new LinkedHashMap<>();
        while (message.hasRemaining()) {
            int key = (int) varint(message);
            switch (key) {
                case (1 << 3) | 1 -> wallTime = message.getDouble();
                case 2 << 3 -> step = varint(message);
                case (3 << 3) | 2 -> version = text(message);
                case (5 << 3) | 2 -> summary(part(message), scalars);
                case (7 << 3) | 2 -> isStart = session(part(message));
                default -> throw new AssertionError("an unknown field of an event: " + key);
            }
        }
        return new Event(wallTime, step, version, isStart, scalars);
    }

    private static boolean session(ByteBuffer log) {
        return varint(log) == 1 << 3 && varint(log) == 1 && !log.hasRemaining();
    }

    private static void summary(ByteBuffer summary, Map<String, Float> scalars) {
        while (summary.hasRemaining()) {
            expect(varint(summary), (1 << 3) | 2);
            ByteBuffer value = part(summary);
            expect(varint(value), (1 << 3) | 2);
            String tag = text(value);
            expect(varint(value), (2 << 3) | 5);
            scalars.put(tag, value.getFloat());
            expect(value.remaining(), 0);
        }
    }

    private static void expect(long found, long expected) {
        if (found != expected) {
            throw new AssertionError("expected " + expected + ", found " + found);
        }
    }

    private static ByteBuffer part(ByteBuffer from) {
        return wrap(take(from, (int) varint(from)));
    }

    private static String text(ByteBuffer from) {
        return new String(take(from, (int) varint(from)), StandardCharsets.UTF_8);
    }

    private static long varint(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = from.get();
            value |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }
}
