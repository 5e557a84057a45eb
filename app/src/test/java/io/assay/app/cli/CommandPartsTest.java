package io.assay.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.assay.base.Days;
import io.assay.base.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every command is made of. */
class CommandPartsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Output output(boolean json) {
        return new Output(new PrintWriter(out), new PrintWriter(err), json);
    }

    @Test
    void a_result_is_text_that_ends_in_one_line_break_or_json_and_nothing_else() {
        output(false).result(Map.of("bars", 3), "3 bars");
        output(false).result(Map.of("bars", 3), "3 bars\n");
        assertThat(out).hasToString("3 bars\n3 bars\n");
        out.getBuffer().setLength(0);
        Output json = output(true);
        json.line("reading");
        json.result(Map.of("bars", 3), "3 bars");
        json.remark("slow");
        assertThat(out).hasToString("{\n  \"bars\" : 3\n}\n");
        assertThat(err).hasToString("slow" + System.lineSeparator());
    }

    @Test
    void numbers_at_their_limits_are_taken_and_beyond_are_misuse_that_names_the_option() {
        assertThat(OptionChecks.atLeast("--top", 0, 0)).isZero();
        assertThat(OptionChecks.within("--horizon", 1000, 1, 1000)).isEqualTo(1000);
        assertThat(OptionChecks.within("--slippage", 0.0, 0, 10_000)).isZero();
        assertThatThrownBy(() -> OptionChecks.atLeast("--top", -1, 0))
                .isInstanceOf(UsageException.class)
                .hasMessage("--top must be at least 0, was -1");
        assertThatThrownBy(() -> OptionChecks.within("--horizon", 1001, 1, 1000))
                .hasMessage("--horizon must lie between 1 and 1000, was 1001");
        assertThatThrownBy(() -> OptionChecks.within("--slippage", Double.NaN, 0, 1))
                .hasMessage("--slippage must lie between 0.0 and 1.0, was NaN");
        assertThatThrownBy(() -> OptionChecks.within("--slippage", Double.POSITIVE_INFINITY, 0, 1))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void one_day_is_in_order_with_itself() {
        assertThatCode(() -> OptionChecks.inOrder("--from and --to", 5, 5)).doesNotThrowAnyException();
        assertThatThrownBy(() -> OptionChecks.inOrder("--from and --to", 6, 5))
                .hasMessage("--from and --to must be in order, the first day is after the last");
    }

    @Test
    void a_date_of_the_command_line_is_an_epoch_day() {
        assertThat(new DayConverter().convert("1969-12-31")).isEqualTo(-1);
        assertThat(new DayConverter().convert("2015-12-31")).isEqualTo(Days.of(2015, 12, 31));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2015-12-32", "31.12.2015", "+999999999-12-31"})
    void what_is_no_date_is_a_mistake_of_the_option(String text) {
        assertThatThrownBy(() -> new DayConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("a date must read YYYY-MM-DD, was '" + text + "'");
    }

    @Test
    void short_work_leaves_no_trace_in_a_log() {
        try (ConsoleProgress progress = ConsoleProgress.of(new PrintWriter(err), false)) {
            progress.start("reading", 3);
            List.of("a", "b", "c").forEach(progress::step);
            progress.done();
            progress.start("writing", 0);
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void everything_of_a_workspace_lies_in_it() {
        Workspace workspace = new Workspace(Path.of("w"));
        assertThat(List.of(
                        workspace.models(),
                        workspace.reports(),
                        workspace.ledger(),
                        workspace.features(),
                        workspace.cache(),
                        workspace.scratch()))
                .doesNotHaveDuplicates()
                .allMatch(p -> p.startsWith(Path.of("w")) && p.getNameCount() == 2);
    }

    @Test
    void the_codes_of_markets_are_offered_once_each() {
        assertThat(new MarketCodes()).contains("US", "NSE", "SIM").doesNotHaveDuplicates();
    }
}
