package org.consilium.cases.desk;

import org.consilium.cases.CaseRequest;
import org.consilium.cases.OpinionText;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Checks of free text. Errors: INVALID_REQUEST, without the text. */
final class Texts {

    private Texts() {}

    static String required(String name, String text) {
        if (text.isBlank()) {
            throw new Rejected(Reason.INVALID_REQUEST, name + " is missing");
        }
        return limited(name, text);
    }

    static String limited(String name, String text) {
        if (text.length() > CaseRequest.TEXT_LENGTH_MAX) {
            throw new Rejected(
                    Reason.INVALID_REQUEST, name + ": at most " + CaseRequest.TEXT_LENGTH_MAX + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw new Rejected(Reason.INVALID_REQUEST, name + ": NUL is not a character of a text");
        }
        return text;
    }

    static OpinionText limited(OpinionText text) {
        return new OpinionText(
                limited("findings", text.findings()),
                limited("conclusion", text.conclusion()),
                limited("recommendation", text.recommendation()));
    }

    /** What may be signed: findings and a conclusion are there. */
    static OpinionText signable(OpinionText text) {
        required("findings", text.findings());
        required("conclusion", text.conclusion());
        return limited(text);
    }
}
