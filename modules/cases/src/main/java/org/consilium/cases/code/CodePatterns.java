package org.consilium.cases.code;

import java.util.regex.Pattern;
import org.consilium.cases.CodeSystem;

/** How codes of each system look, and what in their tables is none. */
final class CodePatterns {

    private static final Pattern ICD_10 = Pattern.compile("[A-Z]\\d[0-9A-Z](\\.[0-9A-Z-]{1,4})?[+*!]?");
    private static final Pattern TOPOGRAPHY = Pattern.compile("C\\d{2}(\\.\\d)?");
    private static final Pattern MORPHOLOGY = Pattern.compile("\\d{4}/\\d");

    /** Chapters, blocks and groups. */
    private static final Pattern HEADING =
            Pattern.compile("[IVX]+|\\d{1,2}|\\d{3}(-\\d{3})?|[A-Z]\\d{2}\\s*[-–]\\s*[A-Z]\\d{2}(\\.\\d)?");

    private CodePatterns() {}

    static boolean isCode(CodeSystem system, String text) {
        return switch (system) {
            case ICD_10 -> ICD_10.matcher(text).matches();
            case ICD_O_3_TOPOGRAPHY -> TOPOGRAPHY.matcher(text).matches();
            case ICD_O_3_MORPHOLOGY -> MORPHOLOGY.matcher(text).matches();
        };
    }

    static boolean isHeading(String text) {
        return HEADING.matcher(text).matches();
    }
}
