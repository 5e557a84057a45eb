package io.assay.torch.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Threads that stay for a whole training, each of which computes alone; waiting costs them nothing. */
final class Workers implements AutoCloseable {
    private final int threads;
    private final ExecutorService pool;

    Workers(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads, Workers::daemon);
        Libtorch.useOneThread();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(
                () -> {
                    Libtorch.useOneThread();
                    work.run();
                },
                "assay-network");
        thread.setDaemon(true);
        return thread;
    }

    /** Does the pieces 0..n-1; the first failure, in their order, is thrown once all have stopped. */
    void run(int n, IntConsumer piece) {
        if (threads == 1) {
            for (int i = 0; i < n; i++) {
                piece.accept(i);
            }
            return;
        }
        List<Callable<Boolean>> calls = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            int number = i;
            calls.add(() -> {
                piece.accept(number);
                return true;
            });
        }
        try {
            for (Future<Boolean> done : pool.invokeAll(calls)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a network was trained", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
