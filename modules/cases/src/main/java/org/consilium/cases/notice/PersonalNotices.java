package org.consilium.cases.notice;

import java.util.List;
import org.consilium.security.PersonId;

/** How people want to be told, and what they were told. */
public interface PersonalNotices {

    /** Most that are listed for a person. */
    int LISTED_MAX = 20;

    NoticePreferences preferences(PersonId person);

    /** Counts for what waits too. */
    void prefer(PersonId person, NoticePreferences preferences);

    /** What became of the last ones of a person, newest first, without those that were not needed. */
    List<NoticeDelivery> last(PersonId person);
}
