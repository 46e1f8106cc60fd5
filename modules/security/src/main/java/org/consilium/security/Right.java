package org.consilium.security;

/** A kind of act that roles allow; which role allows which stands in {@link Rights}. */
public enum Right {
    /** See the images of the own institution. */
    VIEW_STUDIES,
    /** Bring images in through the portal. */
    UPLOAD_IMAGES,
    /** Open a case, with the responsibility for the treatment. */
    ASK,
    /** Be offered cases and sign opinions. */
    GIVE_OPINIONS,
    /** See the cases of the own institution, offer them by hand, turn them down. */
    COORDINATE,
    /** See and repeat deliveries to other systems. */
    MANAGE_DELIVERIES,
    /** Decide about images that contradict each other, correct whose they are, take them out of use. */
    STEWARD_IMAGES,
    /** Change and test the DICOM peers of the node. */
    MANAGE_REMOTE_AES,
    /** Change people and institutions. */
    ADMINISTER,
    /** Look at what was opened in emergencies, and say whether that was justified. */
    REVIEW_EMERGENCIES,
    /** Read the audit trail. */
    READ_TRAIL
}
