package org.consilium.web.audit;

import java.util.List;
import java.util.stream.Collectors;
import org.consilium.web.audit.TrailBodies.EventView;
import org.consilium.web.audit.TrailBodies.SubjectView;

/** Events as comma-separated values (RFC 4180), with a byte order mark by which spreadsheets know UTF-8. */
final class TrailCsv {

    static final String HEAD =
            "\uFEFFnumber,time,act,command,outcome,why,account,name,institution,address,patients,studies,cases\r\n";

    private TrailCsv() {}

    static String line(EventView event) {
        return List.of(
                                String.valueOf(event.number()),
                                event.at().toString(),
                                event.act().name(),
                                event.command(),
                                event.outcome().name(),
                                event.outcomeText(),
                                event.agent(),
                                event.name(),
                                event.site(),
                                event.address(),
                                subjects(event, "patient"),
                                subjects(event, "study"),
                                subjects(event, "case"))
                        .stream()
                        .map(TrailCsv::field)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String subjects(EventView event, String kind) {
        return event.subjects().stream()
                .filter(subject -> subject.kind().equals(kind))
                .map(subject -> kind.equals("case") ? name(subject) : subject.id())
                .collect(Collectors.joining(" "));
    }

    private static String name(SubjectView subject) {
        return subject.name().isEmpty() ? subject.id() : subject.name();
    }

    /** Quoted; what a spreadsheet would take for a formula is kept from being one. */
    static String field(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
