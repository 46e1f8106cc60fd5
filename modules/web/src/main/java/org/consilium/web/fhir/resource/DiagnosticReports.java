package org.consilium.web.fhir.resource;

import java.util.List;
import org.consilium.cases.CaseSummary;
import org.consilium.cases.Discipline;
import org.consilium.cases.Opinion;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** The signed versions of the answer; never edited. */
final class DiagnosticReports {

    static final String TYPE = "DiagnosticReport";

    private static final String REPLACES = "http://hl7.org/fhir/StructureDefinition/diagnosticReport-replaces";
    private static final String SECTION = "http://terminology.hl7.org/CodeSystem/v2-0074";

    private DiagnosticReports() {}

    static List<DiagnosticReport> of(CaseFacts facts) {
        return facts.view().opinions().stream()
                .map(opinion -> report(facts, opinion))
                .toList();
    }

    private static DiagnosticReport report(CaseFacts facts, Opinion opinion) {
        CaseSummary summary = facts.view().summary();
        var report = new DiagnosticReport();
        report.setId(CaseIds.opinion(facts.id(), opinion.version()));
        report.getMeta().setLastUpdatedElement(References.instant(opinion.signedAt()));
        report.getText().setStatus(NarrativeStatus.GENERATED).setDiv(narrative(opinion));
        if (opinion.version() > 1) {
            report.addExtension(REPLACES, References.report(facts.id(), opinion.version() - 1));
        }
        report.addIdentifier().setSystem("urn:consilium:opinion").setValue(summary.number() + "/" + opinion.version());
        report.addBasedOn(References.serviceRequest(facts.id()));
        report.setStatus(opinion.version() > 1 ? DiagnosticReportStatus.AMENDED : DiagnosticReportStatus.FINAL);
        report.addCategory(category(summary.discipline()));
        report.setCode(title(summary.discipline()));
        report.setSubject(facts.subject());
        report.setEffective(References.dateTime(opinion.signedAt()));
        report.setIssuedElement(References.instant(opinion.signedAt()));
        report.addPerformer(References.institutionOf(opinion.author()));
        report.addResultsInterpreter(References.practitioner(opinion.author()));
        facts.view().studies().forEach(study -> report.addImagingStudy(References.study(study)));
        report.setConclusion(opinion.text().conclusion());
        report.addPresentedForm(pdf(facts, opinion));
        return report;
    }

    static Attachment pdf(CaseFacts facts, Opinion opinion) {
        return new Attachment()
                .setContentType("application/pdf")
                .setUrl("Binary/" + CaseIds.opinion(facts.id(), opinion.version()))
                .setTitle("Opinion, version " + opinion.version())
                .setCreationElement(References.dateTime(opinion.signedAt()));
    }

    static CodeableConcept title(Discipline discipline) {
        return switch (discipline) {
            case RADIOLOGY, ONCOLOGY -> Systems.concept(Systems.LOINC, "18748-4", "Diagnostic imaging study");
            case PATHOLOGY -> Systems.concept(Systems.LOINC, "11526-1", "Pathology study");
        };
    }

    private static CodeableConcept category(Discipline discipline) {
        return switch (discipline) {
            case RADIOLOGY -> Systems.concept(SECTION, "RAD", "Radiology");
            case PATHOLOGY -> Systems.concept(SECTION, "PAT", "Pathology (gross & histopath, not surgical)");
            case ONCOLOGY -> Systems.concept(SECTION, "OTH", "Other");
        };
    }

    private static XhtmlNode narrative(Opinion opinion) {
        var div = new XhtmlNode(NodeType.Element, "div");
        section(div, "Findings", opinion.text().findings());
        section(div, "Conclusion", opinion.text().conclusion());
        section(div, "Recommendation", opinion.text().recommendation());
        return div;
    }

    private static void section(XhtmlNode div, String heading, String text) {
        if (text.isBlank()) {
            return;
        }
        div.addTag("h3").addText(heading);
        text.lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> div.addTag("p").addText(line));
    }
}
