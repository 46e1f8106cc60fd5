package org.consilium.app.demo;

import java.nio.file.Path;
import java.util.stream.Collectors;

/** The first tour, printed when a demonstration is ready. */
final class DemoTour {

    private DemoTour() {}

    static String text(String password, Path pacsFolder) {
        return """
                A demonstration network is in place. Everybody signs in with the password  %s

                %s

                A tour of two minutes:
                  1. Sign in as voronina. Open the study of %s, ask a question (diagnosis C34.1, urgency fast) and submit it.
                  2. Sign in as nguyen (a private window keeps both signed in). Accept the case in the inbox, scroll through the
                     CT, write findings and conclusion, sign with the password. The round lesion measures 22 mm.
                  3. Back as voronina: the opinion is there, and as DICOM SR and PDF in
                     %s
                     Opening it is the receipt.
                  4. The same with the slide of %s (diagnosis C18.9, pathology) and tanaka.
                """.formatted(
                        password,
                        people(),
                        surname(DemoPatients.THORAX.patientName()),
                        pacsFolder,
                        surname(DemoPatients.COLON.patientName()));
    }

    private static String people() {
        return DemoPeople.ACCOUNTS.stream()
                .map(person -> "  %-10s  %s; %s".formatted(person.account(), person.name(), person.task()))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String surname(String name) {
        return name.substring(0, name.indexOf('^'));
    }
}
