package org.consilium.security;

/** What a person may do within the institution it belongs to. */
public enum Role {
    REFERRER,
    COORDINATOR,
    SPECIALIST,
    PATHOLOGIST,
    ADJUDICATOR,
    BOARD_CHAIR,
    PRIVACY_OFFICER,
    AUDITOR,
    IMAGE_STEWARD,
    ADMINISTRATOR;

    /** Whether the role treats patients or handles their images: it sees the studies of its own institution. */
    public boolean isClinical() {
        return switch (this) {
            case REFERRER, COORDINATOR, SPECIALIST, PATHOLOGIST, ADJUDICATOR, BOARD_CHAIR, IMAGE_STEWARD -> true;
            case PRIVACY_OFFICER, AUDITOR, ADMINISTRATOR -> false;
        };
    }
}
