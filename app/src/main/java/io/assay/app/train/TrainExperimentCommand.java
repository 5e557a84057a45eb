package io.assay.app.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assay train experiment}. */
@Command(
        name = "experiment",
        description = {
            "Run a training that is written down in a YAML file.",
            "'model' names one of the commands below 'train'; any other key is one of its options without the dashes,",
            "for example: 'model: lstm', 'hidden-size: 64', 'set: {noise: 0.01}', 'rival: [layers=1, layers=3]'."
        },
        footer = {"", "Examples:", "  assay train experiment lstm.yaml"})
final class TrainExperimentCommand extends AssayCommand {
    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Override
    protected int run(Context context) {
        CommandLine train = spec().parent().commandLine();
        Map<String, CommandLine> commands = new TreeMap<>(train.getSubcommands());
        commands.remove(spec().name());
        List<String> typed = spec().root().commandLine().getParseResult().originalArgs();
        // What was typed around the file are options that all commands share.
        List<String> words = new ArrayList<>();
        for (String word : typed) {
            if (word.equals(spec().name())) {
                words.addAll(ExperimentFile.read(file).words(commands));
            } else if (!word.equals(file.toString())) {
                words.add(word);
            }
        }
        context.output().remark("assay " + String.join(" ", words));
        return spec().root().commandLine().execute(words.toArray(String[]::new));
    }
}
