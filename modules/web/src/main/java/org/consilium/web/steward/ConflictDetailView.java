package org.consilium.web.steward;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.compare.Difference;
import org.consilium.archive.compare.Differences;
import org.consilium.archive.conflict.ConflictDetail;
import org.consilium.archive.conflict.Side;
import org.consilium.dicom.UidDictionary;
import org.consilium.dicom.UidEntry;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.steward.ConflictView.SenderView;

/**
 * A conflict with both sides and where they differ.
 *
 * @param complete false when there are more differences than those listed
 */
public record ConflictDetailView(
        @JsonUnwrapped ConflictView conflict,
        Optional<SideView> original,
        Optional<SideView> newcomer,
        List<Difference> differences,
        boolean complete) {

    static ConflictDetailView of(ConflictDetail detail, InstitutionNames institutions) {
        return new ConflictDetailView(
                ConflictView.of(detail.conflict(), institutions),
                detail.original().map(SideView::of),
                detail.newcomer().map(SideView::of),
                detail.differences().map(Differences.Result::differences).orElse(List.of()),
                detail.differences().map(Differences.Result::complete).orElse(true));
    }

    /**
     * One of the two instances.
     *
     * @param version in the archive; 0 in quarantine
     * @param encoding name of the transfer syntax
     */
    public record SideView(
            int version,
            String studyInstanceUid,
            String seriesInstanceUid,
            String encoding,
            long length,
            String sha256,
            Instant receivedAt,
            SenderView sender) {

        static SideView of(Side side) {
            return new SideView(
                    side.version(),
                    side.study().value(),
                    side.series().value(),
                    UidDictionary.find(side.transferSyntax())
                            .map(UidEntry::keyword)
                            .orElse(side.transferSyntax()),
                    side.length(),
                    side.sha256(),
                    side.receivedAt(),
                    SenderView.of(side.sender()));
        }
    }
}
