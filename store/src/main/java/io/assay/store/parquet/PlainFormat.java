package io.assay.store.parquet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** What writer and reader must agree on beyond Parquet itself. */
final class PlainFormat {
    /** First and last bytes of every Parquet file. */
    static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /** Bytes after the footer: its length and the magic. */
    static final int TAIL = 8;

    /** Where value bytes begin: at multiples of this. */
    static final int ALIGNMENT = 8;

    /** Key of the checksums of the row groups, eight hexadecimal digits each, without separators. */
    static final String GROUPS_KEY = "assay.groups.crc32c";

    /** Key of the checksum of the footer, computed while the digits themselves read {@link #NO_CHECKSUM}. */
    static final String FOOTER_KEY = "assay.footer.crc32c";

    /** What stands in the checksum's place while it is computed. */
    static final String NO_CHECKSUM = "00000000";

    /** Digits of a checksum. */
    static final int DIGITS = 8;

    private static final HexFormat HEX = HexFormat.of();

    private PlainFormat() {}

    /** Eight hexadecimal digits of the CRC-32C of the buffer's remaining bytes; its position is left alone. */
    static String checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return HEX.toHexDigits((int) crc.getValue());
    }

    /**
     * Where the digits of the footer's own checksum stand in it, or -1 if it has none. Found by the bytes before them,
     * so that nothing of a footer is believed before its checksum is.
     */
    static int footerDigits(byte[] footer) {
        byte[] key = FOOTER_KEY.getBytes(StandardCharsets.US_ASCII);
        for (int at = footer.length - key.length - 2 - DIGITS; at >= 0; at--) {
            int after = at + key.length;
            if (footer[after] == 0x18 && footer[after + 1] == DIGITS && startsWith(footer, at, key)) {
                return after + 2;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] prefix) {
        return Arrays.equals(bytes, at, at + prefix.length, prefix, 0, prefix.length);
    }

    /** The checksum of a footer whose own digits are taken for {@link #NO_CHECKSUM}. */
    static String footerChecksum(byte[] footer, int digits) {
        byte[] blank = footer.clone();
        System.arraycopy(NO_CHECKSUM.getBytes(StandardCharsets.US_ASCII), 0, blank, digits, DIGITS);
        return checksum(ByteBuffer.wrap(blank));
    }
}
