package org.consilium.dicom;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.consilium.dicom.json.BulkDataResolver;

/** Keeps what a writer gives by reference and finds it again for a reader: fragments, and all else in line. */
public final class BulkReferences implements BulkDataResolver {

    private final Map<String, Element> elements = new HashMap<>();

    /** As {@link org.consilium.dicom.json.BulkDataUri} asks. */
    public Optional<String> add(String path, Element element) {
        if (element instanceof ValueElement) {
            return Optional.empty();
        }
        elements.put("bulk/" + path, element);
        return Optional.of("bulk/" + path);
    }

    @Override
    public Optional<byte[]> resolve(String uri) {
        return Optional.empty();
    }

    @Override
    public Optional<Element> element(int tag, VR vr, String uri) {
        return Optional.ofNullable(elements.get(uri));
    }
}
