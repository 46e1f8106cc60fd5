package org.consilium.exchange.notice;

import java.io.IOException;
import org.consilium.cases.notice.Notice;
import org.consilium.cases.notice.NoticeChannel;
import org.consilium.security.Person;

/** Brings notices to people, one at a time. */
public interface NoticeWay {

    NoticeChannel channel();

    /** Whether the node knows how to reach somebody this way. */
    boolean reaches(Person person);

    /**
     * Returns once the other side has taken it. A notice brought again has the same id, by which the other side can tell.
     *
     * @param text in the person's language
     * @throws IOException it was not taken; the message names no person and no address
     */
    void bring(Notice notice, Person person, NoticeText text) throws IOException;
}
