package org.consilium.cli.file;

import java.util.Locale;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Uid;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A transfer syntax on the command line: a short name of an uncompressed one, or a UID. */
public final class TransferSyntaxConverter implements ITypeConverter<TransferSyntax> {

    @Override
    public TransferSyntax convert(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "explicit" -> TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
            case "implicit" -> TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
            case "big-endian" -> TransferSyntax.EXPLICIT_VR_BIG_ENDIAN;
            case "deflated" -> TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN;
            default -> byUid(value);
        };
    }

    private static TransferSyntax byUid(String value) {
        if (!Uid.isValid(value)) {
            throw new TypeConversionException(
                    "'" + value + "' is no transfer syntax: explicit, implicit, big-endian, deflated or a UID");
        }
        return new TransferSyntax(value);
    }
}
