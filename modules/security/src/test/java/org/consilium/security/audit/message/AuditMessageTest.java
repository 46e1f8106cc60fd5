package org.consilium.security.audit.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.consilium.security.audit.Action;
import org.consilium.security.audit.ActiveParticipant;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.Outcome;
import org.consilium.security.audit.ParticipantObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditMessageTest {

    private static final Instant AT = Instant.parse("2026-03-01T09:30:00.125Z");

    @Test
    void saysARetrievalInTheElementsOfTheStandard() {
        var event = AuditEvent.of(AT, AuditAct.IMAGES_READ, Action.READ)
                .by(ActiveParticipant.requestor("nguyen", "BS. Nguyễn Thị Hồng Hạnh", "10.0.0.7"))
                .about(ParticipantObject.patient("P-1", "HOSPITAL", "山田^太郎"))
                .about(ParticipantObject.study("1.2.3"));

        assertThat(AuditMessage.of(event, "CONSILIUM")).isEqualTo(("""
                <AuditMessage><EventIdentification EventActionCode="R" EventDateTime="2026-03-01T09:30:00.125Z"\
                 EventOutcomeIndicator="0"><EventID csd-code="110103" codeSystemName="DCM"\
                 originalText="DICOM Instances Accessed"/></EventIdentification><ActiveParticipant UserID="nguyen"\
                 UserName="BS. Nguyễn Thị Hồng Hạnh" UserIsRequestor="true" NetworkAccessPointID="10.0.0.7"\
                 NetworkAccessPointTypeCode="2"></ActiveParticipant><AuditSourceIdentification\
                 AuditSourceID="CONSILIUM"><AuditSourceTypeCode csd-code="4"/></AuditSourceIdentification>\
                <ParticipantObjectIdentification ParticipantObjectID="P-1^^^HOSPITAL" ParticipantObjectTypeCode="1"\
                 ParticipantObjectTypeCodeRole="1"><ParticipantObjectIDTypeCode csd-code="2" codeSystemName="RFC-3881"\
                 originalText="Patient Number"/><ParticipantObjectName>山田^太郎</ParticipantObjectName>\
                </ParticipantObjectIdentification><ParticipantObjectIdentification ParticipantObjectID="1.2.3"\
                 ParticipantObjectTypeCode="2" ParticipantObjectTypeCodeRole="3"><ParticipantObjectIDTypeCode\
                 csd-code="110180" codeSystemName="DCM" originalText="Study Instance UID"/><ParticipantObjectName>\
                </ParticipantObjectName></ParticipantObjectIdentification></AuditMessage>"""));
    }

    @ParameterizedTest
    @EnumSource(AuditAct.class)
    void isReadAsItWasWritten(AuditAct act) {
        var event = AuditEvent.of(AT, act, Action.UPDATE)
                .command("Sign")
                .ended(Outcome.SERIOUS_FAILURE, "Not <authorized> & \"quoted\"")
                .by(ActiveParticipant.requestor("ivanov", "Иванов", "").asSource())
                .by(ActiveParticipant.application("CONSILIUM").asDestination())
                .about(ParticipantObject.query(ParticipantObject.SOP_CLASS_UID, "1.2.840", "PatientName=가*"))
                .about(ParticipantObject.consultation("0f0c1b7a-0000-4000-8000-000000000001", "C-7")
                        .with("reason", "二次意见")
                        .with("empty", ""));

        var read = AuditMessageReader.read(AuditMessage.of(event, "CONSILIUM"), act);

        assertThat(read).isEqualTo(event);
        assertThat(read.person()).isEqualTo(Optional.empty());
        assertThat(read.institutions()).isEqualTo(Set.of());
    }

    @Test
    void replacesWhatNoXmlAndNoDatabaseCanHold() {
        var event = AuditEvent.of(AT, AuditAct.QUERIED, Action.EXECUTE)
                .by(ActiveParticipant.requestor("CT\u0000\u001B1\n", "\uD800", ""));

        var message = AuditMessage.of(event, "CONSILIUM");

        assertThat(message).contains("UserID=\"CT\uFFFD\uFFFD1\uFFFD\"", "UserName=\"\uFFFD\"");
    }
}
