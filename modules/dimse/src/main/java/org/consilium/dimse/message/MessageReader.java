package org.consilium.dimse.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.NegotiatedAssociation;
import org.consilium.dimse.association.NegotiatedContext;
import org.consilium.dimse.pdu.PresentationDataValue;
import org.consilium.kernel.Rejected;

/** Reads the messages of one association. The data set of one must be read before the next is asked for. */
public final class MessageReader {

    /** Bytes of a command set; the longest that are defined carry lists of attributes and stay far below. */
    static final int COMMAND_LENGTH_MAX = 1 << 16;

    private final NegotiatedAssociation association;
    private final Fragments fragments;

    public MessageReader(NegotiatedAssociation association) {
        this.association = association;
        this.fragments = new Fragments(association);
    }

    /**
     * The next message, or nothing when the peer has released the association.
     *
     * @param until when its first PDU must be there, as {@link System#nanoTime}; may move while this waits
     * @throws AssociationEnded when the association ended otherwise, or was aborted because what came is no message
     */
    public Optional<Message> next(LongSupplier until) throws IOException {
        Optional<PresentationDataValue> first = fragments.first(until);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        PresentationDataValue fragment = first.get();
        int contextId = fragment.contextId();
        NegotiatedContext context = Optional.ofNullable(association.contexts().get(contextId))
                .orElseThrow(() -> fragments.refuse("A message came in a presentation context that was not accepted"));
        var bytes = new ByteArrayOutputStream();
        append(bytes, fragment, contextId);
        while (!fragment.isLast()) {
            fragment = fragments.next();
            append(bytes, fragment, contextId);
        }
        CommandSet command = decode(bytes.toByteArray());
        InputStream dataSet =
                command.hasDataSet() ? new DataSetStream(fragments, contextId) : InputStream.nullInputStream();
        return Optional.of(new Message(context, command, dataSet));
    }

    private void append(ByteArrayOutputStream bytes, PresentationDataValue fragment, int contextId)
            throws AssociationEnded {
        if (!fragment.isCommand() || fragment.contextId() != contextId) {
            throw fragments.refuse("Data came where a command should be");
        }
        if (bytes.size() + fragment.length() > COMMAND_LENGTH_MAX) {
            throw fragments.refuse("A command set is longer than " + COMMAND_LENGTH_MAX + " bytes");
        }
        bytes.write(fragment.buffer(), fragment.offset(), fragment.length());
    }

    private CommandSet decode(byte[] bytes) throws AssociationEnded {
        try {
            return CommandSet.decode(bytes);
        } catch (Rejected e) {
            throw fragments.refuse("What came is no command set");
        }
    }
}
