package org.consilium.security;

import static org.consilium.security.Right.ADMINISTER;
import static org.consilium.security.Right.ASK;
import static org.consilium.security.Right.COORDINATE;
import static org.consilium.security.Right.GIVE_OPINIONS;
import static org.consilium.security.Right.MANAGE_DELIVERIES;
import static org.consilium.security.Right.MANAGE_REMOTE_AES;
import static org.consilium.security.Right.READ_TRAIL;
import static org.consilium.security.Right.REVIEW_EMERGENCIES;
import static org.consilium.security.Right.STEWARD_IMAGES;
import static org.consilium.security.Right.UPLOAD_IMAGES;
import static org.consilium.security.Right.VIEW_STUDIES;

import java.util.Set;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * The one table of what a role may do, within the institution it is held in. Whether a person takes part in a certain case
 * is asked of the case.
 */
public final class Rights {

    private Rights() {}

    /** What one role allows. */
    public static Set<Right> of(Role role) {
        return switch (role) {
            case REFERRER -> Set.of(VIEW_STUDIES, UPLOAD_IMAGES, ASK);
            case COORDINATOR -> Set.of(VIEW_STUDIES, UPLOAD_IMAGES, COORDINATE, MANAGE_DELIVERIES);
            case SPECIALIST, PATHOLOGIST, ADJUDICATOR -> Set.of(VIEW_STUDIES, GIVE_OPINIONS);
            case BOARD_CHAIR -> Set.of(VIEW_STUDIES);
            case IMAGE_STEWARD ->
                Set.of(VIEW_STUDIES, UPLOAD_IMAGES, STEWARD_IMAGES, MANAGE_DELIVERIES, MANAGE_REMOTE_AES);
            case ADMINISTRATOR -> Set.of(ADMINISTER, MANAGE_REMOTE_AES, MANAGE_DELIVERIES);
            case AUDITOR -> Set.of(READ_TRAIL);
            case PRIVACY_OFFICER -> Set.of(READ_TRAIL, REVIEW_EMERGENCIES);
        };
    }

    public static boolean may(Person person, Right right) {
        return person.active() && person.roles().stream().anyMatch(role -> of(role).contains(right));
    }

    /** Errors: NOT_AUTHORIZED. */
    public static void require(Person person, Right right) {
        if (!may(person, right)) {
            throw new Rejected(Reason.NOT_AUTHORIZED);
        }
    }
}
