package io.assay.train.watch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Events as TensorBoard's files hold them: protocol buffers ({@code tensorboard/compat/proto/event.proto} and
 * {@code summary.proto}) in records ({@code tensorboard/summary/writer/record_writer.py}): length, checksum of the
 * length, event, checksum of the event.
 */
final class EventBytes {
    private static final String VERSION = "brain.Event:2";

    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SESSION_LOG = 7;

    private static final int SUMMARY_VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;
    private static final int STATUS = 1;
    private static final int START = 1;

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private static final int MASK_SHIFT = 15;
    private static final int MASK_ADDED = 0xa282ead8;

    private EventBytes() {}

    /** The record that begins a file. */
    static byte[] version(double wallTime) {
        return record(new Message()
                .fixed64(WALL_TIME, wallTime)
                .bytes(FILE_VERSION, VERSION.getBytes(StandardCharsets.UTF_8)));
    }

    /** A training begins anew at a step: readers forget what they had from this step on. */
    static byte[] start(double wallTime, long step) {
        return record(new Message()
                .fixed64(WALL_TIME, wallTime)
                .varint(STEP, step)
                .bytes(SESSION_LOG, new Message().varint(STATUS, START).toBytes()));
    }

    /** Numbers of a step, in the order of the map. */
    static byte[] scalars(double wallTime, long step, Map<String, Double> values) {
        Message summary = new Message();
        values.forEach((tag, value) -> summary.bytes(
                SUMMARY_VALUE,
                new Message()
                        .bytes(TAG, tag.getBytes(StandardCharsets.UTF_8))
                        .fixed32(SIMPLE_VALUE, value.floatValue())
                        .toBytes()));
        return record(
                new Message().fixed64(WALL_TIME, wallTime).varint(STEP, step).bytes(SUMMARY, summary.toBytes()));
    }

    private static byte[] record(Message event) {
        byte[] data = event.toBytes();
        byte[] length = littleEndian(Long.BYTES).putLong(data.length).array();
        return littleEndian(length.length + data.length + 2 * Integer.BYTES)
                .put(length)
                .putInt(masked(length))
                .put(data)
                .putInt(masked(data))
                .array();
    }

    /** CRC-32C, turned and shifted, so that a checksum of data that hold checksums is still one. */
    private static int masked(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(data);
        return Integer.rotateRight((int) crc.getValue(), MASK_SHIFT) + MASK_ADDED;
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A message of protocol buffers that grows field by field. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message varint(int field, long value) {
            key(field, VARINT);
            write(value);
            return this;
        }

        Message fixed64(int field, double value) {
            key(field, FIXED64);
            out.writeBytes(littleEndian(Double.BYTES).putDouble(value).array());
            return this;
        }

        Message fixed32(int field, float value) {
            key(field, FIXED32);
            out.writeBytes(littleEndian(Float.BYTES).putFloat(value).array());
            return this;
        }

        Message bytes(int field, byte[] value) {
            key(field, BYTES);
            write(value.length);
            out.writeBytes(value);
            return this;
        }

        byte[] toBytes() {
            return out.toByteArray();
        }

        private void key(int field, int wire) {
            write(((long) field << 3) | wire);
        }

        /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
        private void write(long value) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                out.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
