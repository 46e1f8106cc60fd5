package org.consilium.web.dicomweb.render;

import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.imaging.render.PictureType;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.negotiation.Accept;
import org.consilium.web.negotiation.MediaRange;

/**
 * The form of rendered pictures.
 *
 * @param multipart whether each is a part of a multipart message; else one picture is all of the answer
 */
record RenderForm(PictureType type, boolean multipart) {

    /** The form a client prefers; one JPEG for a client that takes anything. Errors: NOT_ACCEPTABLE. */
    static RenderForm choose(Accept accept) {
        return accept.ranges().stream()
                .flatMap(range -> of(range).stream())
                .findFirst()
                .orElseThrow(() -> new Rejected(
                        Reason.NOT_ACCEPTABLE,
                        "offered: image/jpeg, image/png, image/gif, alone or in multipart/related"));
    }

    private static Optional<RenderForm> of(MediaRange range) {
        boolean multipart = range.isMultipartRelated() && !range.isAnything();
        MediaRange picture = multipart ? range.partRange() : range;
        return Stream.of(PictureType.values())
                .filter(type -> picture.includes(type.mediaType()))
                .findFirst()
                .map(type -> new RenderForm(type, multipart));
    }
}
