package org.consilium.archive.reindex;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.consilium.archive.reindex.Reindexing.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the index again before the node opens its ports, and shows how far it is. */
public final class ReindexAtStart implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ReindexAtStart.class);
    private static final int BAR_LENGTH = 40;
    private static final int PERCENT = 100;

    private final Reindexing reindexing;
    private long percentShown = -1;

    public ReindexAtStart(Reindexing reindexing) {
        this.reindexing = reindexing;
    }

    /** An outage of the store or of PostgreSQL ends the start; the next one with the same option goes on from there. */
    @Override
    public void run() {
        try {
            var end = reindexing.run(this::show);
            LOG.info(
                    "The store holds {} instances in {} objects; {} were missing in the index, {} cannot be read; "
                            + "{} decisions of the journal were not known",
                    end.instances(),
                    end.objects(),
                    end.added(),
                    end.unreadable(),
                    end.decisions());
        } catch (IOException outage) {
            throw new UncheckedIOException(outage);
        }
    }

    private void show(Progress progress) {
        long percent = progress.objects() * PERCENT / Math.max(1, progress.objectsTotal());
        if (percent != percentShown) {
            percentShown = percent;
            LOG.info("Making the index again {}", bar(progress));
        }
    }

    static String bar(Progress progress) {
        long total = Math.max(progress.objectsTotal(), progress.objects());
        int done = (int) (progress.objects() * BAR_LENGTH / Math.max(1, total));
        return "[%s%s] %d of %d objects, %d instances"
                .formatted(
                        "#".repeat(done),
                        "-".repeat(BAR_LENGTH - done),
                        progress.objects(),
                        total,
                        progress.instances());
    }
}
