package org.consilium.reports.page;

import java.util.ArrayList;
import java.util.List;
import org.consilium.cases.SignedOpinion;
import org.consilium.reports.content.Report;
import org.consilium.reports.content.Report.ExaminedStudy;

/** The order of a printed opinion: who and what was asked, what was found, what it means, who says so, from which images. */
final class OpinionLayout {

    private static final float LEFT = Canvas.MARGIN;
    private static final float RIGHT = Canvas.WIDTH - Canvas.MARGIN;
    private static final float GAP = 14;
    private static final float PADDING = 12;
    private static final float LABEL_GAP = 4;
    private static final float COLUMN = (Canvas.INNER_WIDTH - 3 * PADDING) / 2;

    private final Canvas canvas;
    private final Wording wording;
    private final Report report;
    private final SignedOpinion opinion;

    OpinionLayout(Canvas canvas, Wording wording, Report report) {
        this.canvas = canvas;
        this.wording = wording;
        this.report = report;
        this.opinion = report.opinion();
    }

    void draw() {
        head();
        facts();
        section("Question", opinion.question());
        opinion.clinicalSummary().filter(text -> !text.isBlank()).ifPresent(text -> section("Clinical summary", text));
        opinion.diagnosis().ifPresent(code -> section("Diagnosis in question", Wording.code(code)));
        section("Findings", opinion.text().findings());
        marked("Conclusion", opinion.text().conclusion());
        section("Recommendation", opinion.text().recommendation());
        signature();
        studies();
        documents();
    }

    private void head() {
        float top = canvas.y();
        canvas.box(0, Canvas.HEIGHT - 8, Canvas.WIDTH, 8, Style.ACCENT);
        float half = Canvas.INNER_WIDTH * 0.62f;
        canvas.text(opinion.author().institutionName(), Style.INSTITUTION, LEFT, half);
        canvas.space(6);
        canvas.text(wording.title(), Style.TITLE, LEFT, half);
        float below = canvas.y();
        canvas.lineTo(0, "CASE", Style.OVERLINE, RIGHT, top - 10);
        canvas.lineTo(0, opinion.number(), Style.NAME, RIGHT, top - 25);
        canvas.lineTo(0, "Version " + opinion.version(), Style.SMALL, RIGHT, top - 38);
        canvas.moveTo(Math.min(below, top - 44));
        opinion.predecessor().ifPresent(before -> {
            canvas.space(2);
            canvas.text(
                    wording.version() + ". The earlier version stays readable.", Style.SMALL, LEFT, Canvas.INNER_WIDTH);
        });
        canvas.space(8);
    }

    private void facts() {
        List<Fact> patient = new ArrayList<>();
        List<String> names = report.subject().names();
        patient.add(new Fact("PATIENT", wording.patientName(), Style.NAME));
        names.stream().skip(1).forEach(name -> patient.add(new Fact("", name, Style.VALUE)));
        patient.add(new Fact("Patient ID", wording.patientId(), Style.VALUE));
        patient.add(new Fact("Born, sex", wording.birthDate() + ", " + wording.sex(), Style.VALUE));
        List<Fact> request = new ArrayList<>();
        request.add(new Fact("ASKED BY", opinion.requester().name(), Style.NAME));
        request.add(new Fact("", opinion.requester().institutionName(), Style.VALUE));
        request.add(new Fact("Asked", wording.submitted() + ", " + wording.urgency(), Style.VALUE));
        opinion.site()
                .filter(site -> !site.isBlank())
                .ifPresent(site -> request.add(new Fact("Site", site, Style.VALUE)));
        float height = 2 * PADDING + Math.max(height(patient), height(request));
        float top = canvas.y();
        canvas.box(LEFT, top - height, Canvas.INNER_WIDTH, height, Style.PALE);
        column(patient, LEFT + PADDING, top - PADDING);
        column(request, LEFT + 2 * PADDING + COLUMN, top - PADDING);
        canvas.moveTo(top - height);
    }

    private float height(List<Fact> facts) {
        float height = 0;
        for (Fact fact : facts) {
            height += fact.label().isEmpty() ? 0 : Style.LABEL.leading() + LABEL_GAP;
            height += canvas.lines(fact.value(), fact.style(), COLUMN).size()
                    * fact.style().leading();
        }
        return height;
    }

    private void column(List<Fact> facts, float x, float top) {
        canvas.moveTo(top);
        for (Fact fact : facts) {
            if (!fact.label().isEmpty()) {
                canvas.space(LABEL_GAP);
                canvas.text(fact.label(), Style.LABEL, x, COLUMN);
            }
            canvas.text(fact.value(), fact.style(), x, COLUMN);
        }
    }

