package io.assay.benchmarks.networks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.assay.model.Device;
import io.assay.torch.loop.Libtorch;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/**
 * The process of a Java side. Usage: {@code SideProcess side=loop|bare|answers|int8 network=... batch=... threads=...};
 * what else may stand there each side says.
 */
public final class SideProcess {
    private static final int WARM_UP = 8;

    private SideProcess() {}

    /**
     * A command that starts the process of a plan on the class path of this one; a word {@code blas} chooses another.
     */
    static List<String> command(Plan plan) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx1500m");
        command.add("-XX:+UseSerialGC");
        if (plan.has("blas") && !plan.word("blas").equals("openblas")) {
            command.add("-Dorg.bytedeco.openblas.load=" + plan.word("blas"));
            // JavaCPP puts links to the other library into its cache, where every later process would load it.
            command.add("-Dorg.bytedeco.javacpp.cachedir="
                    + Path.of("benchmarks", "target", "javacpp-other-blas").toAbsolutePath());
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SideProcess.class.getName()));
        command.addAll(plan.text());
        return command;
    }

    /** Answers lines until there are no more. */
    public static void main(String[] words) throws IOException {
        Plan plan = Plan.of(words);
        String kernels = Libtorch.kernels(Device.CPU);
        if (plan.has("onednn")) {
            torch.globalContext().setUserEnabledMkldnn(plan.word("onednn").equals("yes"));
        }
        try (Side side = side(plan);
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            side.go(plan.has("warm") ? plan.number("warm") : WARM_UP);
            System.out.println(kernels);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Side.Turn turn = side.go(Integer.parseInt(line));
                System.out.println(turn.sequences() + " " + turn.wall() + " " + turn.cpu());
            }
        }
    }

    private static Side side(Plan plan) throws IOException {
        int threads = plan.number("threads");
        openblas_nolapack.blas_set_num_threads(plan.has("blas-threads") ? plan.number("blas-threads") : 1);
        return switch (plan.word("side")) {
            case "loop" -> new LoopSide(plan);
            case "bare" -> new BareSide(plan, new BareSide.Cut(plan.number("shards"), threads));
            case "int8" -> new Int8Side(plan);
            case "answers" -> new AnswersSide(plan);
            default -> throw new IllegalArgumentException("'side' must be loop, bare, answers or int8, was " + plan);
        };
    }
}
