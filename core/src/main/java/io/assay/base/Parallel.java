package io.assay.base;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Independent pieces of work on a fixed number of threads. Results come back in the order of the input, so what is made
 * of them does not depend on the number of threads.
 *
 * @param threads how many pieces run at a time, at least 1
 */
public record Parallel(int threads) {
    /** Checks the number of threads. */
    public Parallel {
        Check.atLeast("threads", threads, 1);
    }

    /** As many threads as the machine has processors. */
    public static Parallel ofMachine() {
        return new Parallel(Runtime.getRuntime().availableProcessors());
    }

    /**
     * Applies {@code work} to every item. The first failure, in the order of the items, is thrown once all running
     * pieces have stopped.
     */
    public <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> work) {
        if (threads == 1 || items.size() < 2) {
            List<R> results = new ArrayList<>(items.size());
            items.forEach(item -> results.add(work.apply(item)));
            return results;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, items.size()), Parallel::daemon);
        try {
            List<Callable<R>> calls = new ArrayList<>(items.size());
            items.forEach(item -> calls.add(() -> work.apply(item)));
            List<R> results = new ArrayList<>(items.size());
            for (Future<R> future : pool.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for parallel work", e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "assay-worker");
        thread.setDaemon(true);
        return thread;
    }
}
