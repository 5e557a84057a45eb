package io.assay.base;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ParallelTest {
    private static final List<Integer> ITEMS = IntStream.range(0, 500).boxed().toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 900})
    void results_come_in_the_order_of_the_items(int threads) {
        assertThat(new Parallel(threads).map(ITEMS, i -> i * i))
                .isEqualTo(ITEMS.stream().map(i -> i * i).toList());
        assertThat(new Parallel(threads).map(List.<Integer>of(), i -> i)).isEmpty();
        assertThat(new Parallel(threads).map(List.of(3), i -> i + 1)).containsExactly(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void of_several_failures_that_of_the_first_item_is_thrown_as_it_is(int threads) {
        assertThatThrownBy(() -> new Parallel(threads).map(ITEMS, i -> {
                    if (i >= 17) {
                        throw new DataException("item " + i);
                    }
                    return i;
                }))
                .isInstanceOf(DataException.class)
                .hasMessage("item 17");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void results_are_made_a_little_ahead_of_the_reader_and_no_further(int threads) {
        AtomicInteger begun = new AtomicInteger();
        try (Stream<Integer> squares = new Parallel(threads).ahead(ITEMS, i -> {
            begun.incrementAndGet();
            return i * i;
        })) {
            Iterator<Integer> read = squares.iterator();
            for (int i = 0; i < ITEMS.size(); i++) {
                assertThat(read.next()).isEqualTo(i * i);
                // One more than was handed out may be taken from the stream already.
                assertThat(begun.get()).isLessThanOrEqualTo(i + 2 + 2 * threads);
            }
            assertThat(read.hasNext()).isFalse();
        }
        assertThat(begun.get()).isEqualTo(ITEMS.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void who_reads_ahead_gets_the_results_before_the_first_failure_and_then_the_failure(int threads) {
        List<Integer> read = new ArrayList<>();
        try (Stream<Integer> all = new Parallel(threads).ahead(ITEMS, i -> {
            if (i >= 17) {
                throw new DataException("item " + i);
            }
            return i;
        })) {
            assertThatThrownBy(() -> all.forEachOrdered(read::add))
                    .isInstanceOf(DataException.class)
                    .hasMessage("item 17");
        }
        assertThat(read).isEqualTo(ITEMS.subList(0, 17));
    }

    @Test
    void an_error_of_the_machine_is_not_hidden() {
        assertThatThrownBy(() -> new Parallel(2).map(ITEMS, i -> {
                    throw new StackOverflowError("deep");
                }))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void work_really_runs_side_by_side_on_the_asked_number_of_threads() {
        CountDownLatch both = new CountDownLatch(2);
        List<Boolean> met = new Parallel(2).map(List.of(1, 2), i -> {
            both.countDown();
            return waits(both);
        });
        assertThat(met).containsExactly(true, true);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        new Parallel(3).map(ITEMS, i -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            return now.decrementAndGet();
        });
        assertThat(most.get()).isBetween(1, 3);
    }

    private static boolean waits(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoever_is_interrupted_while_waiting_stays_interrupted() throws InterruptedException {
        AtomicInteger interrupted = new AtomicInteger();
        CountDownLatch running = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            try {
                new Parallel(2).map(List.of(1, 2), i -> {
                    running.countDown();
                    try {
                        Thread.sleep(20_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return i;
                });
            } catch (IllegalStateException e) {
                interrupted.set(Thread.currentThread().isInterrupted() ? 1 : -1);
            }
        });
        waiting.start();
        running.await();
        waiting.interrupt();
        waiting.join(10_000);
        assertThat(interrupted.get()).isEqualTo(1);
    }

    @Test
    void no_thread_is_misuse() {
        assertThatThrownBy(() -> new Parallel(0)).hasMessage("'threads' must be at least 1, was 0");
        assertThat(Parallel.ofMachine().threads()).isPositive();
    }
}
