package org.consilium.dimse.pdu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the user information item (PS3.7 annex D.3.3). What is missing gets the most careful value. */
final class UserInformationDecoder {

    /** Negotiation sub-items together: two for each possible presentation context. */
    static final int SUB_ITEMS_MAX = 2 * AssociateRq.PRESENTATION_CONTEXTS_MAX + 16;

    /** What a peer is taken to receive when it does not say: a length every implementation can take. */
    static final long MAXIMUM_LENGTH_DEFAULT = 16384;

    private long maximumLength = MAXIMUM_LENGTH_DEFAULT;
    private String implementationClassUid = "";
    private String implementationVersionName = "";
    private Optional<AsynchronousOperations> asynchronousOperations = Optional.empty();
    private Optional<UserIdentity> userIdentity = Optional.empty();
    private Optional<UserIdentityResponse> userIdentityResponse = Optional.empty();
    private final List<RoleSelection> roles = new ArrayList<>();
    private final List<ExtendedNegotiation> extended = new ArrayList<>();
    private final List<CommonExtendedNegotiation> commonExtended = new ArrayList<>();

    void read(ItemReader in) throws InvalidPdu {
        for (int count = 0; in.hasMore(); count++) {
            if (count == SUB_ITEMS_MAX) {
                throw new InvalidPdu(Abort.INVALID_PDU_PARAMETER, "More than " + SUB_ITEMS_MAX + " user sub-items");
            }
            ItemReader.Item item = in.item();
            subItem(item.type(), item.content());
        }
    }

    UserInformation result() {
        return new UserInformation(
                maximumLength,
                implementationClassUid,
                implementationVersionName,
                asynchronousOperations,
                roles,
                extended,
                commonExtended,
                userIdentity,
                userIdentityResponse);
    }

    private void subItem(int type, ItemReader in) throws InvalidPdu {
        switch (type) {
            case ItemType.MAXIMUM_LENGTH -> maximumLength = in.int32();
            case ItemType.IMPLEMENTATION_CLASS_UID -> implementationClassUid = in.rest();
            case ItemType.IMPLEMENTATION_VERSION_NAME -> implementationVersionName = in.rest();
            case ItemType.ASYNCHRONOUS_OPERATIONS ->
                asynchronousOperations = Optional.of(new AsynchronousOperations(in.int16(), in.int16()));
            case ItemType.ROLE_SELECTION -> roles.add(new RoleSelection(in.text(), in.int8() == 1, in.int8() == 1));
            case ItemType.EXTENDED_NEGOTIATION -> extended.add(new ExtendedNegotiation(in.text(), in.restBytes()));
            case ItemType.COMMON_EXTENDED_NEGOTIATION -> commonExtended.add(common(in));
            case ItemType.USER_IDENTITY -> userIdentity = Optional.of(identity(in));
            case ItemType.USER_IDENTITY_RESPONSE ->
                userIdentityResponse = Optional.of(new UserIdentityResponse(in.bytes(in.int16())));
            default -> {}
        }
    }

    private static CommonExtendedNegotiation common(ItemReader in) throws InvalidPdu {
        String sopClass = in.text();
        String serviceClass = in.text();
        int length = in.int16();
        var related = new ItemReader(in.bytes(length), 0, length);
        List<String> uids = new ArrayList<>();
        while (related.hasMore()) {
            uids.add(related.text());
        }
        return new CommonExtendedNegotiation(sopClass, serviceClass, uids);
    }

    private static UserIdentity identity(ItemReader in) throws InvalidPdu {
        int type = in.int8();
        boolean positiveResponse = in.int8() == 1;
        byte[] primary = in.bytes(in.int16());
        byte[] secondary = in.hasMore() ? in.bytes(in.int16()) : new byte[0];
        return new UserIdentity(type, positiveResponse, primary, secondary);
    }
}
