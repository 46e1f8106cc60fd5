package org.consilium.web.dicomweb.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Element;
import org.consilium.dicom.VR;
import org.consilium.dicom.json.BulkDataResolver;

/** Puts an element that stands for it in the place of each reference, and remembers its URI. None is ever followed. */
final class References implements BulkDataResolver {

    private final List<String> uris = new ArrayList<>();

    @Override
    public Optional<byte[]> resolve(String uri) {
        return Optional.empty();
    }

    @Override
    public Optional<Element> element(int tag, VR vr, String uri) {
        uris.add(uri);
        // Not empty, whatever it refers to: the offset is the number of the reference.
        return Optional.of(new DetachedElement(tag, vr, uris.size() - 1L, 1));
    }

    String uri(DetachedElement element) {
        return uris.get(Math.toIntExact(element.offset()));
    }

    /** All URIs since the beginning, or since they were last forgotten. */
    List<String> uris() {
        return List.copyOf(uris);
    }

    void forget() {
        uris.clear();
    }
}
