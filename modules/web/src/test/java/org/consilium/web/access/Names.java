package org.consilium.web.access;

import java.util.Map;

/**
 * What the variables of a route stand for: what is there and somebody's, or what nobody has.
 *
 * @param values by the variable's name
 * @param nobody what an id stands for where it is not a case's
 */
record Names(Map<String, String> values, String nobody) {

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** The path of a route. */
    String path(String pattern) {
        var path = pattern.replace("{id}", pattern.startsWith("/api/cases/") ? get("case") : nobody)
                .replace("{frames}", "1")
                .replace("{frame}", "1")
                .replace("{version}", "1")
                .replace("{*path}", "00281201");
        for (var value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        return path.replaceAll("\\{\\*?\\w+}", "X1");
    }

    /** The path of a route and the question behind it. */
    String address(Cell cell) {
        var path = path(cell.pattern());
        return switch (cell.pattern()) {
            case "/dicomweb/wado" ->
                path + "?requestType=WADO&contentType=application/dicom&studyUID=" + get("study") + "&seriesUID="
                        + get("series") + "&objectUID=" + get("instance");
            case "/dicomweb/studies", "/dicomweb/series", "/dicomweb/instances" ->
                path + "?StudyInstanceUID=" + get("study");
            case "/api/cases" -> cell.isRead() ? path + "?view=institution" : path;
            default -> path;
        };
    }

    /** An answer without what it was asked about. */
    String hiddenIn(String answer) {
        var hidden = answer;
        for (var value : values.entrySet()) {
            hidden = hidden.replace(value.getValue(), "{" + value.getKey() + "}");
        }
        return hidden;
    }
}