    private void section(String heading, String text) {
        if (text.isBlank()) {
            return;
        }
        canvas.need(GAP + Style.HEADING.leading() + 2 * Style.BODY.leading());
        canvas.space(GAP);
        canvas.text(heading, Style.HEADING, LEFT, Canvas.INNER_WIDTH);
        canvas.space(1);
        canvas.text(text, Style.BODY, LEFT, Canvas.INNER_WIDTH);
    }

    /** The part that is read first, with a bar beside every line of it. */
    private void marked(String heading, String text) {
        canvas.need(GAP + Style.HEADING.leading() + 2 * Style.STRONG.leading());
        canvas.space(GAP);
        bar(
                () -> canvas.text(heading, Style.HEADING, LEFT + PADDING, Canvas.INNER_WIDTH - PADDING),
                Style.HEADING.leading());
        for (String line : canvas.lines(text, Style.STRONG, Canvas.INNER_WIDTH - PADDING)) {
            canvas.need(Style.STRONG.leading());
            bar(() -> canvas.text(line, Style.STRONG, LEFT + PADDING, Canvas.INNER_WIDTH), Style.STRONG.leading());
        }
    }

    private void bar(Runnable line, float leading) {
        float top = canvas.y();
        canvas.box(LEFT, top - leading, 3, leading, Style.ACCENT);
        line.run();
        canvas.moveTo(top - leading);
    }

    private void signature() {
        String where = wording.signedInZone();
        canvas.need(GAP + 74);
        canvas.space(GAP + 4);
        canvas.box(LEFT, canvas.y(), Canvas.INNER_WIDTH, 0.5f, Style.LINE);
        canvas.space(8);
        canvas.text("SIGNED ELECTRONICALLY BY", Style.LABEL, LEFT, Canvas.INNER_WIDTH);
        canvas.text(opinion.author().name(), Style.NAME, LEFT, Canvas.INNER_WIDTH);
        canvas.text(opinion.author().institutionName(), Style.VALUE, LEFT, Canvas.INNER_WIDTH);
        canvas.text(
                wording.signedUtc() + (where.isEmpty() ? "" : "  =  " + where), Style.VALUE, LEFT, Canvas.INNER_WIDTH);
    }

    private void studies() {
        if (report.studies().isEmpty()) {
            return;
        }
        canvas.need(GAP + 60);
        canvas.space(GAP);
        canvas.text("Studies examined", Style.HEADING, LEFT, Canvas.INNER_WIDTH);
        for (ExaminedStudy study : report.studies()) {
            canvas.need(Style.VALUE.leading() + Style.SMALL.leading() + 4);
            canvas.text(summary(study), Style.VALUE, LEFT, Canvas.INNER_WIDTH);
            canvas.text("Study " + study.uid().value(), Style.SMALL, LEFT, Canvas.INNER_WIDTH);
            canvas.space(3);
        }
    }

    private void documents() {
        if (opinion.documents().isEmpty()) {
            return;
        }
        canvas.need(GAP + 60);
        canvas.space(GAP);
        canvas.text("Documents read", Style.HEADING, LEFT, Canvas.INNER_WIDTH);
        for (SignedOpinion.Document document : opinion.documents()) {
            canvas.need(Style.VALUE.leading() + Style.SMALL.leading() + 4);
            canvas.text(document.name(), Style.VALUE, LEFT, Canvas.INNER_WIDTH);
            canvas.text("SHA-256 " + document.sha256(), Style.SMALL, LEFT, Canvas.INNER_WIDTH);
            canvas.space(3);
        }
    }

    private static String summary(ExaminedStudy study) {
        List<String> parts = new ArrayList<>();
        parts.add(study.date().map(Wording::day).orElse("date not stated"));
        parts.add(String.join(", ", study.modalities()));
        study.description().ifPresent(parts::add);
        study.accessionNumber().ifPresent(number -> parts.add("accession " + number));
        parts.add(study.instances() == 1 ? "1 object" : study.instances() + " objects");
        parts.removeIf(String::isBlank);
        return String.join("  ·  ", parts);
    }

    static void noteReplacedCharacters(Canvas canvas) {
        canvas.need(2 * Style.SMALL.leading());
        canvas.space(4);
        canvas.text(
                "Some characters could not be printed and are shown as \uFFFD. The portal shows the whole text.",
                Style.SMALL,
                LEFT,
                Canvas.INNER_WIDTH);
    }

    /** A labelled value; without label it belongs to the one above it. */
    private record Fact(String label, String value, Style style) {}
}
