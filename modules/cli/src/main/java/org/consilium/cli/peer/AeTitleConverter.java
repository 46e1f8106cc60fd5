package org.consilium.cli.peer;

import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Rejected;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An AE title on the command line. */
public final class AeTitleConverter implements ITypeConverter<AeTitle> {

    @Override
    public AeTitle convert(String value) {
        try {
            return new AeTitle(value);
        } catch (Rejected e) {
            throw new TypeConversionException(
                    "'" + value + "' is not an AE title: 1 to 16 characters without backslash");
        }
    }
}
