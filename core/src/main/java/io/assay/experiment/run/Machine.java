package io.assay.experiment.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * On what a run was made, in words: no result should depend on it, and where one does, this is where to look.
 *
 * @param java version of the Java runtime
 * @param vm name of the virtual machine
 * @param system operating system and architecture
 * @param processor model of the processor; {@code unknown} where the system does not tell it in a file
 */
public record Machine(String java, String vm, String system, String processor) {
    private static final Path CPU = Path.of("/proc/cpuinfo");

    /** The machine that this runs on. */
    public static Machine current() {
        return new Machine(
                Runtime.version().toString(),
                System.getProperty("java.vm.name", "unknown"),
                System.getProperty("os.name", "unknown") + " " + System.getProperty("os.arch", "unknown"),
                cpu());
    }

    private static String cpu() {
        if (!Files.isReadable(CPU)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(CPU)) {
            return lines.filter(l -> l.startsWith("model name"))
                    .findFirst()
                    .map(l -> l.substring(l.indexOf(':') + 1).strip())
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + CPU + ": " + e.getMessage(), e);
        }
    }

    /** What is not the same on another machine, in words; empty if all of it is. */
    public List<String> differences(Machine other) {
        List<String> found = new ArrayList<>();
        add("Java", java, other.java, found);
        add("virtual machine", vm, other.vm, found);
        add("system", system, other.system, found);
        add("processor", processor, other.processor, found);
        return found;
    }

    private static void add(String what, String then, String now, List<String> found) {
        if (!then.equals(now)) {
            found.add(what + " " + then + " then, " + now + " now");
        }
    }
}
