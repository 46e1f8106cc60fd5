package org.consilium.dimse.pdu;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Reads A-ASSOCIATE-RQ and A-ASSOCIATE-AC (PS3.8 9.3.2, 9.3.3). Unknown items are ignored, as PS3.8 9.3.1 demands. */
final class AssociateDecoder {

    /** Transfer syntaxes of one context; the standard and all vendors together know fewer. */
    static final int TRANSFER_SYNTAXES_MAX = 128;

    private static final int RESERVED_AFTER_TITLES = 32;

    private AssociateDecoder() {}

    static AssociateRq rq(byte[] buffer, int offset, int length) throws InvalidPdu {
        var in = new ItemReader(buffer, offset, length);
        int protocolVersion = in.int16();
        in.skip(2);
        String called = in.text(16);
        String calling = in.text(16);
        in.skip(RESERVED_AFTER_TITLES);
        List<PresentationContext> contexts = new ArrayList<>();
        var ids = new BitSet();
        var rest = Rest.of(in, ItemType.PRESENTATION_CONTEXT_RQ, item -> contexts.add(context(item, ids)));
        return new AssociateRq(protocolVersion, called, calling, rest.applicationContext(), contexts, rest.user());
    }

    static AssociateAc ac(byte[] buffer, int offset, int length) throws InvalidPdu {
        var in = new ItemReader(buffer, offset, length);
        in.skip(4);
        String called = in.text(16);
        String calling = in.text(16);
        in.skip(RESERVED_AFTER_TITLES);
        List<ContextResult> results = new ArrayList<>();
        var ids = new BitSet();
        var rest = Rest.of(in, ItemType.PRESENTATION_CONTEXT_AC, item -> results.add(result(item, ids)));
        return new AssociateAc(called, calling, rest.applicationContext(), results, rest.user());
    }

    /** Takes the content of one presentation context item. */
    private interface ContextReader {
        void read(ItemReader content) throws InvalidPdu;
    }

    /** What both PDUs have beside their presentation contexts. */
    private record Rest(String applicationContext, UserInformation user) {

        static Rest of(ItemReader in, int contextType, ContextReader contexts) throws InvalidPdu {
            String applicationContext = "";
            var user = new UserInformationDecoder();
            while (in.hasMore()) {
                ItemReader.Item item = in.item();
                if (item.type() == contextType) {
                    contexts.read(item.content());
                } else if (item.type() == ItemType.APPLICATION_CONTEXT) {
                    applicationContext = item.content().rest();
                } else if (item.type() == ItemType.USER_INFORMATION) {
                    user.read(item.content());
                }
            }
            return new Rest(applicationContext, user.result());
        }
    }

    private static PresentationContext context(ItemReader in, BitSet ids) throws InvalidPdu {
        int id = contextId(in, ids);
        in.skip(3);
        String abstractSyntax = "";
        List<String> transferSyntaxes = new ArrayList<>();
        while (in.hasMore()) {
            ItemReader.Item item = in.item();
            if (item.type() == ItemType.ABSTRACT_SYNTAX) {
                abstractSyntax = item.content().rest();
            } else if (item.type() == ItemType.TRANSFER_SYNTAX) {
                transferSyntaxes.add(item.content().rest());
            }
            if (transferSyntaxes.size() > TRANSFER_SYNTAXES_MAX) {
                throw invalid("More than " + TRANSFER_SYNTAXES_MAX + " transfer syntaxes in a presentation context");
            }
        }
        return new PresentationContext(id, abstractSyntax, transferSyntaxes);
    }

    private static ContextResult result(ItemReader in, BitSet ids) throws InvalidPdu {
        int id = contextId(in, ids);
        in.skip(1);
        int result = in.int8();
        in.skip(1);
        String transferSyntax = "";
        while (in.hasMore()) {
            ItemReader.Item item = in.item();
            if (item.type() == ItemType.TRANSFER_SYNTAX) {
                transferSyntax = item.content().rest();
            }
        }
        return new ContextResult(id, result, transferSyntax);
    }

    /** An odd number that was not there before: so there are never more than 128. */
    private static int contextId(ItemReader in, BitSet ids) throws InvalidPdu {
        int id = in.int8();
        if (id % 2 == 0) {
            throw invalid("Presentation context ID " + id + " is not odd");
        }
        if (ids.get(id)) {
            throw invalid("Presentation context ID " + id + " comes twice");
        }
        ids.set(id);
        return id;
    }

    private static InvalidPdu invalid(String message) {
        return new InvalidPdu(Abort.INVALID_PDU_PARAMETER, message);
    }
}
