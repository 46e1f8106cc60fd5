package org.consilium.dimse.pdu;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes A-ASSOCIATE-RQ and A-ASSOCIATE-AC (PS3.8 9.3.2, 9.3.3). */
final class AssociateEncoder {

    private static final int AE_TITLE_LENGTH = 16;

    private final ItemBuffer out = new ItemBuffer();

    private AssociateEncoder() {}

    static byte[] encode(AssociateRq rq) {
        var encoder = new AssociateEncoder();
        encoder.head(
                PduType.ASSOCIATE_RQ,
                rq.protocolVersion(),
                rq.calledAeTitle(),
                rq.callingAeTitle(),
                rq.applicationContextName());
        for (PresentationContext context : rq.presentationContexts()) {
            int item = encoder.context(ItemType.PRESENTATION_CONTEXT_RQ, context.id(), 0);
            encoder.out.item(ItemType.ABSTRACT_SYNTAX, context.abstractSyntax());
            for (String transferSyntax : context.transferSyntaxes()) {
                encoder.out.item(ItemType.TRANSFER_SYNTAX, transferSyntax);
            }
            encoder.out.end(item);
        }
        return encoder.finish(rq.userInformation());
    }

    static byte[] encode(AssociateAc ac) {
        var encoder = new AssociateEncoder();
        encoder.head(
                PduType.ASSOCIATE_AC,
                AssociateRq.PROTOCOL_VERSION,
                ac.calledAeTitle(),
                ac.callingAeTitle(),
                ac.applicationContextName());
        for (ContextResult result : ac.presentationContexts()) {
            int item = encoder.context(ItemType.PRESENTATION_CONTEXT_AC, result.id(), result.result());
            encoder.out.item(ItemType.TRANSFER_SYNTAX, result.transferSyntax());
            encoder.out.end(item);
        }
        return encoder.finish(ac.userInformation());
    }

    private void head(int type, int protocolVersion, String called, String calling, String applicationContext) {
        out.int8(type).int8(0).int32(0).int16(protocolVersion).int16(0);
        out.bytes(padded(called)).bytes(padded(calling)).bytes(new byte[32]);
        out.item(ItemType.APPLICATION_CONTEXT, applicationContext);
    }

    private int context(int type, int id, int result) {
        int item = out.begin(type);
        out.int8(id).int8(0).int8(result).int8(0);
        return item;
    }

    private byte[] finish(UserInformation user) {
        int item = out.begin(ItemType.USER_INFORMATION);
        int maximumLength = out.begin(ItemType.MAXIMUM_LENGTH);
        out.int32((int) user.maximumLength()).end(maximumLength);
        out.item(ItemType.IMPLEMENTATION_CLASS_UID, user.implementationClassUid());
        user.asynchronousOperations().ifPresent(window -> {
            int operations = out.begin(ItemType.ASYNCHRONOUS_OPERATIONS);
            out.int16(window.invoked()).int16(window.performed()).end(operations);
        });
        user.roleSelections().forEach(this::role);
        if (!user.implementationVersionName().isEmpty()) {
            out.item(ItemType.IMPLEMENTATION_VERSION_NAME, user.implementationVersionName());
        }
        user.extendedNegotiations().forEach(this::extended);
        user.commonExtendedNegotiations().forEach(this::commonExtended);
        user.userIdentity().ifPresent(this::identity);
        user.userIdentityResponse().ifPresent(this::identityResponse);
        out.end(item);
        byte[] pdu = out.toByteArray();
        Bytes.putInt32(pdu, 2, pdu.length - Pdu.HEADER_LENGTH);
        return pdu;
    }

    private void role(RoleSelection role) {
        int item = out.begin(ItemType.ROLE_SELECTION);
        out.text(role.sopClassUid())
                .int8(role.scu() ? 1 : 0)
                .int8(role.scp() ? 1 : 0)
                .end(item);
    }

    private void extended(ExtendedNegotiation extended) {
        int item = out.begin(ItemType.EXTENDED_NEGOTIATION);
        out.text(extended.sopClassUid()).bytes(extended.information()).end(item);
    }

    private void commonExtended(CommonExtendedNegotiation common) {
        int item = out.begin(ItemType.COMMON_EXTENDED_NEGOTIATION);
        out.text(common.sopClassUid()).text(common.serviceClassUid());
        List<String> related = common.relatedSopClassUids();
        out.int16(related.stream().mapToInt(uid -> uid.length() + 2).sum());
        related.forEach(out::text);
        out.end(item);
    }

    private void identity(UserIdentity identity) {
        int item = out.begin(ItemType.USER_IDENTITY);
        out.int8(identity.type()).int8(identity.positiveResponseRequested() ? 1 : 0);
        out.int16(identity.primary().length).bytes(identity.primary());
        out.int16(identity.secondary().length).bytes(identity.secondary()).end(item);
    }

    private void identityResponse(UserIdentityResponse response) {
        int item = out.begin(ItemType.USER_IDENTITY_RESPONSE);
        out.int16(response.serverResponse().length)
                .bytes(response.serverResponse())
                .end(item);
    }

    private static byte[] padded(String aeTitle) {
        return (aeTitle + " ".repeat(AE_TITLE_LENGTH))
                .substring(0, AE_TITLE_LENGTH)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
