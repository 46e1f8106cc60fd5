package org.consilium.web.dicomweb.retrieve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.consilium.archive.InstanceRecord;
import org.consilium.archive.StoredInstance;
import org.consilium.archive.convert.Converted;
import org.consilium.archive.convert.PixelDecoding;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Transcode;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.dicomweb.Resources;
import org.consilium.web.negotiation.Accept;

/** An instance and the form it is sent in, as a DICOM file (PS3.10 7). */
record SendableInstance(StoredInstance instance, InstanceForm form, FrameDecoder decoder) {

    static Optional<SendableInstance> of(
            StoredInstance instance, Accept accept, boolean multipart, FrameDecoder decoder) {
        return InstanceForm.choose(
                        accept,
                        multipart,
                        instance.transferSyntax(),
                        () -> PixelDecoding.of(instance, decoder).isPresent())
                .map(form -> new SendableInstance(instance, form, decoder));
    }

    String contentType() {
        return InstanceForm.MEDIA_TYPE + "; transfer-syntax="
                + form.transferSyntax(instance).uid();
    }

    String location(Resources resources) {
        InstanceRecord known = instance.record();
        return resources.instance(known.series().study().uid(), known.series().uid(), known.uid());
    }

    /** Bytes of the file; known where nothing is changed. */
    OptionalLong length() {
        return form == InstanceForm.STORED && instance.correction().isEmpty()
                ? OptionalLong.of(head().length + instance.length())
                : OptionalLong.empty();
    }

    /** The data set passes through a small buffer; it is never whole in memory. */
    void write(OutputStream output) throws IOException {
        output.write(head());
        if (form == InstanceForm.DECOMPRESSED) {
            PixelDecoding.of(instance, decoder)
                    .orElseThrow(() -> new Rejected(Reason.NOT_ACCEPTABLE))
                    .write(output);
            return;
        }
        try (Converted stored = Converted.asStored(instance)) {
            InputStream dataSet = stored.dataSet();
            if (form == InstanceForm.STORED) {
                dataSet.transferTo(output);
            } else {
                Transcode.toExplicitLittleEndian(dataSet, instance.transferSyntax(), output);
            }
        }
    }

    /** The file of what is stored as it is: whole, and then compared with its digest, or some of its bytes. */
    RangedAnswer.Source asSource() {
        byte[] head = head();
        long total = head.length + instance.length();
        return new RangedAnswer.Source() {
            @Override
            public long length() {
                return total;
            }

            @Override
            public void write(long offset, long length, OutputStream output) throws IOException {
                if (length == total) {
                    SendableInstance.this.write(output);
                    return;
                }
                int ofHead = (int) Math.clamp(head.length - offset, 0, length);
                if (ofHead > 0) {
                    output.write(head, (int) offset, ofHead);
                }
                if (length > ofHead) {
                    try (InputStream bytes = instance.open(offset + ofHead - head.length, length - ofHead)) {
                        bytes.transferTo(output);
                    }
                }
            }
        };
    }

    private byte[] head() {
        InstanceRecord known = instance.record();
        return Part10.header(FileMeta.of(known.sopClass(), known.uid().value(), form.transferSyntax(instance)));
    }
}
