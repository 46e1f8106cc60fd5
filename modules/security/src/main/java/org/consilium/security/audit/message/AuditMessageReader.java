package org.consilium.security.audit.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.consilium.security.audit.Action;
import org.consilium.security.audit.ActiveParticipant;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.Code;
import org.consilium.security.audit.Outcome;
import org.consilium.security.audit.ParticipantObject;

/** Reads what {@link AuditMessage} has written. */
public final class AuditMessageReader {

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private AuditEvent event;

    private AuditMessageReader(XMLStreamReader xml, AuditAct act) {
        this.xml = xml;
        this.event = AuditEvent.of(Instant.EPOCH, act, Action.EXECUTE);
    }

    /**
     * @param act the kind of act, which several codes share
     * @throws IllegalArgumentException when the text is no message
     */
    public static AuditEvent read(String message, AuditAct act) {
        try {
            XMLStreamReader reader;
            synchronized (FACTORY) {
                reader = FACTORY.createXMLStreamReader(new StringReader(message));
            }
            return new AuditMessageReader(reader, act).read();
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("Not an audit message", e);
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private AuditEvent read() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "EventIdentification" -> identification();
                    case "ActiveParticipant" -> participant();
                    case "AuditSourceIdentification" -> site();
                    case "ParticipantObjectIdentification" -> object();
                    default -> {
                        // The message itself.
                    }
                }
            }
        }
        return event;
    }

    private void identification() throws XMLStreamException {
        var at = Instant.parse(attribute("EventDateTime"));
        var code = attribute("EventActionCode");
        var action = Arrays.stream(Action.values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no action " + code));
        var outcome = Outcome.of(Integer.parseInt(attribute("EventOutcomeIndicator")));
        var command = "";
        var why = "";
        while (within("EventIdentification")) {
            if (xml.getLocalName().equals("EventTypeCode")
                    && attribute("codeSystemName").equals(AuditMessage.COMMAND_SYSTEM)) {
                command = attribute("csd-code");
            } else if (xml.getLocalName().equals("EventOutcomeDescription")) {
                why = xml.getElementText();
            }
        }
        event = new AuditEvent(
                at, event.act(), command, action, outcome, why, Optional.empty(), "", Set.of(), List.of(), List.of());
    }

    private void participant() throws XMLStreamException {
        var userId = attribute("UserID");
        var userName = attribute("UserName");
        var requestor = Boolean.parseBoolean(attribute("UserIsRequestor"));
        var address = attribute("NetworkAccessPointID");
        var roles = new ArrayList<Code>();
        while (within("ActiveParticipant")) {
            if (xml.getLocalName().equals("RoleIDCode")) {
                roles.add(code());
            }
        }
        event = event.by(new ActiveParticipant(userId, userName, requestor, address, roles));
    }

    private void site() {
        event = new AuditEvent(
                event.at(),
                event.act(),
                event.command(),
                event.action(),
                event.outcome(),
                event.outcomeText(),
                event.person(),
                attribute("AuditEnterpriseSiteID"),
                event.institutions(),
                event.participants(),
                event.objects());
    }

    private void object() throws XMLStreamException {
        var id = attribute("ParticipantObjectID");
        int type = Integer.parseInt(attribute("ParticipantObjectTypeCode"));
        int role = Integer.parseInt(attribute("ParticipantObjectTypeCodeRole"));
        Code idType = ParticipantObject.SOP_CLASS_UID;
        var name = "";
        var query = "";
        Map<String, String> details = new TreeMap<>();
        while (within("ParticipantObjectIdentification")) {
            switch (xml.getLocalName()) {
                case "ParticipantObjectIDTypeCode" -> idType = code();
                case "ParticipantObjectName" -> name = xml.getElementText();
                case "ParticipantObjectQuery" -> query = text(xml.getElementText());
                case "ParticipantObjectDetail" -> details.put(attribute("type"), text(attribute("value")));
                default -> throw new IllegalArgumentException("Not an element of an object");
            }
        }
        event = event.about(new ParticipantObject(type, role, idType, id, name, query, details));
    }

    /** Goes to the next element within this one; false at its end. */
    private boolean within(String element) throws XMLStreamException {
        while (xml.hasNext()) {
            int what = xml.next();
            if (what == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (what == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)) {
                return false;
            }
        }
        return false;
    }

    private Code code() {
        return new Code(attribute("csd-code"), attribute("codeSystemName"), attribute("originalText"));
    }

    private String attribute(String name) {
        var value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), UTF_8);
    }
}
