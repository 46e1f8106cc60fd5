package org.consilium.reports.making;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import org.consilium.archive.Archive;
import org.consilium.archive.StoredInstance;
import org.consilium.cases.CaseId;
import org.consilium.cases.SignedOpinion;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.reports.content.Circumstances;
import org.consilium.reports.document.EncapsulatedReport;
import org.consilium.security.Caller;

/** The PDF of a signed version: from the archive, where the delivered one lies, or made now until it is there. */
public final class PrintedOpinions {

    private final SignedOpinions opinions;
    private final ReportRegister register;
    private final ReportMaker maker;
    private final Archive archive;
    private final Function<SignedOpinion, Circumstances> circumstances;

    public PrintedOpinions(
            SignedOpinions opinions,
            ReportRegister register,
            ReportMaker maker,
            Archive archive,
            Function<SignedOpinion, Circumstances> circumstances) {
        this.opinions = opinions;
        this.register = register;
        this.maker = maker;
        this.archive = archive;
        this.circumstances = circumstances;
    }

    public Optional<byte[]> pdf(CaseId id, int version) {
        return opinions.find(id, version)
                .map(opinion -> archive.open(new Caller.Node(), opinion.uids().pdfInstance())
                        .map(PrintedOpinions::document)
                        .orElseGet(() -> maker.pdf(
                                opinion,
                                register.circumstances(id, version).orElseGet(() -> circumstances.apply(opinion)))));
    }

    private static byte[] document(StoredInstance instance) {
        try (InputStream dataSet = instance.open()) {
            return EncapsulatedReport.document(DataSetReader.read(dataSet, instance.transferSyntax()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading a stored report", e);
        }
    }
}
