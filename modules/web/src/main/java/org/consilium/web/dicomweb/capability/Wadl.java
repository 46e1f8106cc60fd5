package org.consilium.web.dicomweb.capability;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Capabilities as a Web Application Description (PS3.18 8.9.3), in XML and as a tree of the same names for JSON. */
final class Wadl {

    static final String NAMESPACE = "http://wadl.dev.java.net/2009/02";

    private final String base;
    private final Map<String, List<Capability>> byPath;

    /** @param base address of the services, without a slash at the end */
    Wadl(String base, List<Capability> capabilities) {
        this.base = base;
        this.byPath = capabilities.stream()
                .collect(Collectors.groupingBy(Capability::path, LinkedHashMap::new, Collectors.toList()));
    }

    byte[] xml() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("application");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeStartElement("resources");
            xml.writeAttribute("base", base);
            for (var resource : byPath.entrySet()) {
                xml.writeStartElement("resource");
                xml.writeAttribute("path", resource.getKey());
                for (Capability capability : resource.getValue()) {
                    method(capability, xml);
                }
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void method(Capability capability, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("method");
        xml.writeAttribute("name", capability.method());
        xml.writeAttribute("id", id(capability));
        xml.writeStartElement("request");
        for (String parameter : capability.parameters()) {
            xml.writeEmptyElement("param");
            xml.writeAttribute("name", parameter);
            xml.writeAttribute("style", "query");
        }
        representations(capability.takes(), xml);
        xml.writeEndElement();
        xml.writeStartElement("response");
        representations(capability.answers(), xml);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void representations(List<String> mediaTypes, XMLStreamWriter xml) throws XMLStreamException {
        for (String mediaType : mediaTypes) {
            xml.writeEmptyElement("representation");
            xml.writeAttribute("mediaType", mediaType);
        }
    }

    Map<String, Object> tree() {
        List<Map<String, Object>> resources = byPath.entrySet().stream()
                .map(resource -> Map.of(
                        "path",
                        resource.getKey(),
                        "method",
                        resource.getValue().stream().map(Wadl::tree).toList()))
                .toList();
        return Map.of("application", Map.of("resources", Map.of("base", base, "resource", resources)));
    }

    private static Map<String, Object> tree(Capability capability) {
        return Map.of(
                "name", capability.method(),
                "id", id(capability),
                "request",
                        Map.of(
                                "param",
                                capability.parameters().stream()
                                        .map(name -> Map.of("name", name, "style", "query"))
                                        .toList(),
                                "representation",
                                mediaTypes(capability.takes())),
                "response", Map.of("representation", mediaTypes(capability.answers())));
    }

    private static List<Map<String, String>> mediaTypes(List<String> all) {
        return all.stream().map(type -> Map.of("mediaType", type)).toList();
    }

    private static String id(Capability capability) {
        return capability.service() + " " + capability.method() + " " + capability.path();
    }
}
