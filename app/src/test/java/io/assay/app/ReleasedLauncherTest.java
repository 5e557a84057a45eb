package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The launcher in an unpacked release, with a Java of the test's making that tells how it was called. */
class ReleasedLauncherTest {
    private static final String BASH = "/bin/bash";

    @TempDir
    Path folder;

    private Path installed;
    private Path launcher;
    private Path cache;
    private Path made;

    @BeforeEach
    void install() throws IOException {
        assumeTrue(Files.isExecutable(Path.of(BASH)), "SKIPPED: there is no /bin/bash");
        installed = folder.resolve("installed here");
        Files.createDirectories(installed.resolve("bin"));
        Files.createDirectories(installed.resolve("lib"));
        Files.writeString(installed.resolve("assay-app.jar"), "jar");
        Files.writeString(installed.resolve("lib").resolve("a.jar"), "library");
        launcher = Files.copy(Path.of("..", "assay"), installed.resolve("bin").resolve("assay"));
        cache = folder.resolve("cache");
        made = folder.resolve("made");
        Path bin = Files.createDirectories(folder.resolve("jdk").resolve("bin"));
        Files.writeString(
                folder.resolve("jdk").resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_RUNTIME_VERSION=\"17.9+1\"\n");
        // Makes what it is told to archive, notes that it did, and else says what it was given.
        Path java = Files.writeString(
                bin.resolve("java"),
                "#!/bin/bash\ncase \"$1\" in\n-XX:ArchiveClassesAtExit=*) echo classes > \"${1#*=}\"; echo made >> \""
                        + made + "\";;\n*) echo \"given $*\";;\nesac\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String launch(Path script, String archive) {
        Processes.Result result = Processes.run(
                List.of(BASH, script.toString(), "signals"),
                Map.of(
                        "PATH",
                        "/usr/bin:/bin",
                        "JAVA_HOME",
                        folder.resolve("jdk").toString(),
                        "ASSAY_CACHE",
                        cache.toString(),
                        "ASSAY_CLASS_ARCHIVE",
                        archive));
        assertThat(result.code()).as(result.output()).isZero();
        return result.output();
    }

    private long times() throws IOException {
        return Files.exists(made) ? Files.readAllLines(made).size() : 0;
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(f -> f.toString().endsWith(".jsa")).findFirst().orElseThrow();
        }
    }

    @Test
    void it_runs_what_is_beside_it_also_by_a_link_from_elsewhere() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("assay"), Path.of("installed here", "bin", "assay"));
        assertThat(launch(link, "off"))
                .startsWith("given ")
                .contains("-cp " + installed.toRealPath() + "/assay-app.jar io.assay.app.Main signals")
                .contains("-Dorg.bytedeco.javacpp.cachedir=" + cache + "/natives")
                .doesNotContain("SharedArchiveFile");
        assertThat(cache).doesNotExist();
    }

    @Test
    void the_archive_of_classes_is_made_once_and_named_after_the_jvm() throws IOException {
        assertThat(launch(launcher, "now")).contains("-XX:SharedArchiveFile=" + cache + "/classes-17.9+1-");
        assertThat(launch(launcher, "now")).contains("-XX:SharedArchiveFile=" + archive());
        assertThat(times()).isEqualTo(1);
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files).as("the archive and its size").hasSize(2);
        }
    }

    @Test
    void an_archive_that_was_cut_short_is_made_again() throws IOException {
        launch(launcher, "now");
        Files.writeString(archive(), "cl");
        launch(launcher, "now");
        assertThat(times()).isEqualTo(2);
        assertThat(archive()).hasContent("classes");
    }

    @Test
    void after_an_update_of_a_library_the_old_archive_goes_and_a_new_one_is_made() throws IOException {
        launch(launcher, "now");
        Path before = archive();
        Files.writeString(installed.resolve("lib").resolve("a.jar"), "library, longer");
        launch(launcher, "now");
        assertThat(times()).isEqualTo(2);
        assertThat(before).doesNotExist();
    }

    @Test
    void where_no_archive_can_be_kept_it_runs_without() throws IOException {
        Files.writeString(cache, "a file in the place of the folder");
        assertThat(launch(launcher, "on")).startsWith("given ").doesNotContain("SharedArchiveFile");
        assertThat(times()).isZero();
    }
}
