package org.consilium.security.audit.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringWriter;
import java.util.Base64;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.consilium.security.audit.ActiveParticipant;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.Code;
import org.consilium.security.audit.ParticipantObject;

/** Writes events in the schema of PS3.15 A.5.1. The same event is always the same text. */
public final class AuditMessage {

    /** The node's own word for what exactly was done, beside the type of the standard. */
    static final String COMMAND_SYSTEM = "99CONSILIUM";

    /** AuditSourceTypeCode: an application server. */
    private static final String APPLICATION_SERVER = "4";

    /** NetworkAccessPointTypeCode: an IP address. */
    private static final String IP_ADDRESS = "2";

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter xml;

    private AuditMessage(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** @param source AuditSourceID: the AE title of the node */
    public static String of(AuditEvent event, String source) {
        var text = new StringWriter();
        try {
            XMLStreamWriter writer;
            synchronized (FACTORY) {
                writer = FACTORY.createXMLStreamWriter(text);
            }
            new AuditMessage(writer).write(event, source);
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing to memory does not fail", e);
        }
        return text.toString();
    }

    private void write(AuditEvent event, String source) throws XMLStreamException {
        xml.writeStartElement("AuditMessage");
        identification(event);
        for (var participant : event.participants()) {
            participant(participant);
        }
        xml.writeStartElement("AuditSourceIdentification");
        if (!event.site().isEmpty()) {
            attribute("AuditEnterpriseSiteID", event.site());
        }
        attribute("AuditSourceID", source);
        xml.writeEmptyElement("AuditSourceTypeCode");
        attribute("csd-code", APPLICATION_SERVER);
        xml.writeEndElement();
        for (var object : event.objects()) {
            object(object);
        }
        xml.writeEndElement();
    }

    private void identification(AuditEvent event) throws XMLStreamException {
        xml.writeStartElement("EventIdentification");
        attribute("EventActionCode", event.action().code());
        attribute("EventDateTime", event.at().toString());
        attribute("EventOutcomeIndicator", String.valueOf(event.outcome().indicator()));
        code("EventID", event.act().id());
        if (event.act().type().isPresent()) {
            code("EventTypeCode", event.act().type().get());
        }
        if (!event.command().isEmpty()) {
            code("EventTypeCode", new Code(event.command(), COMMAND_SYSTEM, event.command()));
        }
        if (!event.outcomeText().isEmpty()) {
            element("EventOutcomeDescription", event.outcomeText());
        }
        if (event.act().purpose().isPresent()) {
            code("PurposeOfUse", event.act().purpose().get());
        }
        xml.writeEndElement();
    }

    private void participant(ActiveParticipant participant) throws XMLStreamException {
        xml.writeStartElement("ActiveParticipant");
        attribute("UserID", participant.userId());
        if (!participant.userName().isEmpty()) {
            attribute("UserName", participant.userName());
        }
        attribute("UserIsRequestor", String.valueOf(participant.requestor()));
        if (!participant.address().isEmpty()) {
            attribute("NetworkAccessPointID", participant.address());
            attribute("NetworkAccessPointTypeCode", IP_ADDRESS);
        }
        for (var role : participant.roles()) {
            code("RoleIDCode", role);
        }
        xml.writeEndElement();
    }

    private void object(ParticipantObject object) throws XMLStreamException {
        xml.writeStartElement("ParticipantObjectIdentification");
        attribute("ParticipantObjectID", object.id());
        attribute("ParticipantObjectTypeCode", String.valueOf(object.typeCode()));
        attribute("ParticipantObjectTypeCodeRole", String.valueOf(object.role()));
        code("ParticipantObjectIDTypeCode", object.idType());
        if (object.query().isEmpty()) {
            element("ParticipantObjectName", object.name());
        } else {
            element("ParticipantObjectQuery", base64(object.query()));
        }
        for (var detail : new TreeMap<>(object.details()).entrySet()) {
            xml.writeEmptyElement("ParticipantObjectDetail");
            attribute("type", detail.getKey());
            attribute("value", base64(detail.getValue()));
        }
        xml.writeEndElement();
    }

    private void code(String element, Code code) throws XMLStreamException {
        xml.writeEmptyElement(element);
        attribute("csd-code", code.value());
        attribute("codeSystemName", code.system());
        attribute("originalText", code.text());
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    /** What peers send may hold characters that XML and PostgreSQL cannot: they become U+FFFD. */
    public static String clean(String text) {
        return text.codePoints().allMatch(AuditMessage::isXml)
                ? text
                : text.codePoints()
                        .map(each -> isXml(each) ? each : 0xFFFD)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** Characters of XML 1.0, without line ends and tabs, which an attribute would turn into spaces. */
    private static boolean isXml(int character) {
        return character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }
}
