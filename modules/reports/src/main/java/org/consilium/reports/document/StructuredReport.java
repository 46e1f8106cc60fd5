package org.consilium.reports.document;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.consilium.cases.ManifestInstance;
import org.consilium.cases.SignedOpinion;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.kernel.Uid;
import org.consilium.reports.content.Report;
import org.consilium.reports.document.Content.Relationship;

/** An opinion as Enhanced SR after TID 2000, Basic Diagnostic Imaging Report (PS3.16). */
public final class StructuredReport {

    private static final int SERIES_NUMBER = 9000;
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'+0000'");

    private StructuredReport() {}

    /**
     * @param source the header of an original of the study that was asked about
     */
    public static ReportedObject of(Report report, DataSet source) {
        SignedOpinion opinion = report.opinion();
        Uid study = opinion.studies().getFirst();
        Uid instance = opinion.uids().srInstance();
        DataSetBuilder object = CommonModules.of(source, opinion, Uids.EnhancedSRStorage, instance);
        CommonModules.series(object, "SR", opinion.uids().srSeries(), SERIES_NUMBER + opinion.version(), opinion);
        CommonModules.contentTime(
                object, source, opinion, report.circumstances().requesterZone());
        object.empty(Tag.ReferencedPerformedProcedureStepSequence).empty(Tag.PerformedProcedureCodeSequence);
        general(object, source, opinion, study);
        object.text(Tag.ValueType, "CONTAINER")
                .text(Tag.ContinuityOfContent, "SEPARATE")
                .items(
                        Tag.ConceptNameCodeSequence,
                        Concept.title(opinion.discipline()).item())
                .items(
                        Tag.ContentTemplateSequence,
                        DataSet.builder()
                                .text(Tag.MappingResource, "DCMR")
                                .text(Tag.TemplateIdentifier, "2000")
                                .build())
                .items(Tag.ContentSequence, content(report, source));
        return new ReportedObject(instance, Uids.EnhancedSRStorage, study, object.build());
    }

    /** SR document general module (PS3.3 C.17.2). */
    private static void general(DataSetBuilder object, DataSet source, SignedOpinion opinion, Uid study) {
        object.text(Tag.CompletionFlag, "COMPLETE")
                .text(Tag.VerificationFlag, "VERIFIED")
                .text(Tag.PreliminaryFlag, "FINAL")
                .items(Tag.VerifyingObserverSequence, verifier(opinion))
                .items(Tag.ReferencedRequestSequence, request(source, study));
        List<ManifestInstance> ofStudy =
                opinion.manifest().stream().filter(i -> i.study().equals(study)).toList();
        List<ManifestInstance> others = opinion.manifest().stream()
                .filter(i -> !i.study().equals(study))
                .toList();
        if (!ofStudy.isEmpty()) {
            object.items(Tag.CurrentRequestedProcedureEvidenceSequence, Evidence.byStudy(ofStudy));
        }
        if (!others.isEmpty()) {
            object.items(Tag.PertinentOtherEvidenceSequence, Evidence.byStudy(others));
        }
        opinion.predecessor()
                .ifPresent(before -> object.items(
                        Tag.PredecessorDocumentsSequence,
                        Evidence.single(
                                study,
                                before.uids().srSeries(),
                                Uids.EnhancedSRStorage,
                                before.uids().srInstance())));
    }

    private static DataSet verifier(SignedOpinion opinion) {
        return DataSet.builder()
                .text(
                        Tag.VerificationDateTime,
                        DATE_TIME.format(opinion.signedAt().atZone(ZoneOffset.UTC)))
                .text(
                        Tag.VerifyingObserverName,
                        Values.personName(opinion.author().name()))
                .text(
                        Tag.VerifyingOrganization,
                        Values.longString(opinion.author().institutionName()))
                .empty(Tag.VerifyingObserverIdentificationCodeSequence)
                .build();
    }

    private static DataSet request(DataSet source, Uid study) {
        return DataSet.builder()
                .empty(Tag.AccessionNumber)
                .copy(source, Tag.AccessionNumber, Tag.IssuerOfAccessionNumberSequence)
                .text(Tag.StudyInstanceUID, study.value())
                .empty(Tag.ReferencedStudySequence)
                .empty(Tag.PlacerOrderNumberImagingServiceRequest)
                .empty(Tag.FillerOrderNumberImagingServiceRequest)
                .empty(Tag.RequestedProcedureID)
                .empty(Tag.RequestedProcedureDescription)
                .empty(Tag.RequestedProcedureCodeSequence)
                .build();
    }

    private static List<DataSet> content(Report report, DataSet source) {
        SignedOpinion opinion = report.opinion();
        List<DataSet> items = new ArrayList<>();
        items.add(Content.code(
                Relationship.HAS_CONCEPT_MODIFIER,
                Concept.LANGUAGE,
                Concept.language(report.circumstances().language())));
        items.add(Content.code(
                Relationship.HAS_CONCEPT_MODIFIER, Concept.PROCEDURE_REPORTED, procedure(source, opinion)));
        items.addAll(observer(opinion));
        List<DataSet> request = new ArrayList<>();
        request.add(Content.text(Relationship.CONTAINS, Concept.REQUEST, opinion.question()));
        opinion.diagnosis()
                .ifPresent(
                        code -> request.add(Content.code(Relationship.CONTAINS, Concept.DIAGNOSIS, Concept.of(code))));
        items.add(Content.section(Concept.REQUEST_SECTION, request));
        section(
                items,
                Concept.HISTORY_SECTION,
                Concept.HISTORY,
                opinion.clinicalSummary().orElse(""));
        section(items, Concept.FINDINGS_SECTION, Concept.FINDING, opinion.text().findings());
        section(
                items,
                Concept.CONCLUSIONS_SECTION,
                Concept.CONCLUSION,
                opinion.text().conclusion());
        section(
                items,
                Concept.RECOMMENDATIONS_SECTION,
                Concept.RECOMMENDATION,
                opinion.text().recommendation());
        return items;
    }

    /** TID 1001 to 1003: a person, with name and organization. */
    private static List<DataSet> observer(SignedOpinion opinion) {
        return List.of(
                Content.code(Relationship.HAS_OBSERVATION_CONTEXT, Concept.OBSERVER_TYPE, Concept.PERSON),
                Content.personName(
                        Relationship.HAS_OBSERVATION_CONTEXT,
                        Concept.OBSERVER_NAME,
                        opinion.author().name()),
                Content.text(
                        Relationship.HAS_OBSERVATION_CONTEXT,
                        Concept.OBSERVER_ORGANIZATION,
                        opinion.author().institutionName()));
    }

    private static DataSet procedure(DataSet source, SignedOpinion opinion) {
        return source.items(Tag.ProcedureCodeSequence).stream()
                .filter(code -> code.text(Tag.CodeValue).isPresent()
                        && code.text(Tag.CodingSchemeDesignator).isPresent()
                        && code.text(Tag.CodeMeaning).isPresent())
                .findFirst()
                .map(code -> DataSet.builder()
                        .copy(code, Tag.CodeValue, Tag.CodingSchemeDesignator, Tag.CodingSchemeVersion, Tag.CodeMeaning)
                        .build())
                .orElseGet(() -> Concept.procedure(opinion.discipline()).item());
    }

    private static void section(List<DataSet> items, Concept heading, Concept name, String text) {
        if (!text.isBlank()) {
            items.add(Content.section(heading, List.of(Content.text(Relationship.CONTAINS, name, text))));
        }
    }
}
