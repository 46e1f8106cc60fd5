package org.consilium.dicom.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.MissingResourceException;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Elements of an XML document one after another. A document type, entities of its own or instructions are refused. */
final class XmlInput {

    /** Deepest nesting of elements: two levels for each level of sequences, three for a name. */
    private static final int DEPTH_MAX = 300;

    /** Most attributes of one element; ours have four. */
    private static final int ATTRIBUTES_MAX = 20;

    private final XMLStreamReader reader;

    private XmlInput(XMLStreamReader reader) {
        this.reader = reader;
    }

    static XmlInput open(InputStream stream) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty("jdk.xml.maxElementDepth", DEPTH_MAX);
        factory.setProperty("jdk.xml.elementAttributeLimit", ATTRIBUTES_MAX);
        try {
            return new XmlInput(factory.createXMLStreamReader(XmlText.of(stream)));
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    /** Moves on to the next start or end of an element; text between elements must be space. */
    boolean nextIsStart() {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!reader.isWhiteSpace()) {
                        throw invalid("text where none belongs");
                    }
                }
                default -> ignorable();
            }
        }
    }

    /** The text up to the end of the element that was begun last, which has no elements within. */
    String text() {
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (next()) {
                case XMLStreamConstants.END_ELEMENT -> {
                    return text.toString();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                case XMLStreamConstants.START_ELEMENT -> throw invalid(name() + " where text belongs");
                default -> ignorable();
            }
        }
    }

    /** Makes sure that nothing follows the document's element. */
    void end() {
        for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
            if (event != XMLStreamConstants.SPACE && event != XMLStreamConstants.CHARACTERS) {
                ignorable();
            } else if (!reader.isWhiteSpace()) {
                throw invalid("text where none belongs");
            }
        }
    }

    /** Comments say nothing; all else that is no element or text is refused. */
    private void ignorable() {
        if (reader.getEventType() != XMLStreamConstants.COMMENT) {
            throw invalid("a document type, an entity or an instruction");
        }
    }

    private int next() {
        try {
            return reader.next();
        } catch (XMLStreamException e) {
            throw malformed(e);
        } catch (MissingResourceException e) {
            // The parser has no words for some of its own errors.
            throw new Rejected(Reason.INVALID_REQUEST, "malformed XML", e);
        }
    }

    /** The name of the element, without its namespace. */
    String name() {
        return reader.getLocalName();
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(reader.getAttributeValue(null, name));
    }

    Rejected invalid(String what) {
        return new Rejected(
                Reason.INVALID_REQUEST,
                what + " in line " + reader.getLocation().getLineNumber());
    }

    private static Rejected malformed(XMLStreamException e) {
        // Its own text may quote the document.
        String at = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNumber();
        return new Rejected(Reason.INVALID_REQUEST, "malformed XML" + at);
    }
}
