package io.assay.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AdmissionTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void stop() {
        go.countDown();
        threads.shutdownNow();
    }

    private static Admission of(int atOnce, int coldAtOnce, int coldWaiting, Duration patience) {
        return new Admission(new ServerSettings.Limits(1, atOnce, coldAtOnce, coldWaiting, patience));
    }

    @Test
    void one_request_too_many_is_refused_at_once_and_let_in_when_another_leaves() {
        Admission admission = of(2, 1, 1, Duration.ofSeconds(1));
        admission.enter();
        admission.enter();
        assertThatThrownBy(admission::enter)
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.status()).isEqualTo(429))
                .hasMessageContaining("2 requests are in work");
        admission.leave();
        admission.enter();
        assertThat(admission.inWork()).isEqualTo(2);
    }

    private String waits() {
        try {
            go.await();
            return "done";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Test
    void rows_are_made_in_turn_the_queue_is_bounded_and_nobody_waits_for_ever() throws Exception {
        Admission admission = of(9, 1, 1, Duration.ofMillis(300));
        Future<String> first = threads.submit(() -> admission.inTurn(this::waits));
        while (admission.waiting() < 1) {
            Thread.onSpinWait();
        }
        Future<Integer> second = threads.submit(() -> {
            try {
                admission.inTurn(() -> "in time");
                return 200;
            } catch (Refusal e) {
                return e.status();
            }
        });
        while (admission.waiting() < 2) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(() -> admission.inTurn(() -> ""))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.status()).isEqualTo(429))
                .hasMessageContaining("wait for their rows");
        assertThat(second.get()).isEqualTo(429);
        go.countDown();
        assertThat(first.get()).isEqualTo("done");
        assertThat(admission.waiting()).isZero();
        assertThat(admission.inTurn(() -> "again")).isEqualTo("again");
    }

    @Test
    void work_that_fails_gives_its_turn_back() {
        Admission admission = of(9, 1, 0, Duration.ofSeconds(1));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> admission.inTurn(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
        }
        assertThat(admission.inTurn(() -> "fine")).isEqualTo("fine");
    }

    @Test
    void stopping_lets_nobody_in_and_waits_for_those_in_work() throws Exception {
        Admission admission = of(9, 1, 1, Duration.ofSeconds(20));
        admission.enter();
        List<String> order = new ArrayList<>();
        Future<?> leaving = threads.submit(() -> {
            waits();
            synchronized (order) {
                order.add("left");
            }
            admission.leave();
        });
        Future<?> draining = threads.submit(() -> {
            try {
                admission.drain();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            synchronized (order) {
                order.add("drained");
            }
        });
        int refused = 0;
        while (refused == 0) {
            try {
                admission.enter();
                admission.leave();
            } catch (Refusal e) {
                refused = e.status();
            }
        }
        assertThat(refused).isEqualTo(503);
        go.countDown();
        leaving.get();
        draining.get();
        assertThat(order).containsExactly("left", "drained");
    }
}
