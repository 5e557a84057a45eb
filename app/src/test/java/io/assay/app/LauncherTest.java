package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The script {@code ./assay} with a {@code PATH} of the test's making; nothing is built and no JVM is started. */
class LauncherTest {
    private static final Path BASH = Path.of("/bin/bash");

    @TempDir
    Path folder;

    private Path launcher;
    private Path bin;

    @BeforeEach
    void copy() throws IOException {
        assumeTrue(Files.isExecutable(BASH), "SKIPPED: there is no /bin/bash");
        Path original = Path.of("..").resolve("assay");
        launcher = Files.copy(original, folder.resolve("assay"));
        bin = Files.createDirectory(folder.resolve("bin"));
        for (String tool : List.of("dirname", "sed", "grep", "uname", "find")) {
            for (String home : List.of("/usr/bin", "/bin")) {
                Path real = Path.of(home, tool);
                if (Files.exists(real) && !Files.exists(bin.resolve(tool))) {
                    Files.createSymbolicLink(bin.resolve(tool), real);
                }
            }
        }
    }

    private Processes.Result launch(Map<String, String> more) {
        Map<String, String> environment = new java.util.HashMap<>(more);
        environment.put("PATH", bin.toString());
        return Processes.run(List.of(BASH.toString(), launcher.toString(), "--help"), environment);
    }

    private Path fakeJava(Path home, String version) throws IOException {
        Files.createDirectories(home);
        Path java = Files.writeString(
                home.resolve("java"),
                "#!/bin/bash\nif [ \"$1\" = -XX:SharedArchiveFile ]; then exit 0; fi\necho '    java.vm.version = "
                        + version + "'\n");
        return Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void bash_understands_the_script() {
        assertThat(Processes.run(List.of(BASH.toString(), "-n", launcher.toString()), Map.of()))
                .isEqualTo(new Processes.Result(0, ""));
    }

    /** What the launcher asks of the C library is what tests ran with, and what speed was measured with. */
    @Test
    void memory_is_asked_for_alike_everywhere() throws IOException {
        String here = tunables(Path.of("..", "assay"));
        assertThat(here).startsWith("glibc.malloc.").contains("hugetlb", "top_pad", "mmap_threshold");
        assertThat(tunables(Path.of("..", "benchmarks", "networks.sh"))).isEqualTo(here);
        assertThat(Files.readString(Path.of("..", "pom.xml")))
                .contains("<malloc.tunables>" + here + "</malloc.tunables>");
    }

    /** The lines that set and lengthen the variable, put together. */
    private static String tunables(Path script) throws IOException {
        return Files.readAllLines(script).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("tunables"))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .collect(Collectors.joining());
    }

    @Test
    void without_java_it_says_what_to_install() {
        Processes.Result result = launch(Map.of());
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.output())
                .isEqualTo("assay: Java 17 or later is needed. On Debian and Ubuntu: sudo apt-get install"
                        + " openjdk-17-jdk\n");
    }

    @Test
    void an_old_java_is_named_with_its_version_and_place() throws IOException {
        Path java = fakeJava(bin, "11.0.2+9");
        Processes.Result result = launch(Map.of());
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.output()).isEqualTo("assay: Java 17 or later is needed, found 11.0.2+9 at " + java + "\n");
    }

    @Test
    void java_home_wins_over_the_path() throws IOException {
        fakeJava(bin, "21.0.1+12");
        Path home = folder.resolve("jdk");
        Path java = fakeJava(home.resolve("bin"), "1.8.0");
        assertThat(launch(Map.of("JAVA_HOME", home.toString())).output()).contains("found 1.8.0 at " + java);
    }

    @Test
    void the_first_build_needs_the_sources_and_an_error_says_where_its_log_is() throws IOException {
        fakeJava(bin, "21.0.1+12");
        for (String tool : List.of("mkdir", "tee", "awk", "tail", "touch", "rm", "cat")) {
            Path real = Path.of("/usr/bin", tool);
            assumeTrue(Files.exists(real), "SKIPPED: there is no " + real);
            Files.createSymbolicLink(bin.resolve(tool), real);
        }
        Path build = Files.writeString(folder.resolve("mvnw"), "#!/bin/bash\necho '[ERROR] no luck'\nexit 1\n");
        Files.setPosixFilePermissions(build, PosixFilePermissions.fromString("rwxr-xr-x"));
        Processes.Result result = launch(Map.of());
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.output())
                .contains("Building Assay", "[ERROR] no luck", "the build failed; its log is " + folder);
    }
}
