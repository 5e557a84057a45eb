package io.assay.store.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.store.parquet.FooterReader.Footer;
import io.assay.store.parquet.FooterReader.Group;

/**
 * A file written by {@link PlainWriter}, mapped into memory. Opening checks the frame and the footer; each read checks
 * the row group it reads from. Immutable and safe to use from several threads; on Linux and macOS it stays readable
 * after the file was deleted. The mappings are given back when the object is no longer reachable.
 */
public final class PlainFile {
    /** A mapping holds less than 2 GiB, so files are mapped in windows of whole row groups. */
    private static final long WINDOW = 1L << 30;

    private final Path path;
    private final long size;
    private final Footer footer;
    private final List<Window> windows;

    private PlainFile(Path path, long size, Footer footer, List<Window> windows) {
        this.path = path;
        this.size = size;
        this.footer = footer;
        this.windows = windows;
    }

    private record Window(long start, int firstGroup, ByteBuffer bytes) {}

    /**
     * Opens a file.
     *
     * @throws DataException if it is cut off, damaged or not one of ours
     * @throws IOException if it cannot be read
     */
    public static PlainFile open(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            Footer footer = FooterReader.read(channel);
            return new PlainFile(path, channel.size(), footer, map(channel, footer.groups()));
        } catch (ThriftReader.Malformed e) {
            throw new DataException(problem(path, String.valueOf(e.getMessage())), e);
        }
    }

    private static List<Window> map(FileChannel channel, List<Group> groups) throws IOException {
        List<Window> windows = new ArrayList<>();
        int first = 0;
        for (int g = 0; g < groups.size(); g++) {
            long start = groups.get(first).start();
            boolean last = g + 1 == groups.size();
            if (last || groups.get(g + 1).end() - start > WINDOW) {
                long length = groups.get(g).end() - start;
                ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, start, length);
                windows.add(new Window(start, first, bytes));
                first = g + 1;
            }
        }
        return List.copyOf(windows);
    }

    /** Where it was opened. */
    public Path path() {
        return path;
    }

    /** Length in bytes. */
    public long bytes() {
        return size;
    }

    /** The columns in order. */
    public List<PlainColumn> columns() {
        return footer.columns();
    }

    /** The key-value pairs given to the writer. */
    public Map<String, String> metadata() {
        return Map.copyOf(footer.metadata());
    }

    /** The checksum that {@link PlainWriter#finish()} returned. */
    public String checksum() {
        return footer.checksum();
    }

    /** Number of row groups. */
    public int groups() {
        return footer.groups().size();
    }

    /** Rows of a row group. */
    public int rows(int group) {
        return footer.groups().get(group).rows();
    }

    /** The text of a row group's text column. */
    public String text(int group, int column) {
        require(column, PlainColumn.Type.TEXT);
        return footer.groups().get(group).texts().get(column);
    }

    /** Reads row groups one by one: their checksum is verified once, here. */
    public Rows read(int group) {
        Group meta = footer.groups().get(group);
        Window window = windows.get(0);
        for (Window candidate : windows) {
            window = candidate.firstGroup() <= group ? candidate : window;
        }
        int from = (int) (meta.start() - window.start());
        ByteBuffer bytes = window.bytes().slice(from, (int) (meta.end() - meta.start()));
        String is = PlainFormat.checksum(bytes);
        if (!is.equals(meta.checksum())) {
            String name = footer.columns().get(0).type() == PlainColumn.Type.TEXT
                    ? " (" + String.join(" ", meta.texts()).strip() + ")"
                    : "";
            throw new DataException(problem(
                    path,
                    "row group " + group + name + " is damaged: checksum " + is + " instead of " + meta.checksum()));
        }
        return new Rows(this, meta, bytes.order(ByteOrder.LITTLE_ENDIAN));
    }

    /** Reads every byte once and throws a {@link DataException} at the first damage. */
    public void verify() {
        for (int g = 0; g < groups(); g++) {
            read(g);
        }
    }

    private void require(int column, PlainColumn.Type type) {
        PlainColumn.Type is = footer.columns().get(column).type();
        Check.that(is == type, "column", "be of type " + type, is);
    }

    private static DataProblem problem(Path path, String what) {
        return DataProblem.of("the file cannot be used: " + what)
                .at(path.toString(), 0)
                .withFix("restore it from a backup, or delete it and import or build again");
    }

    /** The rows of one group, verified. */
    public static final class Rows {
        private final PlainFile file;
        private final Group group;
        private final ByteBuffer bytes;

        private Rows(PlainFile file, Group group, ByteBuffer bytes) {
            this.file = file;
            this.group = group;
            this.bytes = bytes;
        }

        /** Number of rows. */
        public int size() {
            return group.rows();
        }

        /** Copies a DATE column into {@code target} from {@code offset} on. */
        public void dates(int column, int[] target, int offset) {
            values(column, PlainColumn.Type.DATE).asIntBuffer().get(target, offset, group.rows());
        }

        /** Copies a DOUBLE column into {@code target} from {@code offset} on. */
        public void doubles(int column, double[] target, int offset) {
            doubles(column).get(target, offset, group.rows());
        }

        /** A DOUBLE column where it lies in the mapped file. */
        public DoubleBuffer doubles(int column) {
            return values(column, PlainColumn.Type.DOUBLE).asDoubleBuffer();
        }

        /** A FLOAT column where it lies in the mapped file. */
        public FloatBuffer floats(int column) {
            return values(column, PlainColumn.Type.FLOAT).asFloatBuffer();
        }

        private ByteBuffer values(int column, PlainColumn.Type type) {
            file.require(column, type);
            int from = (int) (group.valueAt()[column] - group.start());
            return bytes.slice(from, group.rows() * type.width()).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
