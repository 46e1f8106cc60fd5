package org.consilium.reports.making;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.Arrival;
import org.consilium.archive.Channel;
import org.consilium.archive.InstanceReceiver;
import org.consilium.archive.Origin;
import org.consilium.archive.Receipt;
import org.consilium.cases.SignedOpinion;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.reports.content.Circumstances;
import org.consilium.reports.content.Gathering;
import org.consilium.reports.content.Gathering.Gathered;
import org.consilium.reports.document.EncapsulatedReport;
import org.consilium.reports.document.ReportedObject;
import org.consilium.reports.document.StructuredReport;
import org.consilium.reports.page.OpinionPages;

/** Makes the documents of one opinion and hands them to the archive. */
public final class ReportMaker {

    private static final TransferSyntax WRITTEN = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    private final Gathering gathering;
    private final InstanceReceiver receiver;

    public ReportMaker(Gathering gathering, InstanceReceiver receiver) {
        this.gathering = gathering;
        this.receiver = receiver;
    }

    byte[] pdf(SignedOpinion opinion, Circumstances circumstances) {
        return OpinionPages.pdf(gathering.gather(opinion, circumstances).report());
    }

    /**
     * Stores both documents; what is stored already stays as it is.
     *
     * @return their SOP Instance UIDs
     * @throws Rejected when an original is missing, also because no study was asked about, or the archive refuses a document
     */
    List<Uid> store(SignedOpinion opinion, Circumstances circumstances) throws IOException {
        Gathered gathered = gathering.gather(opinion, circumstances);
        DataSet source = gathered.source()
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND, "a study the documents could belong to"));
        ReportedObject structured = StructuredReport.of(gathered.report(), source);
        ReportedObject printed = EncapsulatedReport.of(gathered.report(), source, OpinionPages.pdf(gathered.report()));
        Origin origin = new Origin(
                Channel.REPORT, "", "", "", Optional.of(opinion.requester().institution()));
        store(structured, origin);
        store(printed, origin);
        return List.of(structured.sopInstance(), printed.sopInstance());
    }

    private void store(ReportedObject object, Origin origin) throws IOException {
        Arrival arrival = new Arrival(
                origin,
                WRITTEN,
                Optional.of(object.sopClass()),
                Optional.of(object.sopInstance().value()),
                Optional.of(object.study()));
        byte[] bytes = DataSetWriter.toByteArray(object.dataSet(), WRITTEN);
        switch (receiver.receive(arrival, new ByteArrayInputStream(bytes))) {
            case Receipt.Stored _, Receipt.Duplicate _ -> {}
            case Receipt.Refused(var reason, var detail) -> throw new Rejected(reason, detail);
        }
    }
}
