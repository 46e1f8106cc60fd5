package org.consilium.dimse.pdu;

import java.util.List;
import java.util.Optional;
import org.consilium.dicom.io.FileMeta;

/**
 * User information item (PS3.8 9.3.2.3, PS3.7 annex D.3.3).
 *
 * @param maximumLength longest P-DATA-TF variable field in bytes that the writer of this item receives; 0 without limit
 * @param implementationVersionName at most 16 characters; may be empty
 * @param userIdentity of a request
 * @param userIdentityResponse of an answer
 */
public record UserInformation(
        long maximumLength,
        String implementationClassUid,
        String implementationVersionName,
        Optional<AsynchronousOperations> asynchronousOperations,
        List<RoleSelection> roleSelections,
        List<ExtendedNegotiation> extendedNegotiations,
        List<CommonExtendedNegotiation> commonExtendedNegotiations,
        Optional<UserIdentity> userIdentity,
        Optional<UserIdentityResponse> userIdentityResponse) {

    /** This implementation (PS3.7 D.3.3.2): the one that files name as their writer. */
    public static final String IMPLEMENTATION_CLASS_UID = FileMeta.IMPLEMENTATION_CLASS_UID;

    /** Its short name (PS3.7 D.3.3.2.3). */
    public static final String IMPLEMENTATION_VERSION_NAME = FileMeta.IMPLEMENTATION_VERSION_NAME;

    public UserInformation {
        roleSelections = List.copyOf(roleSelections);
        extendedNegotiations = List.copyOf(extendedNegotiations);
        commonExtendedNegotiations = List.copyOf(commonExtendedNegotiations);
    }

    /** What this implementation says of itself when nothing is to be negotiated but the length. */
    public static UserInformation ofThisImplementation(long maximumLength) {
        return new UserInformation(
                maximumLength,
                IMPLEMENTATION_CLASS_UID,
                IMPLEMENTATION_VERSION_NAME,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with this asynchronous operations window. */
    public UserInformation withAsynchronousOperations(Optional<AsynchronousOperations> value) {
        return new UserInformation(
                maximumLength,
                implementationClassUid,
                implementationVersionName,
                value,
                roleSelections,
                extendedNegotiations,
                commonExtendedNegotiations,
                userIdentity,
                userIdentityResponse);
    }

    /** The same with these role selections. */
    public UserInformation withRoleSelections(List<RoleSelection> value) {
        return new UserInformation(
                maximumLength,
                implementationClassUid,
                implementationVersionName,
                asynchronousOperations,
                value,
                extendedNegotiations,
                commonExtendedNegotiations,
                userIdentity,
                userIdentityResponse);
    }

    /** The same with these extended negotiations of SOP classes. */
    public UserInformation withExtendedNegotiations(List<ExtendedNegotiation> value) {
        return new UserInformation(
                maximumLength,
                implementationClassUid,
                implementationVersionName,
                asynchronousOperations,
                roleSelections,
                value,
                commonExtendedNegotiations,
                userIdentity,
                userIdentityResponse);
    }

    /** The same with these common extended negotiations of SOP classes. */
    public UserInformation withCommonExtendedNegotiations(List<CommonExtendedNegotiation> value) {
        return new UserInformation(
                maximumLength,
                implementationClassUid,
                implementationVersionName,
                asynchronousOperations,
                roleSelections,
                extendedNegotiations,
                value,
                userIdentity,
                userIdentityResponse);
    }

    /** The same with this identity of the user who asks. */
    public UserInformation withUserIdentity(Optional<UserIdentity> value) {
        return new UserInformation(
                maximumLength,
                implementationClassUid,
                implementationVersionName,
                asynchronousOperations,
                roleSelections,
                extendedNegotiations,
                commonExtendedNegotiations,
                value,
                userIdentityResponse);
    }

    /** The same with this answer to the identity of the user. */
    public UserInformation withUserIdentityResponse(Optional<UserIdentityResponse> value) {
        return new UserInformation(
                maximumLength,
                implementationClassUid,
                implementationVersionName,
                asynchronousOperations,
                roleSelections,
                extendedNegotiations,
                commonExtendedNegotiations,
                userIdentity,
                value);
    }
}
