package io.assay.app.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import io.assay.train.watch.Clocks;
import io.assay.train.watch.LiveFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** A command that does something (as opposed to one that only groups others). */
public abstract class AssayCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    /**
     * Does the work.
     *
     * @return an {@link ExitCode}
     */
    protected abstract int run(Context context);

    @Override
    public final Integer call() {
        CommandSpec own = spec();
        Root root = (Root) own.root().userObject();
        GlobalOptions options = root.options();
        Map<String, String> environment = root.environment();
        PrintWriter err = own.commandLine().getErr();
        Output output = new Output(own.commandLine().getOut(), err, options.json());
        try (ConsoleProgress progress = ConsoleProgress.of(err, ConsoleProgress.isTerminal())) {
            Context context = new Context(
                    options.workspace(environment.get("ASSAY_HOME")),
                    options.seed(),
                    options.parallel(),
                    output,
                    progress,
                    Clock.systemUTC(),
                    environment);
            return isShownLive() ? runLive(context) : run(context);
        }
    }

    /** Whether a server on the same workspace shows how far it has come. */
    protected boolean isShownLive() {
        return false;
    }

    private int runLive(Context context) {
        String what = spec().qualifiedName(" ").replaceFirst("^assay ", "");
        Map<String, Object> settings = new TreeMap<>();
        spec().commandLine().getParseResult().matchedArgs().stream()
                .filter(arg -> arg.getValue() != null)
                .forEach(arg -> settings.put(name(arg), arg.getValue().toString()));
        LiveProgress live = new LiveProgress(
                context.progress(),
                () -> LiveFile.begin(
                        context.workspace(), what, settings, new Clocks(context.clock(), System::nanoTime)),
                System::nanoTime,
                context.output()::remark);
        String problem = "it was broken off";
        try {
            int code = run(context.withProgress(live));
            problem = code == ExitCode.OK ? "" : "it ended with exit code " + code;
            return code;
        } catch (RuntimeException e) {
            problem = e.getMessage() == null ? e.toString() : e.getMessage();
            throw e;
        } finally {
            live.end(problem);
        }
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    /** This command as picocli knows it. */
    protected final CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("a command must be run by picocli");
        }
        return spec;
    }

    /** The top command, which holds what all commands share. */
    public interface Root {
        /** The global options as given. */
        GlobalOptions options();

        /** Environment variables. */
        Map<String, String> environment();
    }
}
