package org.consilium.dimse.service;

import java.util.Optional;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dimse.association.NegotiatedContext;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;

/** A response to a request of this side. */
public final class Response {

    /** Longest data set of a response in bytes, also once inflated: identifiers, attribute lists, results of actions. */
    public static final int DATA_SET_LENGTH_MAX = 1 << 24;

    private final NegotiatedContext context;
    private final CommandSet command;
    private final DimseStatus status;
    private final byte[] dataSet;

    Response(NegotiatedContext context, CommandSet command, DimseStatus status, byte[] dataSet) {
        this.context = context;
        this.command = command;
        this.status = status;
        this.dataSet = dataSet;
    }

    public CommandSet command() {
        return command;
    }

    public DimseStatus status() {
        return status;
    }

    /**
     * The data set, none when the response has none.
     *
     * <p>Errors: the bytes are no data set.
     */
    public Optional<DataSet> dataSet() {
        return command.hasDataSet()
                ? Optional.of(DataSetReader.read(ByteRange.of(dataSet), context.transferSyntax(), DATA_SET_LENGTH_MAX))
                : Optional.empty();
    }
}
