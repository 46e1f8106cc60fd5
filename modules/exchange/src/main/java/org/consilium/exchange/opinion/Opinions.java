package org.consilium.exchange.opinion;

import java.util.List;
import java.util.Optional;
import org.consilium.cases.Cases;
import org.consilium.cases.OpinionSigned;
import org.consilium.cases.OpinionUids;
import org.consilium.cases.SignedOpinion;
import org.consilium.exchange.OpinionVersion;

/** What the return of opinions asks of the cases. */
public interface Opinions {

    /** Signed versions whose delivery has not been reported. */
    List<OpinionSigned> undelivered();

    /** Whether it is about documents alone: then it becomes no DICOM object, and the portal alone returns it. */
    boolean isWithoutStudies(OpinionVersion opinion);

    /** The objects a signed version becomes. */
    Optional<OpinionUids> uids(OpinionVersion opinion);

    /** It has been returned; may be reported any number of times. */
    void delivered(OpinionVersion opinion);

    static Opinions of(Cases cases) {
        return new Opinions() {
            @Override
            public List<OpinionSigned> undelivered() {
                return cases.undelivered();
            }

            @Override
            public boolean isWithoutStudies(OpinionVersion opinion) {
                return cases.signedOpinion(opinion.caseId(), opinion.version())
                        .filter(signed -> signed.studies().isEmpty())
                        .isPresent();
            }

            @Override
            public Optional<OpinionUids> uids(OpinionVersion opinion) {
                return cases.signedOpinion(opinion.caseId(), opinion.version()).map(SignedOpinion::uids);
            }

            @Override
            public void delivered(OpinionVersion opinion) {
                cases.delivered(opinion.caseId(), opinion.version());
            }
        };
    }
}
