package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.cases.Urgency;
import org.consilium.cases.notice.Notice;
import org.consilium.cases.notice.NoticeChannel;
import org.consilium.cases.notice.NoticeKind;
import org.consilium.cases.notice.NoticeState;
import org.consilium.cases.notice.Notices;
import org.consilium.cases.register.OutgoingNotices;
import org.junit.jupiter.api.Test;

class NoticesIT extends CaseFixture {

    private static final Duration LEASE = Duration.ofMinutes(5);

    private final Clock clock = ((InstantSource) region::now).withZone(ZoneOffset.UTC);
    private final Notices notices = new OutgoingNotices(region.jdbc, clock);
    private final Notices otherNode = new OutgoingNotices(region.jdbc, clock);

    @Test
    void tellsEverybodyWhatConcernsThem() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        assertThat(mails())
                .extracting(Notice::person, Notice::kind, Notice::emergency)
                .containsExactly(tuple(region.radiologist.id(), NoticeKind.OFFER, false));

        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
        region.cases.ask(region.radiologist, id, "Có phim cũ không?");
        assertThat(mails())
                .extracting(Notice::person, Notice::kind)
                .containsExactlyInAnyOrder(
                        tuple(region.referrer.id(), NoticeKind.ACCEPTED),
                        tuple(region.referrer.id(), NoticeKind.QUESTION));
    }

    @Test
    void countsWhatHappensAgainInOneNoticeAndLosesNothingOfItWhileThatIsSent() {
        var id = region.submitted(Urgency.EMERGENCY).summary().id();
        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
        region.cases.markRead(region.referrer, id);
        region.cases.comment(region.radiologist, id, "Một.");
        region.cases.comment(region.radiologist, id, "Hai.");
        var comments = notices.claim(NoticeChannel.MAIL, LEASE).orElseThrow();
        assertThat(comments.times()).isEqualTo(2);
        assertThat(comments.emergency()).isTrue();

        region.cases.comment(region.radiologist, id, "Ba.");
        assertThat(notices.sent(comments)).isTrue();
        var third = notices.claim(NoticeChannel.MAIL, LEASE).orElseThrow();
        assertThat(third.times()).isEqualTo(1);
        assertThat(third.id()).isNotEqualTo(comments.id());
    }

    @Test
    void isSentByOneNodeUntilItsLeaseEnds() {
        region.submitted(Urgency.ROUTINE);
        var mine = notices.claim(NoticeChannel.MAIL, LEASE).orElseThrow();
        assertThat(otherNode.claim(NoticeChannel.MAIL, LEASE)).isEmpty();

        region.pass(LEASE);
        var theirs = otherNode.claim(NoticeChannel.MAIL, LEASE).orElseThrow();
        assertThat(theirs.id()).isEqualTo(mine.id());
        assertThat(notices.failed(mine, "late", Optional.empty())).isFalse();
        assertThat(otherNode.sent(theirs)).isTrue();
        assertThat(notices.count(NoticeState.SENT)).isEqualTo(1);
    }

    @Test
    void failsForGoodAfterTheLastAttempt() {
        region.submitted(Urgency.ROUTINE);
        var first = notices.claim(NoticeChannel.MAIL, LEASE).orElseThrow();
        notices.failed(first, "SMTP 451", Optional.of(region.now().plusSeconds(10)));
        assertThat(notices.claim(NoticeChannel.MAIL, LEASE)).isEmpty();
        region.pass(Duration.ofSeconds(10));
        var second = notices.claim(NoticeChannel.MAIL, LEASE).orElseThrow();
        assertThat(second.attempts()).isEqualTo(2);
        notices.failed(second, "SMTP 550", Optional.empty());
        region.pass(Duration.ofDays(1));
        assertThat(notices.claim(NoticeChannel.MAIL, LEASE)).isEmpty();
        assertThat(notices.count(NoticeState.FAILED)).isEqualTo(1);
    }

    @Test
    void saysNothingOfAnOfferThatHasEnded() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.cases.cancel(region.referrer, id, "Trùng.");
        assertThat(mails()).isEmpty();
    }

    /** What is due by mail now; it is sent. */
    private List<Notice> mails() {
        var sent = new ArrayList<Notice>();
        for (var next = notices.claim(NoticeChannel.MAIL, LEASE);
                next.isPresent();
                next = notices.claim(NoticeChannel.MAIL, LEASE)) {
            sent.add(next.get());
            notices.sent(next.get());
        }
        return sent;
    }
}
