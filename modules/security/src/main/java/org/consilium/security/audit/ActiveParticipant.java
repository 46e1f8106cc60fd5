package org.consilium.security.audit;

import java.util.List;

/**
 * Who took part in an act (PS3.15 A.5.1, ActiveParticipant).
 *
 * @param userId account, AE title or name of the machine client
 * @param userName as people know it; may be empty
 * @param requestor whether it asked for the act
 * @param address network address, may be empty
 * @param roles what it was in the act
 */
public record ActiveParticipant(String userId, String userName, boolean requestor, String address, List<Code> roles) {

    private static final Code APPLICATION = Code.dicom("110150", "Application");
    private static final Code DESTINATION = Code.dicom("110152", "Destination Role ID");
    private static final Code SOURCE = Code.dicom("110153", "Source Role ID");

    public ActiveParticipant {
        roles = List.copyOf(roles);
    }

    public static ActiveParticipant requestor(String userId, String userName, String address) {
        return new ActiveParticipant(userId, userName, true, address, List.of());
    }

    public static ActiveParticipant application(String userId) {
        return new ActiveParticipant(userId, "", false, "", List.of(APPLICATION));
    }

    public ActiveParticipant asSource() {
        return as(SOURCE);
    }

    public ActiveParticipant asDestination() {
        return as(DESTINATION);
    }

    private ActiveParticipant as(Code role) {
        return new ActiveParticipant(userId, userName, requestor, address, List.of(role));
    }
}
