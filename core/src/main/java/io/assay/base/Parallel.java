package io.assay.base;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

/**
 * Independent pieces of work on a fixed number of threads. Results come back in the order of the input, so what is made
 * of them does not depend on the number of threads.
 *
 * @param threads how many pieces run at a time, at least 1
 */
public record Parallel(int threads) {
    private static final String INTERRUPTED = "interrupted while waiting for parallel work";

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
                results.add(done(future));
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(INTERRUPTED, e);
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * The results of {@code work} for every item, worked out while whoever reads them is busy with those before: at
     * most twice as many as there are threads are ahead of the reader. The first failure, in the order of the items, is
     * thrown to the reader. To be closed, which stops what is not wanted any more.
     */
    public <T, R> Stream<R> ahead(List<T> items, Function<? super T, ? extends R> work) {
        if (threads == 1 || items.size() < 2) {
            return items.stream().map(work);
        }
        Ahead<T, R> ahead = new Ahead<>(items.iterator(), work, threads);
        return StreamSupport.stream(Spliterators.spliterator(ahead, items.size(), Spliterator.ORDERED), false)
                .onClose(ahead.pool::shutdownNow);
    }

    /** Results in order, some of them in the making. */
    private static final class Ahead<T, R> implements Iterator<R> {
        private final Iterator<T> items;
        private final Function<? super T, ? extends R> work;
        private final int most;
        private final ExecutorService pool;
        private final Deque<Future<R>> made = new ArrayDeque<>();

        Ahead(Iterator<T> items, Function<? super T, ? extends R> work, int threads) {
            this.items = items;
            this.work = work;
            this.most = 2 * threads;
            this.pool = Executors.newFixedThreadPool(threads, Parallel::daemon);
        }

        @Override
        public boolean hasNext() {
            return !made.isEmpty() || items.hasNext();
        }

        @Override
        public R next() {
            fill();
            if (made.isEmpty()) {
                throw new NoSuchElementException("all items were handed out");
            }
            R result = done(made.remove());
            fill();
            return result;
        }

        private void fill() {
            while (items.hasNext() && made.size() < most) {
                T item = items.next();
                made.add(pool.submit(() -> work.apply(item)));
            }
        }
    }

    private static <R> R done(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(INTERRUPTED, e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
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
