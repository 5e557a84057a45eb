package io.assay.app;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assay completion bash|zsh}. */
@Command(
        name = "completion",
        description = "Print a script that makes the shell complete Assay's commands and options.",
        footer = {
            "",
            "Examples:",
            "  source <(assay completion bash)      now, in this shell",
            "  assay completion zsh >> ~/.zshrc     in every shell from now on"
        })
final class CompletionCommand extends AssayCommand {
    /** Shells that can complete. */
    enum Shell {
        bash,
        zsh
    }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh")
    private Shell shell = Shell.bash;

    @Override
    protected int run(Context context) {
        String script = AutoComplete.bash("assay", spec().root().commandLine());
        context.output().writer().print(shell == Shell.zsh ? zsh(script) : script);
        context.output().writer().flush();
        return ExitCode.OK;
    }

    /** zsh runs bash completions once its compatibility layer is loaded. */
    private static String zsh(String bash) {
        return "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n" + bash;
    }
}
