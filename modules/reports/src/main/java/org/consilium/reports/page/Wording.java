package org.consilium.reports.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.consilium.cases.Code;
import org.consilium.cases.Discipline;
import org.consilium.cases.SignedOpinion;
import org.consilium.reports.content.Report;

/** The words of the page that are not the author's. Dates are written so that nobody mistakes a day for a month. */
record Wording(Report report) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private SignedOpinion opinion() {
        return report.opinion();
    }

    String title() {
        return discipline(opinion().discipline()) + " second opinion";
    }

    String version() {
        return opinion()
                .predecessor()
                .map(before -> "Version %d, amends version %d of %s"
                        .formatted(opinion().version(), before.version(), utc(before.signedAt())))
                .orElse("Version " + opinion().version());
    }

    String urgency() {
        return switch (opinion().urgency()) {
            case EMERGENCY -> "Emergency";
            case FAST -> "Fast";
            case ROUTINE -> "Routine";
        };
    }

    String submitted() {
        return utc(opinion().submittedAt());
    }

    String signedUtc() {
        return utc(opinion().signedAt());
    }

    /** The same moment where the author works; empty where that is UTC itself. */
    String signedInZone() {
        ZoneId zone = report.circumstances().authorZone();
        var local = opinion().signedAt().atZone(zone);
        if (local.getOffset().equals(ZoneOffset.UTC)) {
            return "";
        }
        return MINUTE.format(local) + " (" + zone.getId() + ", UTC" + local.getOffset() + ")";
    }

    String sex() {
        return switch (report.subject().sex().orElse("")) {
            case "F" -> "female";
            case "M" -> "male";
            case "O" -> "other";
            default -> "not stated";
        };
    }

    String birthDate() {
        return report.subject().birthDate().map(Wording::day).orElse("not stated");
    }

    String patientName() {
        var names = report.subject().names();
        if (!names.isEmpty()) {
            return names.getFirst();
        }
        return report.studies().isEmpty() ? "see the documents" : "name not stated";
    }

    String patientId() {
        if (report.subject().id().isBlank()) {
            return "not stated";
        }
        return report.subject().id()
                + report.subject().issuer().map(issuer -> " (" + issuer + ")").orElse("");
    }

    static String code(Code code) {
        return "%s  %s  %s".formatted(code.system().label(), code.code(), code.display());
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    private static String utc(Instant instant) {
        return MINUTE.format(instant.atZone(ZoneOffset.UTC)) + " UTC";
    }

    private static String discipline(Discipline discipline) {
        return switch (discipline) {
            case RADIOLOGY -> "Radiology";
            case PATHOLOGY -> "Pathology";
            case ONCOLOGY -> "Oncology";
        };
    }
}
