package io.assay.market.http;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokenBucketTest {
    @Test
    void tokens_come_back_steadily_and_never_more_than_fit() {
        Instant[] now = {Instant.EPOCH};
        TokenBucket bucket = new TokenBucket(2, 3, () -> now[0]);
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.take()).isZero();
        }
        // Empty: the fourth waits half a second, the fifth a whole one.
        assertThat(bucket.take()).isEqualTo(Duration.ofMillis(500));
        assertThat(bucket.take()).isEqualTo(Duration.ofSeconds(1));
        now[0] = now[0].plusSeconds(100);
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.take()).isZero();
        }
        assertThat(bucket.take()).isPositive();
        now[0] = now[0].minusSeconds(50);
        assertThat(bucket.take()).as("a clock set back").isEqualTo(Duration.ofSeconds(1));
        assertThatThrownBy(() -> new TokenBucket(0, 1, () -> now[0])).hasMessageContaining("'perSecond'");
        assertThatThrownBy(() -> new TokenBucket(1, 0, () -> now[0])).hasMessageContaining("'capacity'");
    }
}
