package io.assay.registry;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.IoReason;

/**
 * A zip of a few files that are known by name. Written, it has the same bytes for the same files: in the order of their
 * names, at one moment, and not compressed, since compressors differ. Read, nothing of it reaches the disk: an entry
 * whose name is not asked for, or that unpacks to more than its bound, ends the reading.
 */
final class ModelZip {
    private static final LocalDateTime MOMENT = LocalDateTime.of(2000, 1, 1, 0, 0);

    private ModelZip() {}

    /** The bytes of a zip of the files. */
    static byte[] bytes(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                CRC32 sum = new CRC32();
                sum.update(file.getValue());
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(MOMENT);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot pack " + files.keySet() + ": " + IoReason.of(e), e);
        }
        return bytes.toByteArray();
    }

    /**
     * The files of a zip, all of them and no other.
     *
     * @param bounds most bytes of each file, by name
     * @throws DataException if a file is missing, there twice, unknown, too large, or the zip is broken
     */
    static Map<String, byte[]> read(Path file, Map<String, Integer> bounds) {
        Map<String, byte[]> files = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                Integer bound = bounds.get(name);
                if (bound == null) {
                    throw refused(file, "an exported model must hold " + bounds.keySet() + " alone", name);
                }
                byte[] bytes = zip.readNBytes(bound + 1);
                if (bytes.length > bound) {
                    throw refused(file, "'" + name + "' must not unpack to more than " + bound + " bytes", "more");
                }
                if (files.put(name, bytes) != null) {
                    throw refused(file, "an exported model must hold each file once", name + " twice");
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            // The last: a name that is no text.
            throw refused(file, "the file must be a zip with the bytes that it states", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + IoReason.of(e), e);
        }
        if (!files.keySet().equals(bounds.keySet())) {
            throw refused(file, "an exported model must hold " + bounds.keySet(), files.keySet() + "");
        }
        return files;
    }

    /** What is said of a zip that is refused. */
    static DataException refused(Path file, String rule, String value) {
        return new DataException(DataProblem.of(rule)
                .at(file.toString(), 0)
                .withValue(value.replaceAll("\\p{Cntrl}", "?"))
                .withFix("nothing was kept; export the model again where it came from"));
    }
}
