package io.assay.app.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
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
            return run(new Context(
                    options.workspace(environment.get("ASSAY_HOME")),
                    options.seed(),
                    options.parallel(),
                    output,
                    progress,
                    Clock.systemUTC(),
                    environment));
        }
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
