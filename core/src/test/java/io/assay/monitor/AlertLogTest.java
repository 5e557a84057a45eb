package io.assay.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.assay.base.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AlertLogTest {
    @TempDir
    Path folder;

    private AlertLog log() {
        return AlertLog.in(folder, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private static Alert alert(Reason reason, String date) {
        return new Alert("forest-1", reason, date, "It was seen.");
    }

    @Test
    void a_reason_is_told_once_and_again_after_a_silence() {
        Alert first = alert(Reason.ACCURACY_DEGRADATION, "2015-03-02");
        assertThat(log().add(List.of(first), 28)).hasSize(1);
        assertThat(log().add(List.of(first), 28)).isEmpty();
        assertThat(log().add(List.of(alert(Reason.ACCURACY_DEGRADATION, "2015-03-09")), 28))
                .isEmpty();
        assertThat(log().add(List.of(alert(Reason.DATA_DRIFT, "2015-03-09")), 28))
                .hasSize(1);
        assertThat(log().add(List.of(alert(Reason.ACCURACY_DEGRADATION, "2015-04-09")), 28))
                .hasSize(1);
        assertThat(log().entries()).extracting(AlertLog.Entry::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    void what_was_delivered_to_one_is_not_delivered_to_another() {
        AlertLog log = log();
        List<AlertLog.Entry> all =
                log.add(List.of(alert(Reason.STALE_FEED, "2015-03-02"), alert(Reason.DATA_DRIFT, "2015-03-02")), 1);
        log.delivered(all.get(0), "a");
        assertThat(log().undelivered("a")).containsExactly(all.get(1));
        assertThat(log().undelivered("b")).isEqualTo(all);
        log().introduce("c", all.subList(1, 2));
        assertThat(log().undelivered("c")).containsExactly(all.get(1));
        log().introduce("c", List.of());
        assertThat(log().undelivered("c")).containsExactly(all.get(1));
    }

    @Test
    void a_changed_log_is_refused_by_name() throws IOException {
        log().add(List.of(alert(Reason.STALE_FEED, "2015-03-02"), alert(Reason.DATA_DRIFT, "2015-03-02")), 1);
        Path file = folder.resolve("alerts.jsonl");
        Files.writeString(
                file, Files.readString(file).replace("stale_feed", "data_drift").replace("STALE", "STOLE"));
        assertThatThrownBy(() -> log().entries())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("alerts.jsonl");
    }
}
