package org.consilium.cli.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.consilium.dicom.Element;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueElement;
import org.consilium.dicom.charset.SpecificCharacterSet;
import org.consilium.dicom.io.BulkValue;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.dicom.json.BulkDataUri;

/**
 * Puts large binary values into files of their own, named after where they stand in the data set, and finds them again. A
 * reference is the name of a file in the folder; one that leads elsewhere is not followed.
 */
final class BulkFolder implements BulkDataUri, BulkDataResolver {

    /** Longest value that stays in line, in bytes. */
    static final int INLINE_BYTES_MAX = 64;

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,199}";

    private final Path folder;
    private final String prefix;

    /** @param prefix begins the names of the files and tells the objects of one run apart */
    BulkFolder(Path folder, String prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    @Override
    public Optional<String> of(String path, Element element) {
        byte[] value =
                element instanceof FragmentsElement fragments ? EncapsulatedValue.write(fragments) : element.bytes();
        if (value.length <= INLINE_BYTES_MAX && !(element instanceof FragmentsElement)) {
            return Optional.empty();
        }
        try {
            return Optional.of(write(path, new ByteArrayInputStream(value)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> of(String path, BulkValue value) throws IOException {
        return Optional.of(write(path, value.bytes()));
    }

    private String write(String path, InputStream value) throws IOException {
        String name = prefix + path.replace('/', '-') + ".bin";
        Files.copy(value, Files.createDirectories(folder).resolve(name), StandardCopyOption.REPLACE_EXISTING);
        return name;
    }

    @Override
    public Optional<byte[]> resolve(String uri) {
        Path file = folder.resolve(uri.matches(NAME) ? uri : ".");
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Element> element(int tag, VR vr, String uri) {
        return resolve(uri)
                .map(bytes -> EncapsulatedValue.read(bytes)
                        .<Element>map(fragments -> new FragmentsElement(tag, vr, fragments))
                        .orElseGet(() -> ValueElement.of(
                                tag, vr, bytes, 0, bytes.length, false, SpecificCharacterSet.ISO_IR_192)));
    }
}
