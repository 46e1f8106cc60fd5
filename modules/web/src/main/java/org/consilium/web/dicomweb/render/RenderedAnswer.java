package org.consilium.web.dicomweb.render;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.StoredInstance;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.imaging.render.Animation;
import org.consilium.imaging.render.FrameRenderer;
import org.consilium.imaging.render.Lettering;
import org.consilium.imaging.render.Picture;
import org.consilium.imaging.render.RenderOptions;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.dicomweb.Requests;
import org.consilium.web.dicomweb.Resources;
import org.consilium.web.dicomweb.retrieve.Caching;
import org.consilium.web.dicomweb.retrieve.RangedAnswer;
import org.consilium.web.multipart.MultipartWriter;
import org.consilium.web.negotiation.PixelMediaTypes;
import org.springframework.http.HttpHeaders;

/** Sends pictures: one alone, many one after another, or those of one instance as a film. One frame at a time is in memory. */
public final class RenderedAnswer {

    /** Most pictures of one answer. */
    static final int PICTURES_MAX = 10_000;

    private static final int COPY_BYTES = 64 << 10;

    private final FrameDecoder decoder;
    private final FrameRenderer renderer;
    private final Optional<String> publicUrl;

    public RenderedAnswer(FrameDecoder decoder, Lettering lettering, Optional<String> publicUrl) {
        this.decoder = decoder;
        this.renderer = new FrameRenderer(decoder, lettering);
        this.publicUrl = publicUrl;
    }

    /**
     * One frame alone.
     *
     * @param index from 0
     */
    public void one(
            StoredInstance stored,
            int index,
            RenderOptions options,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        requireImage(stored);
        requireFrame(stored.frames(), index);
        if (Caching.isKnown(Caching.tag(List.of(stored), index + " " + options), request, response)) {
            return;
        }
        Picture picture = render(stored, index, options);
        response.setContentType(picture.type().mediaType());
        response.setContentLength(picture.bytes().length);
        if (!Requests.isHead(request)) {
            response.getOutputStream().write(picture.bytes());
        }
    }

    /**
     * Every picture as a part. Instances that hold no image are no part of it. Where some images are of kinds that cannot be
     * decoded here, the others are sent with status 206 and a warning (PS3.18 table 8.5-1).
     *
     * <p>Errors: NOT_ACCEPTABLE when there is no picture, TOO_LARGE when there are too many.
     */
    void parts(List<FramesOf> wanted, RenderOptions options, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<FramesOf> images = wanted.stream()
                .filter(frames -> frames.instance().record().rows().isPresent())
                .toList();
        List<FramesOf> shown = images.stream()
                .filter(frames -> decoder.decodes(frames.instance().transferSyntax()))
                .toList();
        if (shown.isEmpty()) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "nothing here can be rendered");
        }
        if (shown.stream().mapToLong(frames -> frames.indexes().size()).sum() > PICTURES_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "more than " + PICTURES_MAX + " pictures; ask by series or instance");
        }
        String tag = Caching.tag(
                wanted.stream().map(FramesOf::instance).toList(),
                options + " " + wanted.stream().map(FramesOf::indexes).toList());
        if (Caching.isKnown(tag, request, response)) {
            return;
        }
        if (shown.size() < images.size()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.addHeader(
                    HttpHeaders.WARNING,
                    "299 consilium \"" + (images.size() - shown.size()) + " images cannot be rendered\"");
        }
        String boundary = "part-" + tag;
        response.setContentType(MultipartWriter.contentType(options.type().mediaType(), boundary));
        if (!Requests.isHead(request)) {
            write(
                    shown,
                    options,
                    Resources.of(publicUrl, request),
                    new MultipartWriter(response.getOutputStream(), boundary));
        }
    }

    private void write(List<FramesOf> shown, RenderOptions options, Resources resources, MultipartWriter writer)
            throws IOException {
        for (FramesOf frames : shown) {
            for (int index : frames.indexes()) {
                requireFrame(frames.instance().frames(), index);
                Picture picture = render(frames.instance(), index, options);
                writer.begin(picture.type().mediaType(), frames.location(index, resources));
                writer.body().write(picture.bytes());
            }
        }
        writer.end();
    }

    /** All frames of an instance, moving. Errors: TOO_LARGE for more than {@link Animation#FRAMES_MAX}. */
    void animation(
            StoredInstance stored, RenderOptions options, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        FrameIndex frames = stored.frames();
        if (frames.count() > Animation.FRAMES_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "an animation has at most " + Animation.FRAMES_MAX + " frames");
        }
        if (!decoder.decodes(stored.transferSyntax())) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "pixels of this transfer syntax cannot be rendered here");
        }
        if (Caching.isKnown(Caching.tag(List.of(stored), "film " + options), request, response)) {
            return;
        }
        response.setContentType(options.type().mediaType());
        if (Requests.isHead(request)) {
            return;
        }
        DataSet header = stored.header();
        try (Animation animation = new Animation(renderer, header, response.getOutputStream())) {
            for (int index = 0; index < frames.count(); index++) {
                animation.add(header, index, stored.transferSyntax(), bytes(frames, index), options);
            }
        }
    }

    /** Video as it is stored; false when the instance is none. */
    public boolean video(
            StoredInstance stored, String mediaType, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!isVideo(stored) || !PixelMediaTypes.of(stored.transferSyntax()).equals(mediaType)) {
            return false;
        }
        FrameIndex stream = stored.frames(); // Video counts as one frame.
        String tag = Caching.tag(List.of(stored), "video");
        if (!Caching.isKnown(tag, request, response)) {
            RangedAnswer.send(new Stream(stream), mediaType, tag, request, response);
        }
        return true;
    }

    /** A stream of video, of which players ask for the part that they show. */
    private record Stream(FrameIndex frames) implements RangedAnswer.Source {

        @Override
        public long length() {
            return frames.frame(0).length();
        }

        @Override
        public void write(long offset, long length, OutputStream output) throws IOException {
            try (InputStream bytes = frames.open(0)) {
                bytes.skipNBytes(offset);
                byte[] buffer = new byte[COPY_BYTES];
                for (long left = length; left > 0; ) {
                    int count = bytes.read(buffer, 0, (int) Math.min(left, buffer.length));
                    if (count < 0) {
                        throw new EOFException("the video is shorter than its fragments");
                    }
                    output.write(buffer, 0, count);
                    left -= count;
                }
            }
        }
    }

    static boolean isVideo(StoredInstance stored) {
        return PixelMediaTypes.of(stored.transferSyntax()).startsWith("video/");
    }

    private Picture render(StoredInstance stored, int index, RenderOptions options) throws IOException {
        return renderer.render(stored.header(), index, stored.transferSyntax(), bytes(stored.frames(), index), options);
    }

    private static byte[] bytes(FrameIndex frames, int index) throws IOException {
        try (InputStream bytes = frames.open(index)) {
            return bytes.readAllBytes();
        }
    }

    private static void requireImage(StoredInstance stored) {
        if (stored.record().rows().isEmpty()) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "the instance holds no image");
        }
    }

    private static void requireFrame(FrameIndex frames, int index) {
        if (index >= frames.count()) {
            throw new Rejected(Reason.NOT_FOUND, "the instance has " + frames.count() + " frames");
        }
    }
}
