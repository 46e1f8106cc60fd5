package org.consilium.web.access;

import java.util.Set;

/** A row of the matrix: a route of a controller, and the rule it is under. */
record Cell(String method, String pattern, Route rule) {

    private static final String LISTS =
            "/dicomweb/studies|/dicomweb/series|/dicomweb/instances|/dicomweb/studies/\\{study}/series"
                    + "|/dicomweb/studies/\\{study}/instances|/dicomweb/studies/\\{study}/series/\\{series}/instances|/api/studies";

    private static final Set<String> LISTS_OF_CASES =
            Set.of("GET /api/cases", "POST /api/case-search", "GET /dicomweb/workitems");

    String name() {
        return method + " " + pattern;
    }

    /** Open to everybody, or to whom the controller itself recognizes. */
    boolean isOpen() {
        return rule.allowsEverybody() || rule.recognizesItself();
    }

    /** The order of the case, in FHIR. */
    Cell ofCase() {
        return new Cell(method, pattern.replace("{type}", "ServiceRequest").replace("{id}", "{case}"), rule);
    }

    boolean isRead() {
        return method.equals("GET");
    }

    /** Lists studies, or what is in them. */
    boolean listsStudies() {
        return isRead() && pattern.matches(LISTS);
    }

    /** Lists cases, or the tasks in them. */
    boolean listsCases() {
        return LISTS_OF_CASES.contains(name());
    }

    /** Shows a study, or something of it. */
    boolean readsStudy() {
        return isRead()
                && (pattern.contains("{study}") || pattern.equals("/dicomweb/wado"))
                && !pattern.startsWith("/api/retention");
    }

    boolean readsOrder() {
        return name().equals("GET /fhir/ServiceRequest/{case}");
    }

    boolean readsWorkitem() {
        return name().equals("GET /dicomweb/workitems/{workitem}");
    }

    /** Whether 404 says that the caller may not see what the path names: it is there. */
    boolean namesWhatIsThere() {
        boolean named = (pattern.contains("{study}") && isRead())
                || readsOrder()
                || CaseActs.of(name()).isPresent();
        return named && !isNotThereYet();
    }

    /** Nothing has been signed, and there are no documents; the value at that path is not in the image; retention looks at old studies. */
    private boolean isNotThereYet() {
        return pattern.endsWith("report.pdf")
                || pattern.contains("{document}")
                || pattern.startsWith("/api/cases/{id}/studies/")
                || pattern.contains("{request}")
                || pattern.contains("bulkdata")
                || pattern.startsWith("/api/retention");
    }
}
