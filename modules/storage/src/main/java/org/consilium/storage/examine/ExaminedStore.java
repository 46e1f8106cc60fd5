package org.consilium.storage.examine;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectSummary;
import org.consilium.storage.StoreFault;
import org.consilium.storage.UploadMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that takes nothing before it was examined and found fit, and that knows whether it answers. One that is away when
 * the node starts is examined before the first object is written to it.
 */
public final class ExaminedStore implements ObjectStore {

    private static final Logger LOG = LoggerFactory.getLogger(ExaminedStore.class);

    /** Until an unfit store is tried out again: whoever mends it need not restart the node. */
    private static final Duration EXAMINED_AGAIN_AFTER = Duration.ofMinutes(5);

    private final ObjectStore store;
    private final String name;
    private final Clock clock;
    private final ReentrantLock examining = new ReentrantLock();
    private volatile StoreState state = StoreState.UNKNOWN;

    /** @param name for people: where the store is */
    public ExaminedStore(ObjectStore store, String name, Clock clock) {
        this.store = store;
        this.name = name;
        this.clock = clock;
    }

    /** Where the store is, for people. */
    public String name() {
        return name;
    }

    public StoreState state() {
        return state;
    }

    private synchronized void change(UnaryOperator<StoreState> how) {
        state = how.apply(state);
    }

    /**
     * Examines the store, and goes on without it when it is away or silent: it is examined once it answers.
     *
     * @param waitMax until a silent store counts as away
     * @throws UnfitStore when it loses or alters what it is given
     */
    public void examineAtStart(Duration waitMax) throws InterruptedException {
        var thread = Thread.ofVirtual().name("store-examination").start(this::tryToExamine);
        if (!thread.join(waitMax)) {
            LOG.warn("The object store {} has not answered yet; what arrives stays in the spool until it does", name);
        }
        var fault = state.examination().flatMap(Examination::fault);
        if (fault.isPresent()) {
            throw new UnfitStore(
                    "The object store %s %s. The node does not entrust images to it. Mend the store or what lies between, or name another one (consilium.storage)."
                            .formatted(name, fault.get().text()));
        }
    }

    private void tryToExamine() {
        try {
            examine();
        } catch (IOException away) {
            LOG.warn(
                    "The object store {} cannot be used yet; what arrives stays in the spool until it can: {}",
                    name,
                    state.lastError());
        }
    }

    /** One at a time; whoever waited takes the result of the other. */
    private void examine() throws IOException {
        examining.lock();
        try {
            if (!isDue()) {
                return;
            }
            var result = noting(() -> new Examiner(store).run());
            change(before -> before.examined(result, clock.instant()));
            result.fault().ifPresent(fault -> LOG.error("The object store {} {}", name, fault.text()));
            result.warnings().forEach(warning -> LOG.warn("The object store {} {}", name, warning.text()));
        } finally {
            examining.unlock();
        }
    }

    private boolean isDue() {
        return !state.isFit()
                && state.examinedAt()
                        .map(at -> at.plus(EXAMINED_AGAIN_AFTER))
                        .filter(again -> clock.instant().isBefore(again))
                        .isEmpty();
    }

    @Override
    public void put(String key, long length, InputStream bytes) throws IOException {
        mustBeFit();
        noting(() -> {
            store.put(key, length, bytes);
            return true;
        });
    }

    @Override
    public void put(String key, long length, InputStream bytes, UploadMemory memory) throws IOException {
        mustBeFit();
        noting(() -> {
            store.put(key, length, bytes, memory);
            return true;
        });
    }

    @Override
    public void abandon(String key, String uploadId) throws IOException {
        noting(() -> {
            store.abandon(key, uploadId);
            return true;
        });
    }

    private void mustBeFit() throws IOException {
        if (!state.isFit()) {
            examine();
            var fault = state.examination().flatMap(Examination::fault);
            if (fault.isPresent()) {
                throw new StoreFault("The object store " + fault.get().text() + "; nothing is moved to it");
            }
        }
    }

    @Override
    public boolean isNear() {
        return store.isNear();
    }

    @Override
    public InputStream open(String key, long offset, long length) throws IOException {
        return noting(() -> store.open(key, offset, length));
    }

    @Override
    public Optional<ObjectSummary> stat(String key) throws IOException {
        return noting(() -> store.stat(key));
    }

    @Override
    public void delete(String key) throws IOException {
        noting(() -> {
            store.delete(key);
            return true;
        });
    }

    @Override
    public List<ObjectSummary> list(String after, int limit) throws IOException {
        return noting(() -> store.list(after, limit));
    }

    @Override
    public boolean namesChecksum(String key) throws IOException {
        return noting(() -> store.namesChecksum(key));
    }

    private interface Request<T> {
        T run() throws IOException;
    }

    /** That there is no such object, or no such range, is an answer too; so is the end of the stream that is written. */
    private <T> T noting(Request<T> request) throws IOException {
        try {
            var answer = request.run();
            change(StoreState::answered);
            return answer;
        } catch (NoSuchFileException | FileAlreadyExistsException | EOFException answered) {
            throw answered;
        } catch (IOException failure) {
            var now = clock.instant();
            change(before -> before.failed(describe(failure), now));
            throw failure;
        }
    }

    private static String describe(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
