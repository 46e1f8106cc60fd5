package org.consilium.security.audit;

import java.util.List;
import java.util.Optional;

/** Reads the trail. Who may is asked before. */
public interface TrailReader {

    /** Newest first. */
    List<TrailEntry> find(TrailSearch search);

    Optional<TrailEntry> find(long seq);

    /** In the order of the chain, for who follows it. */
    List<TrailEntry> after(long seq, int limit);

    /** Number of the last event. */
    long last();
}
