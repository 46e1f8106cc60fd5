package org.consilium.cases.desk;

import java.util.List;
import java.util.Optional;
import org.consilium.cases.Explanation;
import org.consilium.cases.Explanation.Reason;

/** Everything the node itself writes into the history of a case, each with its English sentence; {@code {name}} stands for a value. */
enum Note {
    COLLECTED("{instances} instances and {documents} documents with their SHA-256."),
    WAITING_FOR_IMAGES("Waiting for images that are on their way."),
    CONSENT_NEEDED("No valid consent: a coordinator decides, or it is recorded."),
    CONSENT_RECORDED("{basis}, given {day}, for {purposes}, read by {reach}."),
    CONSENT_UNTIL("Valid until {day}."),
    CLEARED("Consent: {basis}. Inside one node the corridor is open; the images do not leave it."),
    TRIAGED("Urgency {urgency}, discipline {discipline}, site {site}, modalities {modalities}, languages {languages}."),
    NOBODY_FOUND("The router found nobody."),
    CONSENT_ENDED("The consent has ended: nobody is asked without one."),
    BACKUP("Backup."),
    NO_BACKUP("There is no backup to ask. The coordinators were told."),
    STILL_NO_ANSWER("No answer yet. The coordinators were told."),
    HALF_TIME("Half of the time has passed."),
    DUE("The answer is due."),
    NOT_OPENED("The opinion has not been opened."),
    NOT_REPLIED("The question back has not been answered."),
    IMAGES_MISSING("Images are still missing."),
    CONSENT_MISSING("The consent is still missing."),
    GIVEN_UP_UNANSWERED("Not answered in time."),
    GIVEN_UP_NO_REPLY("Its sender has not answered the question back."),
    GIVEN_UP_NO_IMAGES("Its images have not come."),
    GIVEN_UP_NO_CONSENT("Nobody has decided about its consent."),
    FOLLOW_UP_PASSED("The follow-up date has passed."),
    EMERGENCY_OVER("The time of the emergency is over."),
    EMERGENCY_NOT_JUSTIFIED("The emergency was found not to be justified."),
    STUDY_PROPOSED("A study has come that may belong to this case: somebody decides."),
    STUDY_CAME("A study has come: {modalities}."),
    MATERIAL_CAME("What was asked for has come."),
    AWAITED("Accession number {accession}."),
    WENT_ON("Sent on with what is here."),
    INSTANCES_LATE("{instances} instances have arrived late: version {version} of the manifest."),
    DOCUMENTS_CHANGED("The documents have changed: version {version} of the manifest."),
    VERSION("Version {version}."),
    OUTCOME("{discrepancy}");

    /** Stands for what nobody has said. */
    static final String NOTHING = "-";

    private final String english;

    Note(String english) {
        this.english = english;
    }

    /** The sentence with its values: names and values in turn, as many as it has. */
    Optional<Explanation> with(Object... namesAndValues) {
        return Optional.of(sentence(namesAndValues));
    }

    private Explanation sentence(Object... namesAndValues) {
        var reason = Reason.of(name(), namesAndValues);
        var text = english;
        for (var value : reason.values().entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return new Explanation(List.of(reason), text);
    }

    /** One sentence after another. */
    static Optional<Explanation> both(Optional<Explanation> first, Optional<Explanation> second) {
        return first.map(one -> second.map(one::and).orElse(one));
    }

    /** In the words of somebody, which stay as they are. */
    static Optional<Explanation> written(String text) {
        return Optional.of(new Explanation(List.of(), text));
    }
}
