package org.consilium.reports.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.consilium.cases.ManifestInstance;
import org.consilium.cases.SignedOpinion;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.kernel.Uid;
import org.consilium.reports.content.Report;

/** The printed opinion as Encapsulated PDF (PS3.3 A.45.1, C.24.2). */
public final class EncapsulatedReport {

    private static final int SERIES_NUMBER = 9500;

    private EncapsulatedReport() {}

    /**
     * @param source the header of an original of the study that was asked about
     */
    public static ReportedObject of(Report report, DataSet source, byte[] pdf) {
        SignedOpinion opinion = report.opinion();
        Uid instance = opinion.uids().pdfInstance();
        DataSetBuilder object = CommonModules.of(source, opinion, Uids.EncapsulatedPDFStorage, instance);
        CommonModules.series(object, "DOC", opinion.uids().pdfSeries(), SERIES_NUMBER + opinion.version(), opinion);
        CommonModules.contentTime(
                object, source, opinion, report.circumstances().requesterZone());
        object.text(Tag.ConversionType, "WSD")
                .empty(Tag.AcquisitionDateTime)
                .text(Tag.BurnedInAnnotation, "YES")
                .items(Tag.SourceInstanceSequence, sources(opinion))
                .text(Tag.DocumentTitle, CommonModules.title(opinion))
                .items(
                        Tag.ConceptNameCodeSequence,
                        Concept.title(opinion.discipline()).item())
                .text(Tag.VerificationFlag, "VERIFIED")
                .text(Tag.MIMETypeOfEncapsulatedDocument, "application/pdf")
                .bytes(Tag.EncapsulatedDocument, VR.OB, Arrays.copyOf(pdf, pdf.length + pdf.length % 2))
                .integers(Tag.EncapsulatedDocumentLength, pdf.length);
        return new ReportedObject(
                instance, Uids.EncapsulatedPDFStorage, opinion.studies().getFirst(), object.build());
    }

    /** The PDF in an object made by {@link #of}, without padding. */
    public static byte[] document(DataSet object) {
        byte[] padded = object.bytes(Tag.EncapsulatedDocument).orElse(new byte[0]);
        int length = object.integer(Tag.EncapsulatedDocumentLength).orElse(padded.length);
        return Arrays.copyOf(padded, Math.min(length, padded.length));
    }

    private static List<DataSet> sources(SignedOpinion opinion) {
        List<DataSet> sources = new ArrayList<>();
        sources.add(Evidence.reference(Uids.EnhancedSRStorage, opinion.uids().srInstance()));
        for (ManifestInstance instance : opinion.manifest()) {
            sources.add(Evidence.reference(instance.sopClass(), instance.sopInstance()));
        }
        return sources;
    }
}
