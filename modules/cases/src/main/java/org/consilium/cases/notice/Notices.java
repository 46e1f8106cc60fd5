package org.consilium.cases.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Notices on their way out. A claim holds until its lease ends, so of several nodes one sends; a sender that died between sending and saying so
 * makes the next one send again, with the same {@link Notice#id}.
 */
public interface Notices {

    /** The most urgent one that is due on a channel; it counts as an attempt from now on. */
    Optional<Notice> claim(NoticeChannel channel, Duration lease);

    /** It has left. What has happened again meanwhile waits as a new one. False: the claim had been lost. */
    boolean sent(Notice notice);

    /** The attempt failed. @param next of the next one; none: it was the last */
    boolean failed(Notice notice, String why, Optional<Instant> next);

    /** Nothing was tried: it waits until a moment. */
    void hold(Notice notice, Instant until);

    /** It is not wanted. */
    void drop(Notice notice);

    /** Forgets what waits for channels this node does not have, and what ended before a moment. */
    void clean(Set<NoticeChannel> absent, Instant before);

    long count(NoticeState state);
}
